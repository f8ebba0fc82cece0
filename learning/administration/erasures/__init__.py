"""Erasing a person: asked for, done once and whole, done again after a restore."""

"""Entries that somebody makes themselves, and their own words about any entry."""

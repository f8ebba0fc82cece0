"""Asking somebody to rate domains of one's round, and how they see it."""

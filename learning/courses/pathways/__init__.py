"""Pathways: the list, the page of one, following one for oneself, and what comes next on it."""

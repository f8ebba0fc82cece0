"""The lesson page, the most important page of all, and what is done on it."""

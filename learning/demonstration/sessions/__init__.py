"""A term of sessions at one school, and what a few of its staff keep in their records."""

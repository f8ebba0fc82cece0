"""The assessment at the end of a module: drawn from its pool, marked, passed or tried again."""

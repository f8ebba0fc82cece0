"""The quiet page at the end of a module."""

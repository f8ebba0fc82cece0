"""Reflections of a visit: while it happens, the same evening, against the picture."""

"""Reflections that two who work together write on one page, such as a teacher and a TA (A10)."""

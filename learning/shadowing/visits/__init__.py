"""Visits: planned, noted on the day or afterwards, commented on and signed off by the host."""

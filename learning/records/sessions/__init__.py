"""Certificates of sessions: an attendance is one as soon as its session has ended."""

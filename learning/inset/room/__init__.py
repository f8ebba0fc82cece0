"""Joining a session by its code, and the room as it is on everybody's phone."""

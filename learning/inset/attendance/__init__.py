"""Who was there, how it became known, and what that leads to once a session has ended."""

"""The outgoing queue: a page never waits for a mail server."""

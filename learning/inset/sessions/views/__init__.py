"""The pages of sessions."""

from learning.inset.sessions.views import changing, listing, preparing, reading

__all__ = ["changing", "listing", "preparing", "reading"]

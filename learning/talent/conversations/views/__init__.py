"""The pages of a conversation: asking for one, and what each of the two sees and does."""

from learning.talent.conversations.views import asking, own, shared

__all__ = ["asking", "own", "shared"]

"""The pages of what follows a session: answering it, by a link from an e-mail, and its totals."""

from learning.inset.following.views import answering, by_link, evaluating, results

__all__ = ["answering", "by_link", "evaluating", "results"]

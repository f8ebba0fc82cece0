"""The words of the e-mails about a session that is over. Pure.

No title of what is between a few, and never what somebody meant to try: an e-mail is read by
whoever sees the screen.
"""

from learning.inset.following.rules import may_share
from learning.inset.rules import FOLLOW_UP_WEEKS, SessionKind
from learning.people.letters import Letter

SINCE = {FOLLOW_UP_WEEKS[0]: "Two weeks", FOLLOW_UP_WEEKS[1]: "Six weeks"}


def follow_up(*, name: str, title: str, kind: SessionKind, weeks: int, address: str) -> Letter:
    """To somebody who was there, after two or six weeks; `address` ends in their own token."""
    what = f"“{title}”" if may_share(kind) else "a session"
    return Letter(
        "Did you try it? One tap",
        f"Hello {name},\n\n"
        f"{SINCE[weeks]} ago you were at {what}. Did anything from it find its way into your "
        "practice?\n\n"
        "Open this link to say so with one tap, without signing in. It works for 30 days:\n\n"
        f"{address}\n\n"
        "Your answer is yours. Nobody sees it with your name. On the same page you can say that "
        "you would rather not be asked about this session again.\n",
    )


def evaluation(*, name: str, title: str, kind: SessionKind, address: str) -> Letter:
    """To somebody who was there and has not yet said what they made of it."""
    what = f"“{title}”" if may_share(kind) else "your session"
    return Letter(
        "One minute about your session",
        f"Hello {name},\n\n"
        f"What did you make of {what}, and what is one thing you will try? It takes a minute:\n\n"
        f"{address}\n\n"
        "Nobody sees your answer with your name.\n",
    )

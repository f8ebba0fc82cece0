"""What a SENCo agrees to, what they may say of themselves, and what finds whom. Pure."""

from collections.abc import Collection
from hashlib import blake2b

from learning.people.rules import Job, Role
from learning.people.viewers import Viewer

LONGEST_ABOUT = 300
CONSENT = (
    "I agree that everybody who works at my schools, and at schools of the same trust or "
    "partnership, finds here my name, my school, my e-mail address, my topics and my line, and "
    "may write to me. I can change it or leave whenever I like, and it is gone at once. It ends "
    "by itself once I am no longer SENCo."
)
"""What somebody agrees to; kept with their entry as it stood."""


def is_senco(viewer: Viewer) -> bool:
    """Whether the viewer is SENCo anywhere today, whichever school they are looking from."""
    return any(Role.SENCO in hat.roles and hat.job is not Job.GOVERNOR for hat in viewer.hats)


def edition(topics: Collection[str], about: str, *, welcomes_visitors: bool) -> str:
    """A name for an entry as it stands; another one once any of it is changed."""
    words = "\n".join((*sorted(topics), about, str(welcomes_visitors)))
    return blake2b(words.encode(), digest_size=8).hexdigest()

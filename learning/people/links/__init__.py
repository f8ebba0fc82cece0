"""Single-use links: setting up, accepting an invitation, choosing a new password."""

from learning.people.links.queries import set_up_is_open
from learning.people.links.services import make_set_up_link

__all__ = ["make_set_up_link", "set_up_is_open"]

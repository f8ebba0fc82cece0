"""Pages for signing in, for links, for one's own account and for how pages look."""

from learning.people.views import account, entrance, leaves, links, reading_settings, sign_ins
from learning.people.views.pages import blueprint

__all__ = ["account", "blueprint", "entrance", "leaves", "links", "reading_settings", "sign_ins"]

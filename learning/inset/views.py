"""All pages of this domain; each noun has its own."""

from learning.inset import models
from learning.inset.attendance import views as attendance
from learning.inset.blueprint import blueprint
from learning.inset.deck import views as deck
from learning.inset.following import views as following
from learning.inset.live import views as live
from learning.inset.room import views as room
from learning.inset.sessions import views as sessions

__all__ = [
    "attendance",
    "blueprint",
    "deck",
    "following",
    "live",
    "models",
    "room",
    "sessions",
]

"""The pages of joining and of the room."""

from learning.inset.room.views import joining, room, sending

__all__ = ["joining", "room", "sending"]

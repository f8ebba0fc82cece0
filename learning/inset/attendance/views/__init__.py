"""The pages of attendance: the list, one person on it, a paper sheet, the end."""

from learning.inset.attendance.views import ending, listing, one, sheet

__all__ = ["ending", "listing", "one", "sheet"]

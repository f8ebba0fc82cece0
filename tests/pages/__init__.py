"""Pages as a person meets them, and what must be true of every one of them."""

from tests.pages.page import Page

__all__ = ["Page"]

"""The three ways a request can be answered with no. Queries and services raise these or succeed."""


class NotFound(Exception):  # noqa: N818 - named as the answer it becomes
    """There is none, or you may not know of it. Becomes 404 either way."""


class NotAllowed(Exception):  # noqa: N818 - named as the answer it becomes
    """This page is for another role. Becomes 403, with who to ask."""


class Refused(Exception):  # noqa: N818 - named as the answer it becomes
    """The change makes no sense now; `message` is written for the person who asked.

    `field` names the form field it belongs to, so that a view can show it there (422).
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Conflict(Refused):
    """Someone else changed the same thing first; `theirs` is what stands now (409)."""

    def __init__(self, message: str, theirs: str, field: str | None = None) -> None:
        super().__init__(message, field)
        self.theirs = theirs

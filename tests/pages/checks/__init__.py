"""What must be true of every page. Each check yields a sentence for each fault it finds.

No switch turns a check off: a page that cannot meet one is the thing to change, or the check is.
"""

from flask import Flask

from tests.pages.checks import controls, destinations, structure, wording
from tests.pages.page import Page

CHECKS = (
    *structure.CHECKS,
    *controls.CHECKS,
    *wording.CHECKS,
)


def faults(page: Page, app: Flask) -> list[str]:
    """Everything that is wrong with a page."""
    found = [fault for check in CHECKS for fault in check(page)]
    return found + list(destinations.faults(page, app))

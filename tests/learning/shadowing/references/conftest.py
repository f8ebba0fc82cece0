"""Days matter to a placement, so time stands still."""

import pytest


@pytest.fixture(autouse=True)
def _on_that_monday(clock):
    """Monday 23 November 2026, 09:00."""
    return clock

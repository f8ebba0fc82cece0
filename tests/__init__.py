"""The tests: the same tree as the code, plus journeys, house rules and the real modules."""

from tests import until_complete  # noqa: F401 - scratch while rooms are being written

"""Which tests run: none is passed over in silence, and some meet PostgreSQL too."""

import os
from collections.abc import Generator
from typing import Any

import pytest

THROUGH_PAGES = {"browser", "visitor", "open_window"}
MUST_ALL_RUN = os.environ.get("CI", "").lower() == "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of models, queries and services are marked `database`: they run on both databases.

    They are known by standing on the database without going through a page.
    """
    for item in items:
        asked_for = set(getattr(item, "fixturenames", ()))
        if "store" in asked_for and not asked_for & THROUGH_PAGES:
            item.add_marker("database")


def _fail_if_skipped(report: Any) -> None:
    if MUST_ALL_RUN and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true does not allow: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that would be skipped fails instead."""
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A file that would be skipped fails instead."""
    report = yield
    _fail_if_skipped(report)
    return report

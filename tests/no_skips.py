"""With CI=true nothing is passed over in silence: a skipped test is a failed one."""

import os
from collections.abc import Generator
from typing import Any

import pytest

MUST_ALL_RUN = os.environ.get("CI", "").lower() == "true"


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

"""Every setting is documented, and each variable is read where settings are read."""

import re
from dataclasses import fields

from learning.config import Config
from tests.house.project import PROJECT, python_files

NOT_SETTINGS = {"testing", "extra"}
"""For tests only."""
READ_ELSEWHERE = {"config.py", "pdf.py"}
"""The second hands a few variables on to the child that makes PDFs."""
VARIABLE = re.compile(r'"((?:ALONGSIDE_)[A-Z_]+|HOST|PORT)"')
GUIDE = PROJECT / "learning/README.md"


def _variables() -> set[str]:
    return set(VARIABLE.findall((PROJECT / "learning/config.py").read_text("utf-8")))


def _rows() -> dict[str, str]:
    """The rows of the table of settings by their variable."""
    lines = GUIDE.read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return {row[0].strip("`"): row[-1] for row in rows if row[0].startswith("`")}


def test_every_variable_has_a_row_that_explains_it():
    missing = {name for name in _variables() if not _rows().get(name)}
    assert not missing


def test_no_row_speaks_of_a_variable_that_is_gone():
    named = {name for name in _rows() if name.startswith("ALONGSIDE_")}
    assert named <= _variables()


def test_every_setting_is_read_from_a_variable():
    reading = (PROJECT / "learning/config.py").read_text("utf-8").split("def from_environment")[1]
    unread = {
        each.name
        for each in fields(Config)
        if each.name not in NOT_SETTINGS and not re.search(rf"\b{each.name}=", reading)
    }
    assert not unread


def test_the_environment_is_read_in_one_place():
    elsewhere = [
        str(path.relative_to(PROJECT))
        for path in python_files("learning", "content")
        if path.name not in READ_ELSEWHERE
        and re.search(r"os\.(environ|getenv)", path.read_text("utf-8"))
    ]
    assert not elsewhere


def test_the_clock_is_read_in_one_place():
    elsewhere = [
        str(path.relative_to(PROJECT))
        for path in python_files("learning")
        if path != PROJECT / "learning/clock.py"
        and re.search(r"datetime\.now\(|date\.today\(|utcnow\(", path.read_text("utf-8"))
    ]
    assert not elsewhere

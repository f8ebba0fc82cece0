"""Files and functions stay small enough to be read in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PROJECT, python_files, written_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_longer_than_the_ceiling():
    long = {
        str(path.relative_to(PROJECT)): count
        for path in written_files(".py", ".html", ".js", ".scss")
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


@pytest.mark.parametrize("room", ["content", "learning", "tests", "benchmarks"])
def test_no_function_is_longer_than_the_ceiling(room):
    long = [
        f"{path.relative_to(PROJECT)}: {name} has {count} lines"
        for path in python_files(room)
        for name, count in _functions(path)
        if count > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("room", ["content", "learning"])
def test_every_module_says_what_it_is_for(room):
    silent = [
        str(path.relative_to(PROJECT))
        for path in python_files(room)
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def test_every_public_function_of_the_inner_rooms_says_what_holds_afterwards():
    rooms = ("rules.py", "queries.py", "services.py")
    silent = [
        f"{path.relative_to(PROJECT)}: {node.name}"
        for path in python_files("content", "learning")
        if path.name in rooms or path.is_relative_to(PROJECT / "content")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not silent


def test_the_opener_for_servers_is_two_lines():
    lines = (PROJECT / "wsgi.py").read_text("utf-8").splitlines()
    code = [line for line in lines if line and not line.startswith('"""')]
    assert code == ["from learning.app import create_app", "app = create_app()"]


def test_nothing_is_left_for_later():
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "lorem " + "ipsum")
    left = [
        f"{path.relative_to(PROJECT)}: {mark}"
        for path in written_files(".py", ".html", ".js", ".scss", ".md", ".toml")
        for mark in marks
        if mark in path.read_text("utf-8", "replace")
    ]
    assert not left

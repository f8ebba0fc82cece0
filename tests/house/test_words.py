"""The words of the interface and the courses: SENCo, British spelling, no shouting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PROJECT, python_files, templates, written_files

TITLES = (
    "NPQ for SENCOs",
    "National Professional Qualification for SENCOs",
    "National SENCO Workload Survey",
)
"""Names of others, spelt as they spell them."""

AMERICAN = re.compile(
    r"\b(?:behaviors?|behavioral|colors?|colored|favorites?|favor|honor|labors?|neighbors?|"
    r"organizations?|organized?|organizing|recognized?|recognizing|analyzed?|analyzing|centers?|"
    r"centered|(?:training|study|learning|reading) programs?|fulfill|enrollments?|judgments?|"
    r"summarized?|"
    r"prioritized?|prioritizing|specialized?|personalized?|emphasized?|apologize|realized?|"
    r"math|grade level|gray|catalog|dialog|canceled|labeled|modeling|traveled|counselor|"
    r"skillful|licensed? teacher|defense|offense|practicing|license)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"prefers-color-scheme|\bMIT licence\b|\bLICENSE\b|computer programs?|licensed under"
)
"""File names, and verbs that both spellings share."""
SHOUTED = re.compile(r"(?<!SP)\bSENCOs?\b")
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>|https?://\S+", re.DOTALL)
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def _course_files() -> list[Path]:
    """Return what is read; `words.md` is the list of what is not to be written."""
    return [
        path
        for path in written_files(".md")
        if "tests" not in path.parts and path.name != "words.md"
    ]


def _without_titles(text: str) -> str:
    for title in TITLES:
        text = text.replace(title, "")
    return text


def _prose(path: Path) -> str:
    text = _without_titles(path.read_text("utf-8"))
    return CODE.sub(" ", JINJA.sub(" ", text) if path.suffix == ".html" else text)


def _sentences(path: Path) -> Iterator[str]:
    """Strings in code that are words for people: more than one word, begun with a capital."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        words = node.value if isinstance(node, ast.Constant) else None
        if isinstance(words, str) and re.match(r"[A-Z“‘].* .*", words):
            yield CODE.sub(" ", _without_titles(words))


def _spoken() -> Iterator[tuple[str, str]]:
    for path in (*templates(), *_course_files()):
        yield str(path.relative_to(PROJECT)), _prose(path)
    for path in python_files("content", "learning"):
        for words in _sentences(path):
            yield str(path.relative_to(PROJECT)), words


def test_the_senco_is_written_so():
    loud = [(where, found[0]) for where, words in _spoken() for found in SHOUTED.finditer(words)]
    assert not loud


def test_the_spelling_is_british():
    found = [
        (where, match[0])
        for where, words in _spoken()
        for match in AMERICAN.finditer(ALLOWED.sub("", words))
    ]
    assert not found


def test_nothing_is_shouted():
    """No exclamation mark in the interface; in a course, somebody may cry out."""
    loud = [
        str(path.relative_to(PROJECT))
        for path in templates()
        if "!" in _prose(path).replace("<!DOCTYPE html>", "")
    ]
    assert not loud


def test_the_journal_is_never_called_an_audit():
    for path in python_files("learning/journal"):
        assert "audit" not in path.read_text("utf-8").lower(), path


def test_words_that_mean_two_things_are_not_names():
    """Product.md gives each thing one word; these are drawers, or mean something else here."""
    drawers = {"utils", "common", "helpers", "misc", "core", "manager", "handlers"}
    files = python_files("content", "learning", "tests")
    assert not [path for path in files if drawers & {path.stem, *path.parent.parts[-2:]}]


@pytest.mark.parametrize("word", ["get_", "data", "info", "obj"])
def test_no_function_has_an_empty_name(word):
    """`get_id` is Flask-Login's."""
    found = [
        f"{path.relative_to(PROJECT)}: {node.name}"
        for path in python_files("content", "learning")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.name.startswith("get_") if word == "get_" else node.name == word)
        and node.name != "get_id"
    ]
    assert not found


def test_nothing_names_this_machine_or_a_registry():
    hidden = ("/work/", "/root/", "registry.", "pypi.org")
    kinds = (".py", ".html", ".js", ".mjs", ".scss", ".md", ".toml", ".lock", ".json")
    found = [
        f"{path.relative_to(PROJECT)}: {word}"
        for path in written_files(*kinds)
        for word in hidden
        if word in path.read_text("utf-8", "replace") and path.name != Path(__file__).name
    ]
    assert not found

"""Templates: all parse, all are used, none carries style, script or HTML called safe."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, nodes

from tests.house.project import PROJECT, python_files, templates

BUILT_FROM_CODE = {"errors/"}
"""Folders whose templates are named when the page is made (`errors/404.html`)."""
TAGS = re.compile(r"""<[^>]*>|\s[a-z-]+="[^"]*\"""", re.DOTALL)
STRAIGHT = re.compile(r"""['"]|(?<!\w)--|--(?=\s)""")
COMMENTS = re.compile(r"\{#.*?#\}", re.DOTALL)
ATTRIBUTES = re.compile(r"""\s(?:style|on[a-z]+)\s*=\s*["']""")
SCRIPTS = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|javascript:", re.IGNORECASE)
SPEAKERS = ("Refused", "Conflict", "flash", "DataRequired", "Length", "ValidationError")
CONTROLS = re.compile(r"""<(?:input(?! type="hidden")|select|textarea(?![^>]*\breadonly))\b""")
"""Hidden values and words shown back to be copied ask nothing of anybody."""


def _name(path: Path) -> str:
    return path.as_posix().rpartition("/templates/")[2]


def _said(path: Path) -> str:
    return str(path.relative_to(PROJECT))


@pytest.fixture(scope="module")
def trees(demonstration_app):
    environment = demonstration_app.jinja_env
    return {_name(path): environment.parse(path.read_text("utf-8")) for path in templates()}


def test_undefined_names_raise(demonstration_app):
    assert demonstration_app.jinja_env.undefined is StrictUndefined
    assert demonstration_app.jinja_env.autoescape is not False


def test_every_template_compiles(demonstration_app):
    for path in templates():
        demonstration_app.jinja_env.get_template(_name(path))


def test_no_template_is_unused(trees):
    used = set()
    for tree in trees.values():
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            if isinstance(node.template, nodes.Const):
                used.add(node.template.value)
    code = "\n".join(path.read_text("utf-8") for path in python_files("learning"))
    unused = {
        name
        for name in trees
        if name not in used
        and f'"{name}"' not in code
        and not any(name.startswith(folder) for folder in BUILT_FROM_CODE)
    }
    assert not unused


def test_every_import_of_a_template_is_used(trees):
    unused = []
    for name, tree in trees.items():
        words = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        for node in tree.find_all(nodes.FromImport):
            taken = [each if isinstance(each, str) else each[1] for each in node.names]
            unused += [f"{name}: {each}" for each in taken if each not in words]
        for node in tree.find_all(nodes.Import):
            if node.target not in words:
                unused.append(f"{name}: {node.target}")
    assert not unused


def test_html_is_called_safe_in_one_filter_only(trees):
    loud = [
        name
        for name, tree in trees.items()
        if any(node.name == "safe" for node in tree.find_all(nodes.Filter))
        or any(True for _ in tree.find_all(nodes.MarkSafe))
    ]
    assert not loud
    code = [
        _said(path)
        for path in python_files("learning", "content")
        if re.search(r"\bMarkup\(", path.read_text("utf-8"))
    ]
    assert code == ["learning/web/filters.py"]


def test_autoescape_is_never_switched_off(trees):
    for name, tree in trees.items():
        assert not list(tree.find_all(nodes.ScopedEvalContextModifier)), name


def test_no_template_carries_style_or_script():
    loud = [
        _said(path)
        for path in templates()
        if ATTRIBUTES.search(COMMENTS.sub("", path.read_text("utf-8")))
        or SCRIPTS.search(COMMENTS.sub("", path.read_text("utf-8")))
    ]
    assert not loud


def _visible(environment, path: Path) -> list[str]:
    """The words of a template without its tags, expressions and attributes."""
    shown = {"data": lambda words: words, "variable_begin": lambda _words: "x"}
    tokens = environment.lex(path.read_text("utf-8"))
    html = "".join(shown[kind](words) for _line, kind, words in tokens if kind in shown)
    return [line.strip() for line in TAGS.sub("\n", html).splitlines()]


def test_visible_words_are_typographic(demonstration_app):
    straight = [
        f"{_said(path)}: {words}"
        for path in templates()
        for words in _visible(demonstration_app.jinja_env, path)
        if STRAIGHT.search(words)
    ]
    assert not straight


def test_form_controls_come_from_the_macros():
    by_hand = [
        _said(path)
        for path in templates()
        if "macros" not in path.parts and CONTROLS.search(COMMENTS.sub("", path.read_text("utf-8")))
    ]
    assert not by_hand


def test_labels_and_messages_in_code_are_typographic():
    """Words for people stand in forms, rules and services too: no straight apostrophe in them."""
    straight = []
    for path in python_files("learning"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _speaks(node):
                straight += [
                    f"{_said(path)}:{each.lineno}: {each.value}"
                    for each in ast.walk(node)
                    if isinstance(each, ast.Constant)
                    and isinstance(each.value, str)
                    and re.search(r"[a-z]'[a-z]|\"", each.value)
                ]
    assert not straight


def _speaks(call: ast.Call) -> bool:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    return name in SPEAKERS or (name.endswith("Field") and name[0].isupper())

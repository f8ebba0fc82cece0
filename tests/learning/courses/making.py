"""Small pieces of content with sensible defaults, made without files; and a library to swap in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

from flask import Flask

from content import load
from content.types import Assessment, Check, Heading, Lesson, Module, Option, Prose, Question
from content.types import QuestionKind as Kind
from learning.web.library import EXTENSION
from tests.conftest import COURSES


def a_question(slug="q", kind=Kind.SINGLE, **more):
    options = (
        Option(slug="right", html="Right", is_right=True, feedback_html="<p>Yes.</p>"),
        Option(slug="wrong", html="Wrong", is_right=False, feedback_html="<p>No.</p>"),
    )
    return Question(
        **{
            "slug": slug,
            "kind": kind,
            "html": f"Question {slug}?",
            "text": f"Question {slug}?",
            "why_html": "<p>Because.</p>",
            "options": options,
            **more,
        }
    )


def a_lesson(slug="one", number=1, **more) -> Lesson:
    """A lesson with two headings, `first` and `second`, and no check."""
    return Lesson(
        **{
            "slug": slug,
            "number": number,
            "title": slug.capitalize(),
            "summary": "A lesson.",
            "minutes": 9,
            "is_proposed": False,
            "blocks": (Prose(html='<h2 id="first">First</h2><h2 id="second">Second</h2>'),),
            "outline": (
                Heading(slug="first", text="First", level=2),
                Heading(slug="second", text="Second", level=2),
            ),
            "text": "First\nSecond",
            **more,
        }
    )


def an_assessment(**more) -> Assessment:
    questions = tuple(a_question(f"q{n}") for n in range(4))
    return Assessment(
        **{
            "slug": "assessment",
            "title": "Assessment",
            "summary": "",
            "draw": 2,
            "pass_percent": 80,
            "check": Check(questions=questions, fingerprint="f"),
            **more,
        }
    )


def a_module(slug="m", **more) -> Module:
    return Module(
        **{
            "slug": slug,
            "title": "A module",
            "summary": "About something.",
            "audience": ("teacher",),
            "areas": ("all",),
            "outcomes": ("Do it.",),
            "law_as_at": date(2026, 9, 1),
            "review_by": date(2030, 9, 1),
            "version": 1,
            "nation": "England",
            "intro_html": "",
            "lessons": (a_lesson(),),
            "assessment": None,
            "folder": "courses/m",
            **more,
        }
    )


@contextmanager
def changed_courses(app: Flask, folder: Path, *changes: tuple[str, str, str]) -> Iterator[None]:
    """The small courses with some words changed, for as long as it lasts.

    Each change is a path below `courses/`, the words there now, and those instead; without words
    there now, the file is written anew (or taken away, without any instead).
    """
    root = folder / "changed"
    copytree(COURSES, root, dirs_exist_ok=True)
    for name, old, new in changes:
        path = root / "courses" / name
        if old:
            text = path.read_text("utf-8")
            assert old in text, f"{name} has no {old!r}"
            path.write_text(text.replace(old, new), "utf-8")
        elif new:
            path.parent.mkdir(exist_ok=True)
            path.write_text(new, "utf-8")
        else:
            path.unlink()
    holder = app.extensions[EXTENSION]
    before, holder.library = holder.library, load((root,))
    try:
        yield
    finally:
        holder.library = before


@contextmanager
def with_own_folder(app: Flask, own: Path) -> Iterator[None]:
    """The small courses and a school's own folder after them, for as long as it lasts."""
    roots = (COURSES, own)
    config = app.config["ALONGSIDE"]
    holder = app.extensions[EXTENSION]
    before, holder.library = holder.library, load(roots)
    app.config["ALONGSIDE"] = replace(config, content_roots=roots)
    try:
        yield
    finally:
        holder.library = before
        app.config["ALONGSIDE"] = config

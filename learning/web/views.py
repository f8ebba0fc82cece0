"""Pages about the product itself, open to everybody."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Blueprint, render_template

from content import render_text
from learning.database import database_answers

blueprint = Blueprint("web", __name__)

RELEASE_NOTES = Path(__file__).parents[2] / "CHANGELOG.md"


@dataclass(frozen=True, slots=True)
class Release:
    """What changed with one version."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class ReleaseNotes:
    """What changed, the newest version first."""

    releases: tuple[Release, ...]


@blueprint.get("/accessibility")
def read_accessibility() -> str:
    """How the product tries to be usable by everybody, and whom to tell when it is not."""
    return render_template("about/accessibility.html")


@blueprint.get("/privacy")
def read_privacy() -> str:
    """What is kept about a person, who sees it, and how they get or erase it."""
    return render_template("about/privacy.html")


@blueprint.get("/whats-new")
def read_whats_new() -> str:
    """The release notes, for users."""
    return render_template("about/whats_new.html", page=_release_notes())


@blueprint.get("/health")
def read_health() -> tuple[str, int]:
    """One word for whoever watches over the server."""
    return ("ok", 200) if database_answers() else ("the database does not answer", 503)


@cache
def _release_notes() -> ReleaseNotes:
    _title, *releases = RELEASE_NOTES.read_text("utf-8").split("\n## ")
    parts = (each.partition("\n") for each in releases)
    return ReleaseNotes(tuple(Release(title, render_text(notes)) for title, _, notes in parts))

"""Course content: files people write into checked types. No web, no database, no people."""

from content.library import Library, check, fingerprint, load
from content.marking import choices, draw, mark, match_slug, shuffled, unanswered
from content.problems import Problem, Severity
from content.render import anchor, plain, render_text
from content.routes import Leg, Route, Stop
from content.search import Hit

__all__ = [
    "Hit",
    "Leg",
    "Library",
    "Problem",
    "Route",
    "Severity",
    "Stop",
    "anchor",
    "check",
    "choices",
    "draw",
    "fingerprint",
    "load",
    "mark",
    "match_slug",
    "plain",
    "render_text",
    "shuffled",
    "unanswered",
]

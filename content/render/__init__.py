"""Prose into safe HTML: the only place of the package that makes any.

Markdown, then bleach, then nh3, with limits counted before Markdown sees the text. Rendering
happens when content is loaded or a text is saved, never for a view.
"""

from content.render.links import Place, Refused, Target, anchor
from content.render.manuscript import LinkUse, Manuscript, Passage, Rendered
from content.render.personal import render_text
from content.render.plain import plain
from content.render.sanitise import is_safe
from content.render.terms import Terms

__all__ = [
    "LinkUse",
    "Manuscript",
    "Passage",
    "Place",
    "Refused",
    "Rendered",
    "Target",
    "Terms",
    "anchor",
    "is_safe",
    "plain",
    "render_text",
]

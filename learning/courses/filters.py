"""How pages of courses say things: references, days, options. Registered on the blueprint."""

import re

from content.types import Guidance, ScenarioOption
from learning.clock import london_day
from learning.courses.blueprint import blueprint
from learning.courses.catalogue.rules import spoken
from learning.drafts.free_text import paragraphs
from learning.web.filters import day, safe_html

PARAGRAPH = re.compile(r"\d")
SECTION = re.compile(r"\bs(\d)")
BEGINNING = re.compile(r"^((?:<p>)?)([a-z])")
ACTS = {"CFA 2014": "Children and Families Act 2014", "EA 2010": "Equality Act 2010"}


def reference(box: Guidance) -> str:
    """Where guidance comes from, in words: `6.44` is a paragraph of the Code of Practice.

    `CFA 2014 s66; 6.2` is said as 'Children and Families Act 2014 section 66; Code of Practice
    6.2'. A proposal says when it was made.
    """
    parts = [_source(part.strip()) for part in box.reference.split(";") if part.strip()]
    if box.proposed_on is not None:
        parts.insert(0, day(box.proposed_on))
    return "; ".join(parts)


def _source(part: str) -> str:
    if PARAGRAPH.match(part):
        return f"Code of Practice {part}"
    for short, whole in ACTS.items():
        part = part.replace(short, whole)
    return SECTION.sub(r"section \1", part)


def begun_large(html: str) -> str:
    """A reason with a capital at its beginning: authors go on after the word Why."""
    return BEGINNING.sub(lambda match: match[1] + match[2].upper(), html, count=1)


def shown_options(options: tuple[ScenarioOption, ...]) -> tuple[tuple[str, str], ...]:
    """The choices of a case as a control takes them."""
    return tuple((option.slug, safe_html(option.html)) for option in options)


for _name, _filter in (
    ("begun_large", begun_large),
    ("london_day", london_day),
    ("paragraphs", paragraphs),
    ("reference", reference),
    ("shown_options", shown_options),
    ("spoken", spoken),
):
    blueprint.add_app_template_filter(_filter, _name)

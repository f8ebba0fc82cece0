"""A lesson's HTML as one part of a longer document: headings one level down, ids of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from content.types import Lesson, Module

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_LOWER = {"h2": "h3", "h3": "h4"}
_LESSON = re.compile(r"/lessons/([a-z0-9-]+)/([a-z0-9-]+)(?:#([a-z0-9-]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Binder:
    """Binds the lessons of a module into one document.

    `site` stands before addresses of other pages: nothing on the web, the whole site on paper.
    """

    module: Module
    site: str = ""

    def part(self, lesson_number: int) -> str:
        """The id of a lesson in the document; 0 is the introduction."""
        return f"lesson-{lesson_number}" if lesson_number else "about"

    def bound_lesson(self, lesson: Lesson) -> Lesson:
        """The lesson with all its HTML as it stands in the document."""
        bound: Lesson = self._rebound(lesson, lesson.number)
        return bound

    def bound(self, html: str, lesson_number: int = 0) -> str:
        """Safe HTML of a lesson as it stands in the document; what was open to see stays so."""
        prefix = self.part(lesson_number)
        return _TAG.sub(lambda tag: self._tag(tag, prefix), html)

    def _rebound(self, value: Any, number: int) -> Any:
        if isinstance(value, tuple):
            return tuple(self._rebound(each, number) for each in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        inside = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        return replace(
            value,
            **{
                name: self.bound(each, number)
                if name == "html" or name.endswith("_html")
                else self._rebound(each, number)
                for name, each in inside.items()
            },
        )

    def _tag(self, tag: re.Match[str], prefix: str) -> str:
        closes, name, written = tag.groups()
        attributes = dict(_ATTRIBUTE.findall(written))
        attributes.pop("loading", None)
        if name == "details" and not closes:
            attributes["open"] = ""
        if "id" in attributes:
            attributes["id"] = f"{prefix}-{attributes['id']}"
        if "href" in attributes:
            attributes["href"] = self._address(attributes["href"], prefix)
        return f"<{closes}{_LOWER.get(name, name)}{_written(attributes)}>"

    def _address(self, href: str, prefix: str) -> str:
        if href.startswith("#"):
            return f"#{prefix}-{href[1:]}"
        match = _LESSON.fullmatch(href)
        lesson = self.module.lesson(match[2]) if match and match[1] == self.module.slug else None
        if match is None or lesson is None:
            return f"{self.site}{href}" if href.startswith("/") else href
        place = self.part(lesson.number)
        return f"#{place}-{match[3]}" if match[3] else f"#{place}"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())

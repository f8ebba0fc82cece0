"""What a block of a carried record holds, and how it is written down to be signed. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from learning.cpd.rules import (
    KIND_WORDS,
    LONGEST_LINK,
    LONGEST_PROVIDER,
    LONGEST_TITLE,
    CpdKind,
)
from learning.drafts.links import link_to_keep
from learning.drafts.rules import LONGEST_TEXT
from learning.errors import Refused
from learning.people.rules import LONGEST_NAME
from learning.records.carrying.fields import Fields, matching
from learning.records.carrying.plain_json import NotPlain
from learning.records.keys.rules import is_possible_key

FORMAT = "alongside-record-1"
MOST_LINES = 5_000
MOST_MINUTES = 60_000
_ENTRY_KEY = re.compile(r"[0-9a-f]{32}")
_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_URN = re.compile(r"[0-9A-Za-z]{1,10}")
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing done on a day. `key` names it for ever; `version` is that of a finished module.

    `stands_for`: keys of single lessons whose minutes are counted in this line.
    """

    key: str
    kind: CpdKind
    title: str
    day: date
    minutes: int
    provider: str = ""
    need_type: str = ""
    version: int = 0
    impact: str = ""
    reflection: str = ""
    link: str = ""
    stands_for: tuple[str, ...] = ()

    @property
    def kind_words(self) -> str:
        """What sort of thing it was, in words."""
        return KIND_WORDS[self.kind]

    @property
    def payload(self) -> dict[str, Any]:
        """The line as it is signed; what is empty is left out."""
        return {
            "key": self.key,
            "kind": self.kind.value,
            "title": self.title,
            "day": self.day.isoformat(),
            "minutes": self.minutes,
            **_without_nothing(
                provider=self.provider,
                need_type=self.need_type,
                module_version=self.version,
                impact=self.impact,
                reflection=self.reflection,
                link=self.link,
                stands_for=list(self.stands_for),
            ),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What one school says of one person. `verified`: it knows; `said`: the person told it.

    `apart`: holds only what can tell an interest, so that it can be left out as a whole.
    """

    issuer_name: str
    issuer_urn: str
    issuer_key: str
    holder_name: str
    issued_on: date
    apart: bool
    verified: tuple[Line, ...]
    said: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything in it."""
        return (*self.verified, *self.said)

    @property
    def payload(self) -> dict[str, Any]:
        """The block as it is signed."""
        return {
            "format": FORMAT,
            "issuer": {
                "name": self.issuer_name,
                "key": self.issuer_key,
                **_without_nothing(urn=self.issuer_urn),
            },
            "holder": self.holder_name,
            "issued_on": self.issued_on.isoformat(),
            "apart": self.apart,
            "verified_by_school": [each.payload for each in self.verified],
            "said_by_person": [each.payload for each in self.said],
        }


def _without_nothing(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def block_of(value: object) -> Block:
    """The block that was written so; raises NotPlain for what is none.

    What it gives is written down again in exactly the same way.
    """
    names = ("format", "issuer", "holder", "issued_on", "apart")
    fields = Fields(value, (*names, "verified_by_school", "said_by_person"))
    issuer = Fields(fields.found["issuer"], ("name", "key"), ("urn",))
    found = Block(
        issuer_name=issuer.line("name", LONGEST_NAME),
        issuer_urn=issuer.form("urn", _URN),
        issuer_key=issuer.form("key", _KEY),
        holder_name=fields.line("holder", LONGEST_NAME),
        issued_on=fields.day("issued_on"),
        apart=fields.yes_or_no("apart"),
        verified=fields.each("verified_by_school", MOST_LINES, _line_of),
        said=fields.each("said_by_person", MOST_LINES, _line_of),
    )
    _check(found)
    if found.payload != value:
        raise NotPlain("a block is written in another way")
    return found


def _check(block: Block) -> None:
    if not is_possible_key(block.issuer_key):
        raise NotPlain("the key of a school is none")
    if len({line.key for line in block.lines}) != len(block.lines):
        raise NotPlain("an entry stands in it twice")
    if any(line.day > block.issued_on for line in block.lines):
        raise NotPlain("an entry is of a day after it was signed")


_NEEDED = ("key", "kind", "title", "day", "minutes")
_WORDS = ("impact", "reflection", "link", "stands_for")
_MAY_STAND = ("provider", "need_type", "module_version", *_WORDS)


def _line_of(value: object) -> Line:
    fields = Fields(value, _NEEDED, _MAY_STAND)
    return Line(
        key=fields.form("key", _ENTRY_KEY),
        kind=_kind(fields.found["kind"]),
        title=fields.line("title", LONGEST_TITLE),
        day=fields.day("day"),
        minutes=fields.number("minutes", MOST_MINUTES),
        provider=fields.line("provider", LONGEST_PROVIDER),
        need_type=fields.form("need_type", _SLUG),
        version=fields.number("module_version", MOST_MINUTES),
        impact=fields.words("impact", LONGEST_TEXT),
        reflection=fields.words("reflection", LONGEST_TEXT),
        link=_link(fields.line("link", LONGEST_LINK)),
        stands_for=fields.each("stands_for", MOST_LINES, _entry_key),
    )


def _kind(value: object) -> CpdKind:
    try:
        return CpdKind(str(value))
    except ValueError:
        raise NotPlain("the kind of an entry is none") from None


def _link(written: str) -> str:
    if written != kept_link(written):
        raise NotPlain("a link in it leads nowhere")
    return written


def kept_link(link: str) -> str:
    """A link as a file holds it; nothing for one that leads to no page."""
    try:
        return link_to_keep(link, longest=LONGEST_LINK, field="link")
    except Refused:
        return ""


def kept_slug(slug: str) -> str:
    """The slug of an area as a file holds it; nothing for what is none."""
    return slug if _SLUG.fullmatch(slug) else ""


def _entry_key(value: object) -> str:
    return matching(value, _ENTRY_KEY, 32)

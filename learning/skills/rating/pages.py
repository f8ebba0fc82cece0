"""The page for whoever rates a round that was finished meanwhile: nothing saved, nothing lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.rules import as_kept
from learning.skills.rating.asked import AskedRound, AskedStatement
from learning.skills.rating.rules import answer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswer:
    """What somebody chose and typed for one statement, to be read and copied."""

    code: str
    text: str
    answer: str
    paragraphs: Paragraphs
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedPage:
    """A finished round, and what was sent to it too late. `slug`: of the only statement sent."""

    round: AskedRound
    typed: tuple[TypedAnswer, ...]
    slug: str


def read_finished_meanwhile(
    asked: AskedRound, statement: AskedStatement | None = None
) -> ResponseReturnValue:
    """The page that says so, with what was sent and is not kept; from one statement, or several."""
    if statement is not None:
        typed = tuple(_typed([statement], after=False))
    else:
        typed = tuple(_typed(asked.statements, after=True))
    slug = statement.slug if statement else ""
    page = FinishedPage(round=asked, typed=typed, slug=slug)
    return render_template("skills/finished_meanwhile.html", page=page), 409


def _typed(statements: Iterable[AskedStatement], *, after: bool) -> Iterator[TypedAnswer]:
    """What was sent and says something else than what is kept."""
    for each in statements:
        end = f"-{each.slug}" if after else ""
        choice = request.form.get(f"answer{end}", "")
        chosen = answer_of(choice) if choice != each.choice else None
        note = as_kept(request.form.get(f"note{end}", "")).strip()
        link = request.form.get(f"link{end}", "").strip()
        note = "" if note == each.kept.note else note
        link = "" if link == each.kept.link else link
        if chosen or note or link:
            yield TypedAnswer(
                code=each.code,
                text=each.text,
                answer=each.in_words(*chosen) if chosen else "",
                paragraphs=paragraphs(note),
                link=link,
            )

"""Reading reflections of visits; always a person's own. They live in `learning.reflections`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, bindparam, select

from content.shadowing_types import Prompt, PromptSet, ShadowingGuide
from learning import clock
from learning.database import rows_of
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import NotFound
from learning.people.models import Organisation
from learning.reflections.origins import VisitPlace
from learning.reflections.queries import written_on_visit
from learning.reflections.rules import prompt_of
from learning.shadowing.comparing.queries import placement_title, visit_title
from learning.shadowing.models import Placement, Visit
from learning.shadowing.reflecting.rules import SETS


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLine:
    """What was written about a visit at one time."""

    reflection_id: int
    prompt: str
    written_on: date
    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptLine:
    """A prompt of the guide, and what was written under it, oldest first."""

    prompt: Prompt
    written: tuple[WrittenLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLines:
    """The prompts of one moment, with what was written under them."""

    prompt_set: PromptSet
    lines: tuple[PromptLine, ...]

    @property
    def answered(self) -> int:
        """How many of the prompts have words."""
        return sum(bool(line.written) for line in self.lines)

    @property
    def next(self) -> Prompt | None:
        """The first prompt without words."""
        return next((line.prompt for line in self.lines if not line.written), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReflections:
    """Everything written about a visit; `others`: under prompts that the guide has no more."""

    sets: tuple[SetLines, ...]
    others: tuple[WrittenLine, ...]

    def after(self, slug: str) -> Prompt | None:
        """The next prompt of the same set without words, behind this one first."""
        for each in self.sets:
            slugs = [line.prompt.slug for line in each.lines]
            if slug in slugs:
                at = slugs.index(slug)
                lines = (*each.lines[at + 1 :], *each.lines[:at])
                return next((line.prompt for line in lines if not line.written), None)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPrompt:
    """A prompt as it stands in the guide: in which set, and as which of how many."""

    prompt: Prompt
    prompt_set: PromptSet
    position: int


def prompt_in(guide: ShadowingGuide, slug: str) -> PlacedPrompt:
    """The prompt of that slug among those for a visit; raises NotFound if there is none."""
    for name in SETS:
        found = guide.prompt_set(name)
        for position, prompt in enumerate(found.prompts if found else (), start=1):
            if found and prompt.slug == slug:
                return PlacedPrompt(prompt=prompt, prompt_set=found, position=position)
    raise NotFound


def visit_reflections(person_id: int, visit_id: int, guide: ShadowingGuide) -> VisitReflections:
    """What this person wrote about a visit, by the moments of the guide. One statement.

    The caller has made sure that the visit is theirs.
    """
    written: dict[str, list[WrittenLine]] = {}
    for row in written_on_visit(person_id, visit_id):
        line = WrittenLine(
            reflection_id=row.id,
            prompt=row.prompt,
            written_on=clock.london_day(row.created_at),
            paragraphs=paragraphs(row.body),
        )
        written.setdefault(prompt_of(row.context_ref), []).append(line)
    sets = [found for name in SETS if (found := guide.prompt_set(name))]
    known = {prompt.slug for each in sets for prompt in each.prompts}
    return VisitReflections(
        sets=tuple(
            SetLines(
                prompt_set=each,
                lines=tuple(
                    PromptLine(prompt=one, written=tuple(written.get(one.slug, ())))
                    for one in each.prompts
                ),
            )
            for each in sets
        ),
        others=tuple(
            line for slug, lines in written.items() if slug not in known for line in lines
        ),
    )


def visit_places(person_id: int, visit_ids: Collection[int]) -> Mapping[int, VisitPlace]:
    """Where a person's own visits are named and grouped; what is gone is absent. One statement."""
    rows = rows_of(_PLACES, person_id=person_id, visit_ids=tuple(visit_ids))
    return {
        row.id: VisitPlace(
            visit_id=row.id,
            placement_title=placement_title(row.name, row.starts_on),
            title=visit_title(row.name, clock.london_day(row.starts_at)),
        )
        for row in rows
    }


_PLACES = (
    select(Visit.id, Visit.starts_at, Placement.starts_on, Organisation.name)
    .join(Placement, Placement.id == Visit.placement_id)
    .join(Organisation, Organisation.id == Placement.host_organisation_id)
    .where(
        Visit.visitor_id == bindparam("person_id", type_=Integer),
        Visit.id.in_(bindparam("visit_ids", expanding=True)),
    )
)

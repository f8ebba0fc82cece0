"""What every session of the term is made from: the people, the courses, the days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from content import Library
from content.types import Module
from learning.demonstration.sessions.people import People
from learning.demonstration.way.days import SchoolDays
from learning.inset.models import InsetSession
from learning.inset.rules import PartKind, SessionKind
from learning.inset.sessions import timings
from learning.inset.sessions.prepared import Prepared, PreparedPart
from learning.inset.sessions.services import make_session


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Everything a session can be told with. `modules` are those the story needs, by slug."""

    people: People
    library: Library
    modules: Mapping[str, Module]
    days: SchoolDays

    def from_lessons(
        self,
        title: str,
        starts_at: datetime,
        *,
        module: str,
        lessons: Sequence[str],
        minutes: int,
        aim: str,
    ) -> Prepared:
        """A session made out of some lessons of a module, for everybody, in the hall."""
        chosen = tuple(
            part
            for part in timings.parts_for(self.modules[module])
            if part.kind is PartKind.OWN or part.lesson_slug in lessons
        )
        return Prepared(
            kind=SessionKind.INSET,
            title=title,
            starts_at=starts_at,
            minutes=minutes,
            form_id=self.people.priya.form_id(),
            aim=aim,
            place="Hall",
            module_slug=module,
            parts=timings.fitted(chosen, minutes),
            is_for_everyone=True,
        )

    def of_kind(
        self, kind: SessionKind, title: str, starts_at: datetime, *, aim: str, minutes: int
    ) -> Prepared:
        """A session without lessons."""
        talk = PreparedPart(kind=PartKind.OWN, minutes=minutes, title=title)
        return Prepared(
            kind=kind,
            title=title,
            starts_at=starts_at,
            minutes=minutes,
            form_id=self.people.priya.form_id(),
            aim=aim,
            parts=(talk,),
        )

    def make(self, prepared: Prepared) -> InsetSession:
        """The SENCo has prepared it."""
        return make_session(self.people.priya.person_id, self.people.school_id, prepared)

"""Who is told of in the sessions of one school."""

from dataclasses import dataclass

from learning.demonstration.story import Learner
from learning.demonstration.way.people import viewer_of

__all__ = ["People", "viewer_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The SENCo, those of the cast who were there, and everybody else on the staff by job."""

    school_id: int
    priya: Learner
    margaret: Learner
    rosa: Learner
    kwame: Learner
    teachers: tuple[Learner, ...]
    assistants: tuple[Learner, ...]
    others: tuple[Learner, ...]

    @property
    def everybody(self) -> tuple[Learner, ...]:
        """All who may sit in the hall on an INSET afternoon; the SENCo stands in front."""
        cast = (self.margaret, self.rosa, self.kwame)
        return (*cast, *self.teachers, *self.assistants, *self.others)

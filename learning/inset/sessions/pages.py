"""What the page of one session shows to whoever looks: finished facts. Knows no SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from content import Library
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.hours import clock_change
from learning.inset.codes import shown_code
from learning.inset.models import InsetSession
from learning.inset.rules import BETWEEN_A_FEW, KIND_NAMES, BookingState, SessionState
from learning.inset.sessions.coming import Answered, OwnAnswer
from learning.inset.sessions.kinds import Field, fields_of
from learning.inset.sessions.lists import SessionLine
from learning.inset.sessions.prepared import Prepared
from learning.inset.sessions.rows import titles_of
from learning.inset.sessions.rules import why_not_booked, why_not_changed
from learning.inset.sessions.standard import StandardLine
from learning.inset.sessions.times import ends_at, is_joinable
from learning.inset.sessions.timings import difference, total
from learning.inset.sessions.when import when_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part of a session, in words."""

    title: str
    body: Paragraphs
    minutes: int
    url_of: tuple[str, str] | None


@dataclass(frozen=True, kw_only=True)
class SessionPage:
    """A session as one person has it before them. What only leaders see is empty for others."""

    row: InsetSession
    prepared: Prepared
    library: Library
    now: datetime
    is_managed: bool
    is_led: bool
    is_invited: bool
    was_there: bool
    where: str
    leaders: tuple[str, ...]
    own: OwnAnswer | None = None
    answers: tuple[Answered, ...] = ()
    unsaid: tuple[str, ...] = ()
    invited_count: int = 0
    group_names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    series: tuple[SessionLine, ...] = ()
    standard: tuple[StandardLine, ...] = ()

    @property
    def session_id(self) -> int:
        """Its key."""
        return self.row.id

    @property
    def kind_name(self) -> str:
        """What kind of session it is."""
        return KIND_NAMES[self.row.kind]

    @property
    def is_between_a_few(self) -> bool:
        """Whether only those who take part see it."""
        return self.row.kind in BETWEEN_A_FEW

    @property
    def when(self) -> str:
        """Day and times."""
        return when_in_words(self.row.starts_at, self.row.minutes)

    @property
    def ends_at(self) -> datetime:
        """The planned end."""
        return ends_at(self.row.starts_at, self.row.minutes)

    @property
    def clock_change(self) -> str:
        """A sentence about the clocks, if they change meanwhile."""
        return clock_change(self.row.starts_at, self.ends_at)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.row.state is SessionState.CANCELLED

    @property
    def is_ended(self) -> bool:
        """Whether it was ended."""
        return self.row.state is SessionState.ENDED

    @property
    def is_over(self) -> bool:
        """Whether its planned time is past, or it was ended."""
        return self.is_ended or self.now >= self.ends_at

    @property
    def is_joinable(self) -> bool:
        """Whether phones can come in now."""
        return is_joinable(self.row.state, self.row.starts_at, self.row.minutes, self.now)

    @property
    def joins_now(self) -> bool:
        """Whether whoever looks takes part and can come in now; whoever leads it presents."""
        return self.is_joinable and not self.is_led and (self.is_invited or self.was_there)

    @property
    def code(self) -> str:
        """The code to join with, as it is shown."""
        return shown_code(self.row.join_code)

    @cached_property
    def may_change(self) -> bool:
        """Whether when and what it is can still be changed."""
        return self.is_managed and why_not_changed(self.row.state) is None

    @cached_property
    def may_answer(self) -> bool:
        """Whether whoever looks can say if they come; whoever leads it is not asked."""
        is_asked = self.is_invited and not self.is_led
        return (is_asked or self.own is not None) and why_not_booked(
            self.row.state, self.ends_at, self.now
        ) is None

    @cached_property
    def parts(self) -> tuple[PartLine, ...]:
        """The parts in their order."""
        titles = titles_of(self.prepared.parts, self.library)
        return tuple(
            PartLine(
                title=titles[place],
                body=paragraphs(part.body),
                minutes=part.minutes,
                url_of=self._lesson(part.module_slug, part.lesson_slug),
            )
            for place, part in enumerate(self.prepared.parts)
        )

    @property
    def timing(self) -> str:
        """A sentence where the parts do not come to the length."""
        parts = self.prepared.parts
        return difference(total(parts), self.row.minutes) if parts else ""

    @cached_property
    def written(self) -> tuple[tuple[Field, Paragraphs], ...]:
        """The fields of its kind in which something was written."""
        notes = self.prepared.notes
        return tuple(
            (field, paragraphs(notes[field.slug]))
            for field in fields_of(self.row.kind)
            if field.slug in notes
        )

    @property
    def has_fields(self) -> bool:
        """Whether its kind has fields of its own."""
        return bool(fields_of(self.row.kind))

    @property
    def aim(self) -> Paragraphs:
        """What it is for."""
        return paragraphs(self.row.aim)

    @property
    def facilitator_note(self) -> Paragraphs:
        """Notes for whoever leads."""
        return paragraphs(self.row.facilitator_note)

    @property
    def cancel_note(self) -> Paragraphs:
        """Why it was cancelled."""
        return paragraphs(self.row.cancel_note)

    @cached_property
    def module_title(self) -> str:
        """The module it is made from, if it is in the library."""
        module = self.library.module(self.row.module_slug) if self.row.module_slug else None
        return module.title if module else ""

    @property
    def own_words(self) -> str:
        """What whoever looks has said, kindly."""
        return answer_in_words(self.own, has_link=bool(self.row.joining_link))

    def answered(self, state: str, *, is_remote: bool = False) -> Sequence[Answered]:
        """Those who said so, in the order in which they did."""
        return [a for a in self.answers if a.state == state and a.is_remote is is_remote]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many come, come remotely, wait, cannot come."""
        going = [each for each in self.answers if each.state is BookingState.GOING]
        return {
            "coming": sum(not each.is_remote for each in going),
            "remote": sum(each.is_remote for each in going),
            "waiting": sum(each.state is BookingState.WAITING for each in self.answers),
            "not_coming": sum(each.state is BookingState.NOT_COMING for each in self.answers),
        }

    def _lesson(self, module_slug: str, lesson_slug: str) -> tuple[str, str] | None:
        module = self.library.module(module_slug)
        lesson = module.lesson(lesson_slug) if module else None
        return (module.slug, lesson.slug) if module and lesson else None


def answer_in_words(own: OwnAnswer | None, *, has_link: bool) -> str:
    """What somebody has said of coming, and where they stand; nothing for nothing."""
    if own is None:
        return ""
    if own.state is BookingState.NOT_COMING:
        return "You have said that you cannot come. Thank you for saying so."
    if own.state is BookingState.WAITING:
        return _queue(own.waits_behind)
    if own.is_remote and not has_link:
        return (
            "You meant to join remotely, and there is no link any more. Say once more if you come."
        )
    return "You join remotely." if own.is_remote else "You are coming."


def _queue(behind: int) -> str:
    ahead = (
        "you are next"
        if behind == 0
        else f"{'1 person is' if behind == 1 else f'{behind} people are'} before you"
    )
    return (
        f"All places are taken for now. You are on the waiting list, and {ahead}. "
        "If somebody cannot come, the place is yours without your doing anything; look here."
    )


def line_words(line: SessionLine, now: datetime) -> str:
    """How a session stands for whoever looks, for lists, in a few words; nothing for nothing."""
    if line.state is SessionState.CANCELLED:
        return "Cancelled"
    if line.was_there:
        return "You were there"
    if line.state is SessionState.ENDED or line.ends_at <= now:
        return ""
    if line.starts_at <= now:
        return "Now"
    said = {
        BookingState.GOING: "You join remotely" if line.is_remote else "You are coming",
        BookingState.WAITING: "On the waiting list",
        BookingState.NOT_COMING: "You cannot come",
    }
    return said.get(line.booking, "") if line.booking else ""

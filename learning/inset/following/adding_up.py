"""The totals of a session: what was said is read without whose it was, and told coarsely.

Sessions of one series are told together and never apart, so that none can be had by subtraction.
Whoever looks is not among those who are counted, nor whoever led a session among those who were at
it: by changing their own answer they could find out about the others. Who is left out, and which
answers count, never changes by what somebody does to a session afterwards, or to its series: two
looks, one with and one without a person, would say what that person said.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from sqlalchemy import Integer, Row, bindparam, select

from learning import clock
from learning.database import db, rows_of
from learning.errors import NotFound
from learning.inset.following import coming, rules
from learning.inset.following.asked_in_room import AskedInRoom, asked_in_rooms
from learning.inset.following.coming import Came
from learning.inset.following.telling import Share, at_least, counted, share
from learning.inset.models import Attendance, Evaluation, FollowUp, InsetSession
from learning.inset.rules import BETWEEN_A_FEW, FOLLOW_UP_WEEKS, SessionState, Useful
from learning.inset.sessions.queries import managed_session, may_manage
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What would help: how many ticked it at least."""

    title: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What those who were there made of it. `of`: how many answers are counted; with 0 no more."""

    of: int
    useful: Share | None = None
    very_useful: Share | None = None
    themes: tuple[Theme, ...] = ()
    few_ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of it after so many weeks; asked from `asked_from` on."""

    weeks: int
    asked_from: date
    of: int
    tried: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWords:
    """What people wrote and let be read, in an order that says nothing of who or when."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a session's totals say, as far as they may be told; of its whole series, if it has one.

    `has_begun`: it has taken place, or does now.
    """

    session_id: int
    title: str
    module_slug: str
    kind: str
    has_begun: bool
    came: tuple[Came, ...]
    made: Made
    became: tuple[Became, ...]
    words: tuple[SharedWords, ...]
    asked: tuple[AskedInRoom, ...]

    @property
    def is_series(self) -> bool:
        """Whether several sessions are told together."""
        return len(self.came) > 1

    @property
    def teach_again(self) -> tuple[AskedInRoom, ...]:
        """What fewer than two thirds answered rightly, the least first."""
        weak = [each for each in self.asked if each.right in (Share.FEW, Share.SOME)]
        return tuple(sorted(weak, key=lambda each: each.right is not Share.FEW))


def results(viewer: Viewer, session_id: int, today: date) -> Results:
    """The totals of a session this viewer manages, with its series; NotFound for anybody else."""
    row = managed_session(viewer, session_id)
    if row.kind in BETWEEN_A_FEW or row.state is SessionState.CANCELLED:
        raise NotFound
    series = _series(viewer, row)
    sessions = [each for each in series if each.state is not SessionState.CANCELLED]
    asked = {"session_ids": [each.id for each in series], "viewer_id": viewer.id}
    evaluations = counted(rows_of(_EVALUATIONS, **asked))
    follow_ups = {
        weeks: counted(rows_of(_FOLLOW_UPS, weeks=weeks, **asked)) for weeks in FOLLOW_UP_WEEKS
    }
    first_day = min(clock.london_day(each.starts_at) for each in sessions)
    return Results(
        session_id=row.id,
        title=row.title,
        module_slug=row.module_slug,
        kind=row.kind.value,
        has_begun=first_day <= today,
        came=tuple(coming.came(each) for each in sessions),
        made=_made(evaluations),
        became=tuple(_became(weeks, rows, first_day) for weeks, rows in follow_ups.items()),
        words=_words(evaluations, [row for rows in follow_ups.values() for row in rows]),
        asked=asked_in_rooms([each.id for each in sessions]),
    )


def _series(viewer: Viewer, row: InsetSession) -> Sequence[InsetSession]:
    """The session, with those of its series that the viewer manages.

    Cancelled ones, too: where one “did not take place after all”, what was said of it counts on.
    """
    if row.series_key is None:
        return (row,)
    found = db.session.scalars(
        select(InsetSession)
        .where(
            InsetSession.series_key == row.series_key,
            InsetSession.organisation_id == row.organisation_id,
            InsetSession.kind.not_in(BETWEEN_A_FEW),
        )
        .order_by(InsetSession.starts_at, InsetSession.id)
    )
    return [each for each in found if may_manage(viewer, each)]


def _made(rows: Sequence[Row[Any]]) -> Made:
    of = len(rows)
    if not of:
        return Made(of=0)
    ticked = dict.fromkeys(rules.HELPS, 0)
    for row in rows:
        for slug in rules.helps_of(row.helps):
            if slug in ticked:
                ticked[slug] += 1
    told = {slug: at_least(count, of) for slug, count in ticked.items()}
    themes = [
        Theme(title=rules.HELPS[slug], people=people) for slug, people in told.items() if people
    ]
    return Made(
        of=of,
        useful=share(sum(row.useful in rules.FOUND_USEFUL for row in rows), of),
        very_useful=share(sum(row.useful is Useful.VERY for row in rows), of),
        themes=tuple(sorted(themes, key=lambda theme: -theme.people)),
        few_ticked=tuple(rules.HELPS[slug] for slug, people in told.items() if not people),
    )


def _became(weeks: int, rows: Sequence[Row[Any]], day: date) -> Became:
    of = len(rows)
    asked_from, _ = rules.days_of_follow_up(day, weeks)
    tried = sum(row.tried in rules.HAVE_TRIED for row in rows)
    return Became(weeks=weeks, asked_from=asked_from, of=of, tried=share(tried, of) if of else None)


def _words(evaluations: Sequence[Row[Any]], later: Sequence[Row[Any]]) -> tuple[SharedWords, ...]:
    """The words that their writers let be read, each question by itself."""
    asked: tuple[tuple[str, Sequence[Row[Any]], Callable[[Row[Any]], str]], ...] = (
        ("What people mean to try", evaluations, lambda row: row.trying),
        ("What would help", evaluations, lambda row: row.would_help),
        ("What has changed", later, lambda row: row.changed),
        ("What comes next", later, lambda row: row.next_step),
    )
    found = (
        SharedWords(title=title, texts=_shuffled(read(row) for row in rows if row.shares_words))
        for title, rows, read in asked
    )
    return tuple(each for each in found if each.texts)


def _shuffled(texts: Any) -> tuple[str, ...]:
    """By nothing but the words themselves, so that the order is the same at every look."""
    return tuple(
        sorted((text for text in texts if text), key=lambda text: blake2b(text.encode()).digest())
    )


_OF_THESE = (
    Attendance.inset_session_id.in_(bindparam("session_ids", expanding=True, type_=Integer)),
    Attendance.person_id != bindparam("viewer_id", type_=Integer),
    Attendance.person_id.is_distinct_from(InsetSession.led_by_id),
    Attendance.person_id.is_distinct_from(InsetSession.also_led_by_id),
)
# Also of those who were taken off a list since: what is counted must not change with it, or a
# leader could take somebody off, look, and put them on again.
_EVALUATIONS = (
    select(
        Evaluation.useful,
        Evaluation.helps,
        Evaluation.trying,
        Evaluation.would_help,
        Evaluation.shares_words,
    )
    .join(Attendance, Attendance.id == Evaluation.attendance_id)
    .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
    .where(*_OF_THESE)
    .order_by(Evaluation.id)
)
_FOLLOW_UPS = (
    select(FollowUp.tried, FollowUp.changed, FollowUp.next_step, FollowUp.shares_words)
    .join(Attendance, Attendance.id == FollowUp.attendance_id)
    .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
    .where(*_OF_THESE, FollowUp.weeks == bindparam("weeks"), FollowUp.tried.is_not(None))
    .order_by(FollowUp.id)
)

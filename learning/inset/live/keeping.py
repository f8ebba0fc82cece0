"""A check answered in the room becomes one's own attempt: once, and only if one chooses so."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import bindparam, select

from content import Library
from content.types import Check, QuestionKind
from learning.courses.checks.rules import Submission
from learning.courses.checks.services import CheckChanged, submit_attempt
from learning.courses.models import Attempt
from learning.database import db, rows_of
from learning.errors import Refused
from learning.inset.live import polls
from learning.inset.live.phones import AnySession, PhoneRoom, phone_room_of
from learning.inset.live.queries import room_of
from learning.inset.live.voters import voter_key_of
from learning.inset.models import InsetSession, Poll, PollAnswer
from learning.inset.rules import SessionState

NEVER_OPENED = "This session was never opened, so nothing was answered in it."
NOT_A_CHECK = "This check was not asked in this session."
CHANGED = (
    "The questions of this check were changed since they were asked here, so your answers cannot "
    "be kept. You can answer the new ones on the page of the lesson whenever you like."
)
NOT_FOR_A_ROOM = (
    "This check has a question that is not answered on a phone in the room. You can do the whole "
    "check on the page of the lesson whenever you like."
)
STILL_OPEN = "A question of this check is still open. Keep your answers when it has closed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Keepable:
    """A check of the session that somebody can keep as an attempt of their own, or has kept."""

    module_slug: str
    lesson_slug: str
    title: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class _Given:
    """What a voter answered to one question, the last time it was asked."""

    fingerprint: str
    body: str
    column: str
    is_open: bool

    @property
    def chosen(self) -> tuple[str, ...]:
        """The answer as an attempt takes it."""
        return polls.chosen_of(polls.read(self.body), self.column)


_ANSWERED = (
    select(
        Poll.module_slug,
        Poll.lesson_slug,
        Poll.question_slug,
        Poll.fingerprint,
        Poll.body,
        Poll.closed_at,
        PollAnswer.chosen,
        InsetSession.state,
    )
    .join(PollAnswer, PollAnswer.poll_id == Poll.id)
    .join(InsetSession, InsetSession.id == Poll.inset_session_id)
    .where(
        Poll.inset_session_id == bindparam("session_id"),
        Poll.fingerprint != "",
        PollAnswer.voter_key == bindparam("voter_key"),
    )
    .order_by(Poll.number)
)
_Checks = Mapping[tuple[str, str], Mapping[str, _Given]]


def keepable_checks(
    person_id: int, inset_session: AnySession, library: Library
) -> tuple[Keepable, ...]:
    """The checks whose questions this person has all answered in the room; none once it is over.

    Two statements at most for a phone, none where no check was asked yet.
    """
    room = inset_session
    if not isinstance(room, PhoneRoom):
        room = phone_room_of(room.id)
    if room.salt is None or not room.has_asked_checks:
        return ()
    found = _answered(room, voter_key_of(room, person_id=person_id))
    names = [
        name for name, given in found.items() if _why_not(_check(library, *name), given) is None
    ]
    kept = _kept(person_id, inset_session.id, names)
    return tuple(
        Keepable(
            module_slug=name[0],
            lesson_slug=name[1],
            title=_title(library, *name),
            is_kept=_form_id(inset_session.id, *name) in kept,
        )
        for name in names
    )


def keep_as_attempt(
    person_id: int,
    inset_session: AnySession,
    *,
    module_slug: str,
    lesson_slug: str,
    library: Library,
) -> Attempt:
    """What this person answered in the room stands as an attempt of theirs; twice gives the first.

    Only they can do this, and it is in no list of anybody else's. Raises Refused, in words, while
    a question is open or not answered, for questions that changed since, and once answers cannot
    be told apart any more.
    """
    room = room_of(inset_session.id)
    if room is None:
        raise Refused(NEVER_OPENED)
    voter_key = voter_key_of(room, person_id=person_id)
    given = _answered(inset_session, voter_key).get((module_slug, lesson_slug), {})
    check = _check(library, module_slug, lesson_slug)
    why = _why_not(check, given)
    if check is None or why is not None:
        raise Refused(why or NOT_A_CHECK)
    submission = Submission(
        answers={each.slug: given[each.slug].chosen for each in check.questions},
        fingerprint=check.fingerprint,
        form_id=_form_id(inset_session.id, module_slug, lesson_slug),
    )
    try:
        return submit_attempt(
            person_id,
            library,
            module_slug=module_slug,
            lesson_slug=lesson_slug,
            submission=submission,
        )
    except CheckChanged as changed:
        raise Refused(CHANGED) from changed


def _why_not(check: Check | None, given: Mapping[str, _Given]) -> str | None:
    """Why these answers are no attempt at this check, in words; None if they are one."""
    if check is None or not given:
        return NOT_A_CHECK
    if any(each.kind in (QuestionKind.ORDER, QuestionKind.MATCH) for each in check.questions):
        return NOT_FOR_A_ROOM
    if any(each.fingerprint != check.fingerprint for each in given.values()):
        return CHANGED
    answered = [each for each in check.questions if each.slug in given]
    if len(answered) < len(check.questions):
        return (
            f"You answered {len(answered)} of the {len(check.questions)} questions of this check "
            "in the room. You can do the whole check on the page of the lesson."
        )
    return STILL_OPEN if any(each.is_open for each in given.values()) else None


def _answered(inset_session: AnySession, voter_key: str) -> _Checks:
    """What this voter answered, by module and lesson, then by question; the last asking counts."""
    rows = rows_of(_ANSWERED, session_id=inset_session.id, voter_key=voter_key)
    found: dict[tuple[str, str], dict[str, _Given]] = defaultdict(dict)
    for row in rows:
        found[row.module_slug, row.lesson_slug][row.question_slug] = _Given(
            row.fingerprint,
            row.body,
            row.chosen,
            row.closed_at is None and row.state is SessionState.OPEN,
        )
    return found


def _kept(person_id: int, session_id: int, names: list[tuple[str, str]]) -> frozenset[str]:
    """Of the attempts that these checks would become, those that stand already."""
    if not names:
        return frozenset()
    form_ids = [_form_id(session_id, *name) for name in names]
    return frozenset(
        db.session.scalars(
            select(Attempt.form_id).where(
                Attempt.person_id == person_id, Attempt.form_id.in_(form_ids)
            )
        )
    )


def _check(library: Library, module_slug: str, lesson_slug: str) -> Check | None:
    module = library.module(module_slug)
    lesson = module.lesson(lesson_slug) if module else None
    return lesson.check if lesson else None


def _title(library: Library, module_slug: str, lesson_slug: str) -> str:
    module = library.module(module_slug)
    lesson = module.lesson(lesson_slug) if module else None
    return lesson.title if lesson else ""


def _form_id(session_id: int, module_slug: str, lesson_slug: str) -> str:
    """One for each check of a session, so that keeping it twice keeps it once."""
    named = f"room:{session_id}:{module_slug}/{lesson_slug}"
    return blake2b(named.encode("utf-8", "replace"), digest_size=16).hexdigest()

"""Reminding by e-mail: of each thing once, and only those who have asked for it."""

from content import Library
from learning import clock
from learning.database import add_once, db, insert_once, writing
from learning.inset.following.letters import follow_up
from learning.inset.following.links import Link, token_for
from learning.inset.following.queries import DueFollowUp, follow_ups_due
from learning.mail.services import queue
from learning.people.letters import Letter, Site
from learning.reminders import rules
from learning.reminders.models import Nudge, NudgeChoice
from learning.reminders.queries import (
    Reminded,
    sessions_of_tomorrow,
    things_for,
    wants_letters,
    who_is_reminded,
)
from learning.reminders.rules import NudgeKind, Thing

CHOICE = "/account/reminders"


def choose_letters(person_id: int, *, wanted: bool) -> None:
    """The person gets reminders by e-mail, or none."""
    if wanted and not wants_letters(person_id):
        add_once(_CHOICE, person_id=person_id, created_at=clock.now())
    elif not wanted:
        db.session.query(NudgeChoice).filter_by(person_id=person_id).delete()


def remind(site: Site, library: Library, secret_key: str) -> int:
    """Whoever has asked for it has an e-mail waiting about what is new today; how many letters.

    Nothing happens outside working hours of a working day, or where no e-mail can be sent. Called
    outside a request, as often as one likes: each thing is told once, whoever calls.
    """
    moment = clock.now().astimezone(clock.LONDON)
    if not (site.sends_mail and rules.is_time_for_letters(moment)):
        return 0
    today = moment.date()
    people = who_is_reminded(today)
    if not people:
        return 0
    coming = sessions_of_tomorrow(today)
    due: dict[int, list[DueFollowUp]] = {}
    for each in follow_ups_due(today):
        due.setdefault(each.person_id, []).append(each)
    db.session.rollback()
    count = 0
    for person in people:
        things = things_for(person.person_id, library, today, coming)
        count += _tell(person, things, site)
        for each in due.get(person.person_id, ()):
            count += _ask(person, each, site, secret_key)
    return count


_CHOICE = insert_once(NudgeChoice.__tablename__, "person_id")
_NUDGE = insert_once(Nudge.__tablename__, "person_id", "kind", "subject_key")


def _tell(person: Reminded, things: tuple[Thing, ...], site: Site) -> int:
    if not things:
        return 0
    with writing():
        new = [each for each in things if _is_new(person.person_id, each.kind, each.key)]
        if new:
            _queue(person, rules.letter(person.name, new, site.address, site.link(CHOICE)))
    return bool(new)


def _ask(person: Reminded, due: DueFollowUp, site: Site, secret_key: str) -> int:
    token = token_for(secret_key, Link(due.attendance_id, due.weeks))
    words = follow_up(
        name=person.name,
        title=due.title,
        kind=due.kind,
        weeks=due.weeks,
        address=site.link(f"/follow-up/{token}"),
    )
    with writing():
        key = f"{due.attendance_id}/{due.weeks}"
        is_new = _is_new(person.person_id, NudgeKind.FOLLOW_UP, key)
        if is_new:
            _queue(person, words)
    return is_new


def _is_new(person_id: int, kind: NudgeKind, key: str) -> bool:
    return add_once(_NUDGE, person_id=person_id, kind=kind, subject_key=key, created_at=clock.now())


def _queue(person: Reminded, words: Letter) -> None:
    queue(person.email, words.subject, words.body, person.person_id)

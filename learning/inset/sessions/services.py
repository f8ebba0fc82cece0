"""Sessions are made, changed, written up and cancelled."""

import secrets
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import words
from learning.errors import Conflict, NotFound, Refused
from learning.inset.codes import new_code
from learning.inset.models import (
    Attendance,
    InsetSession,
    SessionGroup,
    SessionInvitee,
    SessionNote,
    SessionPart,
)
from learning.inset.rules import BETWEEN_A_FEW, SessionState
from learning.inset.sessions import rules
from learning.inset.sessions.checking import checked, checked_notes, draft_keys, prepared_of
from learning.inset.sessions.coming import coming_in_person, lock_session, promote
from learning.inset.sessions.prepared import Prepared, PreparedPart
from learning.inset.sessions.queries import managed_session
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.viewers import Viewer

SENT_TWICE = (
    "uq_inset_sessions_organisation_id_form_id",
    "inset_sessions.organisation_id, inset_sessions.form_id",
)
ELSEWHERE = "This session was changed meanwhile. What stands now is shown above what you have here."
WAS_THERE = (
    "Somebody is on the list of those who were there, so it took place. End it instead; or, if it "
    "did not take place after all, say so on the page of its attendance."
)


def make_session(viewer_id: int, organisation_id: int, prepared: Prepared) -> InsetSession:
    """The session stands, led by whoever makes it; a form sent twice finds what it made first.

    Whoever calls this knows that the viewer prepares sessions there (`staff.preparing_hat`) and
    manages `prepared.like_id`, with which it belongs to one series. Raises Refused for what cannot
    be, MayNamePupil to warn.
    """
    sent = select(InsetSession).where(
        InsetSession.organisation_id == organisation_id, InsetSession.form_id == prepared.form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return _mine(earlier, viewer_id)
    kept = checked(viewer_id, organisation_id, prepared)
    row = InsetSession(
        organisation_id=organisation_id,
        led_by_id=viewer_id,
        form_id=prepared.form_id,
        join_code=_free_code(),
        series_key=_series(organisation_id, prepared.like_id),
    )
    _say(row, kept)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return _mine(db.session.execute(sent).scalar_one(), viewer_id)
    _keep_rest(row.id, kept)
    _note(Verb.MADE_SESSION, viewer_id, row)
    discard_drafts(viewer_id, draft_keys(None))
    return row


def change_session(
    viewer: Viewer, session_id: int, prepared: Prepared, *, edition: int
) -> InsetSession:
    """The session is as it is said now; whoever waited and fits in has a place.

    `edition` names what the change was made from. Raises NotFound unless the viewer manages it,
    Conflict if something else stands now, Refused for what cannot be or when it is over.
    """
    row = lock_session(managed_session(viewer, session_id).id)
    _check_open(row)
    rules.check_kind(row.kind, prepared.kind)
    before = prepared_of(row)
    kept = checked(row.led_by_id, row.organisation_id, prepared, before)
    rules.check_places(kept.places, len(coming_in_person(row)))
    if _is_same(before, kept):
        return row
    _check_begun(row, kept)
    if edition != row.edition:
        raise Conflict(ELSEWHERE, row.title)
    _say(row, kept)
    _keep_rest(row.id, kept)
    row.edition += 1
    promote(row)
    _note(Verb.CHANGED_SESSION, viewer.id, row)
    discard_drafts(viewer.id, draft_keys(row.id))
    return row


def write_up(
    viewer: Viewer,
    session_id: int,
    notes: Mapping[str, str],
    *,
    edition: int,
    names_no_pupil: bool = False,
) -> InsetSession:
    """What its kind and the standard ask is written so, also once the session has ended.

    Raises NotFound unless the viewer manages it, Conflict if something else stands now, Refused
    for words that are too long or once it is cancelled, MayNamePupil to warn.
    """
    row = lock_session(managed_session(viewer, session_id).id)
    if row.state is SessionState.CANCELLED:
        raise Refused(rules.why_not_changed(row.state) or "")
    before = prepared_of(row)
    typed = replace(before, notes=dict(notes), names_no_pupil=names_no_pupil)
    kept = checked_notes(typed, before)
    if kept != before.notes:
        if edition != row.edition:
            raise Conflict(ELSEWHERE, row.title)
        _keep_notes(row.id, kept)
        row.edition += 1
    discard_drafts(viewer.id, draft_keys(row.id))
    return row


def cancel_session(
    viewer: Viewer, session_id: int, why: str, *, names_no_pupil: bool = False
) -> InsetSession:
    """The session does not take place; everybody invited sees that, and why. Twice is as once.

    Raises NotFound unless the viewer manages it, Refused once it has ended or somebody was there,
    MayNamePupil to warn.
    """
    row = lock_session(managed_session(viewer, session_id).id)
    if row.state is SessionState.CANCELLED:
        return row
    _check_open(row)
    if _has_attendance(row.id):
        raise Refused(WAS_THERE)
    row.cancel_note = words(why, "why", rules.LONGEST_BODY, names_no_pupil=names_no_pupil)
    row.state, row.cancelled_at = SessionState.CANCELLED, clock.now()
    row.edition += 1
    _note(Verb.CANCELLED_SESSION, viewer.id, row)
    discard_drafts(viewer.id, draft_keys(row.id))
    return row


def _mine(row: InsetSession, viewer_id: int) -> InsetSession:
    if row.led_by_id != viewer_id:
        raise NotFound
    return row


def _check_open(row: InsetSession) -> None:
    why_not = rules.why_not_changed(row.state)
    if why_not:
        raise Refused(why_not)


def _check_begun(row: InsetSession, kept: Prepared) -> None:
    """Hold a session that has begun to be led as it was, and where somebody was there, then."""
    rules.check_leaders(row.state, row.also_led_by_id, kept.also_led_by_id)
    if kept.starts_at != row.starts_at and _has_attendance(row.id):
        rules.check_moved(kept.starts_at, clock.now())


def _is_same(before: Prepared, kept: Prepared) -> bool:
    return kept == replace(
        before,
        form_id=kept.form_id,
        like_id=kept.like_id,
        names_no_pupil=kept.names_no_pupil,
        has_taken_place=kept.has_taken_place,
    )


def _has_attendance(session_id: int) -> bool:
    count = db.session.scalar(
        select(func.count()).where(
            Attendance.inset_session_id == session_id, Attendance.withdrawn_at.is_(None)
        )
    )
    return bool(count)


def _free_code() -> str:
    """A code that no session has had; they are kept for ever, so that none leads elsewhere."""
    while True:
        code = new_code()
        if db.session.scalar(select(InsetSession.id).where(InsetSession.join_code == code)) is None:
            return code


def _series(organisation_id: int, like_id: int | None) -> str | None:
    like = lock_session(like_id) if like_id is not None else None
    if like is None or like.organisation_id != organisation_id:
        return None
    if like.series_key is None:
        like.series_key = secrets.token_hex(16)
    return like.series_key


def _say(row: InsetSession, kept: Prepared) -> None:
    row.kind, row.title, row.aim = kept.kind, kept.title, kept.aim
    row.starts_at, row.minutes = kept.starts_at, kept.minutes
    row.place, row.joining_link = kept.place, kept.joining_link
    row.facilitator_note, row.module_slug = kept.facilitator_note, kept.module_slug
    row.is_for_everyone, row.places = kept.is_for_everyone, kept.places
    row.also_led_by_id = kept.also_led_by_id
    row.training_title, row.renews_months = kept.training_title, kept.renews_months


def _keep_rest(session_id: int, kept: Prepared) -> None:
    _keep_parts(session_id, kept.parts)
    _keep_notes(session_id, kept.notes)
    for table in (SessionGroup, SessionInvitee):
        db.session.execute(delete(table).where(table.inset_session_id == session_id))
    db.session.add_all(
        SessionGroup(inset_session_id=session_id, group_id=key) for key in sorted(kept.group_ids)
    )
    db.session.add_all(
        SessionInvitee(inset_session_id=session_id, person_id=key)
        for key in sorted(kept.invitee_ids)
    )
    db.session.flush()


def _keep_parts(session_id: int, parts: tuple[PreparedPart, ...]) -> None:
    db.session.execute(delete(SessionPart).where(SessionPart.inset_session_id == session_id))
    db.session.add_all(
        SessionPart(
            inset_session_id=session_id,
            position=position,
            kind=part.kind,
            module_slug=part.module_slug,
            lesson_slug=part.lesson_slug,
            title=part.title,
            body=part.body,
            minutes=part.minutes,
        )
        for position, part in enumerate(parts, start=1)
    )


def _keep_notes(session_id: int, notes: Mapping[str, str]) -> None:
    db.session.execute(delete(SessionNote).where(SessionNote.inset_session_id == session_id))
    db.session.add_all(
        SessionNote(inset_session_id=session_id, slug=slug, body=body)
        for slug, body in notes.items()
    )
    db.session.flush()


def _note(verb: Verb, person_id: int, row: InsetSession) -> None:
    """What is between a few stays out of the journal."""
    if row.kind not in BETWEEN_A_FEW:
        subject = ("inset_session", str(row.id))
        note(verb, person_id, organisation_id=row.organisation_id, subject=subject)

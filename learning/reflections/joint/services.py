"""Changing joint reflections. Nothing here is ever noted in the journal; no mail is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.services import discard_draft
from learning.drafts.typed_words import needed_words, words
from learning.errors import Conflict, NotFound, Refused
from learning.people.viewers import Viewer
from learning.reflections.joint import rules
from learning.reflections.joint.queries import Joint, own_joint, whom_to_ask
from learning.reflections.joint.rules import LONGEST_TOPIC, Stands
from learning.reflections.models import JointMember, JointReflection, JointState

LONGEST_PART = 10_000
FURTHEST_MEETING = timedelta(days=366)
SENT_TWICE = ("uq_joint_reflections_form_id", "joint_reflections.form_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody sends of the page: its three texts, and when the two look at it again."""

    parts: Mapping[str, str]
    meet_on: date | None
    edition: int
    names_no_pupil: bool = False


def ask_for_joint(
    viewer: Viewer, other_id: int, *, topic: str, form_id: str, names_no_pupil: bool = False
) -> int:
    """A colleague of the viewer's school is asked to think about the topic together; its key.

    Nothing can be written before they have agreed. A form sent twice gives the first one's key.
    Raises Refused for nobody or for somebody who is not of the school, and for the topic.
    """
    kept = needed_words(topic, "topic", LONGEST_TOPIC, names_no_pupil=names_no_pupil)
    if other_id not in {each.id for each in whom_to_ask(viewer)}:
        raise Refused("Choose somebody from the list: people who work at your school.", "who")
    joint = JointReflection(topic=kept, form_id=form_id)
    try:
        with db.session.begin_nested():
            db.session.add(joint)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return _sent_before(viewer.id, form_id)
    db.session.add_all(
        [
            _member(joint, viewer.id, JointState.AGREED, has_asked=True),
            _member(joint, other_id, JointState.ASKED),
        ]
    )
    db.session.flush()
    return joint.id


def agree(person_id: int, joint_id: int) -> None:
    """Whoever was asked writes with the other from now on; once agreed, nothing changes."""
    if own_joint(person_id, joint_id).stands is Stands.TO_ANSWER:
        _set_mine(person_id, joint_id, JointState.AGREED)


def leave(person_id: int, joint_id: int) -> None:
    """The page is no longer this person's; the other keeps it, and after both it is gone.

    Whoever was asked and had not agreed has said no: nothing was written. Raises NotFound.
    """
    own_joint(person_id, joint_id)
    for part in rules.PARTS:
        discard_draft(person_id, rules.form_key(joint_id, part))
    _set_mine(person_id, joint_id, JointState.LEFT)
    remove_ownerless()


def write(person_id: int, joint_id: int, written: Written) -> None:
    """The page says what was sent; its drafts are gone. Saved unchanged, nothing happens.

    Raises NotFound; Refused unless both have agreed and it goes on; Conflict if it was changed
    since; Refused or MayNamePupil beside one of the texts.
    """
    seen = own_joint(person_id, joint_id)
    if not seen.may_write:
        raise Refused("This page cannot be changed now. Your words are still in the boxes.")
    kept = {
        part: words(typed, part, LONGEST_PART, names_no_pupil=written.names_no_pupil)
        for part, typed in written.parts.items()
    }
    _check_meeting(written.meet_on, seen)
    if kept != {part: getattr(seen, part) for part in kept} or written.meet_on != seen.meet_on:
        if written.edition != seen.edition:
            raise Conflict(rules.CHANGED_BY_THE_OTHER.format(other=_who_changed(seen)), "")
        _put(person_id, joint_id, kept, written.meet_on)
    for part in kept:
        discard_draft(person_id, rules.form_key(joint_id, part))


def finish(person_id: int, joint_id: int) -> None:
    """The two have come to an end with it; either may say so. Raises NotFound."""
    if own_joint(person_id, joint_id).may_write:
        _row(joint_id).closed_at = clock.now()


def take_up_again(person_id: int, joint_id: int) -> None:
    """A finished page can be written again. Raises NotFound."""
    if own_joint(person_id, joint_id).stands is Stands.FINISHED:
        _row(joint_id).closed_at = None


def remove_ownerless() -> None:
    """No page is left that belongs to nobody any more."""
    owned = select(JointMember.joint_reflection_id).where(JointMember.state != JointState.LEFT)
    db.session.execute(delete(JointReflection).where(JointReflection.id.not_in(owned)))


def _put(person_id: int, joint_id: int, kept: Mapping[str, str], meet_on: date | None) -> None:
    joint = _row(joint_id)
    for part, text in kept.items():
        setattr(joint, part, text)
    joint.meet_on = meet_on
    joint.edited_by_id, joint.edited_at = person_id, clock.now()
    joint.edition += 1


def _check_meeting(meet_on: date | None, seen: Joint) -> None:
    today = clock.today()
    if meet_on is None or meet_on == seen.meet_on:
        return
    if not today <= meet_on <= today + FURTHEST_MEETING:
        raise Refused("Choose a day from today, within a year.", "meet_on")


def _who_changed(seen: Joint) -> str:
    return "You" if seen.edited_by_me else seen.other


def _member(
    joint: JointReflection, person_id: int, state: JointState, *, has_asked: bool = False
) -> JointMember:
    return JointMember(
        joint_reflection_id=joint.id,
        person_id=person_id,
        state=state,
        has_asked=has_asked,
        answered_at=clock.now() if state is JointState.AGREED else None,
    )


def _set_mine(person_id: int, joint_id: int, state: JointState) -> None:
    mine = db.session.scalars(
        select(JointMember).where(
            JointMember.joint_reflection_id == joint_id, JointMember.person_id == person_id
        )
    ).one()
    mine.state = state
    if state is JointState.AGREED:
        mine.answered_at = clock.now()
    db.session.flush()


def _sent_before(person_id: int, form_id: str) -> int:
    """The key of what this form made; Refused if it was not this person's form."""
    found = db.session.scalar(
        select(func.max(JointReflection.id))
        .join(JointMember, JointMember.joint_reflection_id == JointReflection.id)
        .where(
            JointReflection.form_id == form_id,
            JointMember.person_id == person_id,
            JointMember.has_asked.is_(True),
        )
    )
    if found is None:
        raise Refused("Please open this page again and send it once more.")
    return found


def _row(joint_id: int) -> JointReflection:
    joint = db.session.get(JointReflection, joint_id, with_for_update=True)
    if joint is None:
        raise NotFound
    return joint

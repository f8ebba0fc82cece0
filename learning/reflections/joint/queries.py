"""Reading joint reflections: only its two ever find one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from learning.database import db
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import NotFound
from learning.people.models import Person
from learning.people.viewers import Viewer
from learning.reflections.joint import rules
from learning.reflections.joint.rules import Stands
from learning.reflections.models import JointMember, JointReflection, JointState
from learning.sharing.queries import Colleague, colleagues_of

NOBODY = "somebody who is no longer here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A joint reflection as one of its two sees it.

    `other`: the other's name, or words if they are no longer here. `may_write`: both have agreed,
    both are still there, and it is not finished. `edited_by_me`: whose the last change was.
    """

    joint_id: int
    topic: str
    other: str
    stands: Stands
    i_asked: bool
    noticed: str
    thinking: str
    agreed: str
    meet_on: date | None
    edited_at: datetime | None
    edited_by_me: bool
    begun_at: datetime
    edition: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not (self.noticed or self.thinking or self.agreed)

    @property
    def may_write(self) -> bool:
        """Whether the page can be changed now."""
        return self.stands is Stands.OPEN

    def lines(self, part: str) -> Paragraphs:
        """One of the three texts as it was typed."""
        return paragraphs(getattr(self, part))


@dataclass(frozen=True, slots=True, kw_only=True)
class MyJoint:
    """All joint reflections of one person, by where they stand."""

    to_answer: tuple[Joint, ...]
    open: tuple[Joint, ...]
    waiting: tuple[Joint, ...]
    finished: tuple[Joint, ...]

    @property
    def has_any(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.to_answer or self.open or self.waiting or self.finished)


_Mine, _Theirs = aliased(JointMember), aliased(JointMember)


def own_joint(person_id: int, joint_id: int) -> Joint:
    """A joint reflection of which this person is one of the two; raises NotFound."""
    row = db.session.execute(_of(person_id).where(JointReflection.id == joint_id)).one_or_none()
    if row is None:
        raise NotFound
    return _joint(row, person_id)


def my_joint(person_id: int) -> MyJoint:
    """All there are of this person, newest first. One statement."""
    rows = db.session.execute(_of(person_id).order_by(JointReflection.id.desc()))
    found = [_joint(row, person_id) for row in rows]

    def those(*kinds: Stands) -> tuple[Joint, ...]:
        return tuple(each for each in found if each.stands in kinds)

    return MyJoint(
        to_answer=those(Stands.TO_ANSWER),
        open=those(Stands.OPEN),
        waiting=those(Stands.WAITING, Stands.DECLINED),
        finished=those(Stands.FINISHED, Stands.ALONE),
    )


def whom_to_ask(viewer: Viewer) -> Sequence[Colleague]:
    """Those who work at a school of the viewer's: the two work together."""
    return [each for each in colleagues_of(viewer) if each.is_own_school]


def _of(
    person_id: int,
) -> Select[JointReflection, JointMember, JointMember, str]:
    return (
        select(JointReflection, _Mine, _Theirs, Person.name)
        .join(_Mine, _Mine.joint_reflection_id == JointReflection.id)
        .outerjoin(
            _Theirs,
            (_Theirs.joint_reflection_id == JointReflection.id) & (_Theirs.person_id != person_id),
        )
        .outerjoin(Person, Person.id == _Theirs.person_id)
        .where(_Mine.person_id == person_id, _Mine.state != JointState.LEFT)
    )


def _joint(row: Row[JointReflection, JointMember, JointMember, str], person_id: int) -> Joint:
    joint, mine, theirs, name = row
    return Joint(
        joint_id=joint.id,
        topic=joint.topic,
        other=name or NOBODY,
        stands=rules.stands(
            mine_is_agreed=mine.state is JointState.AGREED,
            theirs_is_agreed=theirs is not None and theirs.state is JointState.AGREED,
            they_ever_agreed=theirs is None or theirs.answered_at is not None,
            they_left=theirs is None or theirs.state is JointState.LEFT,
            is_finished=joint.closed_at is not None,
        ),
        i_asked=mine.has_asked,
        noticed=joint.noticed,
        thinking=joint.thinking,
        agreed=joint.agreed,
        meet_on=joint.meet_on,
        edited_at=joint.edited_at,
        edited_by_me=joint.edited_by_id == person_id,
        begun_at=joint.created_at,
        edition=joint.edition,
    )

"""People on their way as tests make them."""

import secrets
from collections.abc import Iterable
from datetime import date

from learning.database import db
from learning.people.models import Person
from learning.shadowing.models import Placement
from learning.shadowing.rules import PlacementState
from learning.sharing.models import Share
from learning.sharing.rules import SubjectKind
from learning.talent.models import Conversation, Interest
from learning.talent.rules import ConversationState
from tests.cast import SEAVIEW_ID
from tests.factories import a_person


def interested(person_id: int, *, counts: bool = True, **more: object) -> Interest:
    """Somebody is on their way, and counted unless said otherwise."""
    row = Interest(
        **{"person_id": person_id, "counts": counts, "form_id": secrets.token_hex(16), **more}
    )
    db.session.add(row)
    db.session.commit()
    return row


def people_on_their_way(
    how_many: int, *, at: int = SEAVIEW_ID, named: str = "Teacher", **more: object
) -> list[Person]:
    """So many people of a school on their way."""
    found = [a_person(f"{named} {at} {n}", organisation_id=at) for n in range(how_many)]
    for each in found:
        interested(each.id, **more)
    return found


def talking(people: Iterable[Person]) -> None:
    """Each of these has had a conversation."""
    for person in people:
        interest = db.session.query(Interest).filter_by(person_id=person.id).one()
        db.session.add(
            Conversation(
                interest_id=interest.id,
                with_name="Priya Nair",
                state=ConversationState.HELD,
                form_id=secrets.token_hex(16),
            )
        )
    db.session.commit()


def visiting(
    people: Iterable[Person],
    *,
    host_school: int,
    home_school: int = SEAVIEW_ID,
    state: PlacementState = PlacementState.AGREED,
    starts_on: date = date(2026, 11, 2),
) -> None:
    """Each of these has a placement at a school."""
    for person in people:
        db.session.add(
            Placement(
                visitor_id=person.id,
                host_organisation_id=host_school,
                home_organisation_id=home_school,
                state=state,
                starts_on=starts_on,
                ends_on=starts_on,
                form_id=secrets.token_hex(16),
            )
        )
    db.session.commit()


def shared_with(reader_id: int, interest: Interest, **more: object) -> Share:
    """The owner shares their way with somebody."""
    row = Share(
        **{
            "owner_id": interest.person_id,
            "with_person_id": reader_id,
            "subject_kind": SubjectKind.INTEREST,
            "subject_id": interest.id,
            "title": "On the way to becoming a SENCo",
            "parts": "way",
            "ends_on": date(2026, 12, 18),
            **more,
        }
    )
    db.session.add(row)
    db.session.commit()
    return row

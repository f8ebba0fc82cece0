"""Placements taken as far as a test needs them, through the services; the people are the cast."""

import secrets
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update

from learning.database import db
from learning.people.models import Membership
from learning.people.queries import viewer_for
from learning.shadowing.models import Visit
from learning.shadowing.placements import agreeing, services
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.typed import HostWords, Release, Wish
from learning.shadowing.placements.wordings import wording_of
from learning.web.library import library
from tests.cast import CAST, MARSH_LANE_ID, SEAVIEW_ID

FIRST, LAST = date(2026, 11, 23), date(2026, 12, 18)
TOMORROW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LENA = f"{CAST.lena.id}-{MARSH_LANE_ID}"
PRIYA = f"{CAST.priya.id}-{SEAVIEW_ID}"
AIM = "How a meeting with a parent goes."


def in_guide():
    """The rules as the guide of the tests has them."""
    return wording_of(library().shadowing.agreement)


def asked(visitor=CAST.amina, host=LENA, starts_on=FIRST, ends_on=LAST, **more):
    """The key of a placement that a host is asked for."""
    row = services.ask(
        viewer_for(visitor.id),
        Wish(aim=AIM, aims=("look-closely",), starts_on=starts_on, ends_on=ends_on),
        host_key=host,
        home_organisation_id=visitor.organisation_id,
        offered_aims=("look-closely", "keep-notes"),
        form_id=secrets.token_hex(16),
        **more,
    )
    db.session.commit()
    return row.id


def accepted(visitor=CAST.amina, host=LENA, **more):
    """The same, once the host has said yes."""
    key = asked(visitor, host, **more)
    accept(key, int(host.partition("-")[0]))
    return key


def accept(key, host_id=CAST.lena.id):
    services.accept(
        host_id,
        key,
        in_guide(),
        HostWords(safeguarding_contact="The head", note="Ring at the side door."),
        edition=edition(key, host_id),
    )
    db.session.commit()


def time_asked(visitor=CAST.amina, leader=CAST.helen, **more):
    """The same, once a leader is asked for time."""
    key = accepted(visitor, **more)
    services.ask_leader(viewer_for(visitor.id), key, leader.id)
    db.session.commit()
    return key


def released(visitor=CAST.amina, leader=CAST.helen, **more):
    """The same, once time is released."""
    key = time_asked(visitor, leader, **more)
    given = Release(cover="Mr Hall", protected_minutes=360, note="Gladly.")
    services.release(leader.id, key, given, edition=edition(key, leader.id))
    db.session.commit()
    return key


def agreed(visitor=CAST.amina, leader=CAST.helen, host=LENA, **more):
    """The same, once all three have agreed to the rules."""
    key = released(visitor, leader, host=host, **more)
    for person_id in (visitor.id, int(host.partition("-")[0]), leader.id):
        agree(person_id, key)
    return key


def agree(person_id, key, wording=None):
    rules = wording or in_guide()
    done = agreeing.agree(person_id, key, rules, digest=rules.digest, ticked=rules.slugs)
    db.session.commit()
    return done


def a_visit(key, starts_at=TOMORROW, hours=3, visitor=CAST.amina, **more):
    """A planned visit; tomorrow morning, unless the test says when."""
    row = Visit(
        placement_id=key,
        visitor_id=visitor.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        place="Room 4",
        form_id=secrets.token_hex(16),
        **more,
    )
    db.session.add(row)
    db.session.commit()
    return row


def edition(key, person_id):
    return str(placement_seen(person_id, key).edition)


def leaves(person, organisation_id, ends_on=date(2026, 11, 22)):
    """Somebody no longer works there, as an import would have it."""
    db.session.execute(
        update(Membership)
        .where(Membership.person_id == person.id, Membership.organisation_id == organisation_id)
        .values(ends_on=ends_on)
    )
    db.session.commit()


def is_back(person, organisation_id):
    """They are on the list again."""
    leaves(person, organisation_id, None)


def visits_of(key):
    db.session.expire_all()
    return db.session.scalars(
        select(Visit).where(Visit.placement_id == key).order_by(Visit.starts_at)
    ).all()


def seen(person, key):
    db.session.rollback()
    return placement_seen(person.id, key)

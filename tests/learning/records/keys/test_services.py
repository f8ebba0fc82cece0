"""A school's key is made once; another secret makes another key; what is known is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from learning.database import db, writing
from learning.errors import NotAllowed, NotFound, Refused
from learning.journal.models import Event
from learning.people.queries import viewer_for
from learning.people.viewers import Viewer
from learning.records.keys import queries, services
from learning.records.keys.rules import fingerprint
from learning.records.keys.signing import new_key_pair
from learning.records.models import RecognisedKey, SigningKey
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, Cast, Member

pytestmark = pytest.mark.database

SECRET = "a secret of the settings, long enough"
CHANGED = "another secret of the settings, as long"


def viewer(member: Member) -> Viewer:
    found = viewer_for(member.id)
    assert found is not None
    return found


def keys() -> list[SigningKey]:
    return list(db.session.scalars(select(SigningKey).order_by(SigningKey.id)))


def test_a_key_is_made_once_and_then_used(app: Flask) -> None:
    first = services.signing_pair(SEAVIEW_ID, SECRET)
    assert services.signing_pair(SEAVIEW_ID, SECRET) == first
    assert services.signing_pair(MARSH_LANE_ID, SECRET) != first
    assert len(keys()) == 2


def test_two_at_once_make_one_key(app: Flask) -> None:
    def make(_: int) -> str:
        with app.app_context():
            try:
                with writing():
                    return services.signing_pair(SEAVIEW_ID, SECRET).public_key
            finally:
                db.session.remove()

    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(make, range(8)))
    assert len(made) == len(keys()) == 1


def test_another_secret_makes_another_key_and_says_so(app: Flask, cast: Cast) -> None:
    old = services.signing_pair(SEAVIEW_ID, SECRET).public_key
    page = queries.keys_page(viewer(cast.sam), CHANGED)
    assert page.own is not None
    assert not page.own.can_sign
    new = services.signing_pair(SEAVIEW_ID, CHANGED).public_key
    page = queries.keys_page(viewer(cast.sam), CHANGED)
    assert page.own is not None
    assert (page.own.public_key, page.own.can_sign) == (new, True)
    assert [each.public_key for each in page.retired] == [old]
    assert {old, new} <= set(queries.known_keys(()))


def test_a_key_is_recognised_once_and_noted(app: Flask, cast: Cast) -> None:
    key, sam = new_key_pair().public_key, viewer(cast.sam)
    assert services.recognise(sam, name=" Oak  Hill ", text=key) == fingerprint(key)
    assert queries.known_keys((SEAVIEW_ID,))[key] == "Oak Hill"
    assert key not in queries.known_keys((MARSH_LANE_ID,))
    with pytest.raises(Refused, match="already, as that of Oak Hill"):
        services.recognise(sam, name="Another", text=key)
    (row,) = db.session.scalars(select(RecognisedKey))
    services.forget(sam, row.id)
    assert key not in queries.known_keys((SEAVIEW_ID,))
    verbs = [(each.verb, each.subject_key) for each in db.session.scalars(select(Event))]
    assert verbs == [("recognised_key", fingerprint(key)), ("removed_key", fingerprint(key))]


def test_a_school_of_this_server_needs_no_adding(app: Flask, cast: Cast) -> None:
    key = services.signing_pair(MARSH_LANE_ID, SECRET).public_key
    with pytest.raises(Refused, match="the key of Marsh Lane, which is on this server"):
        services.recognise(viewer(cast.sam), name="Marsh Lane", text=key)


def test_a_name_is_needed(app: Flask, cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        services.recognise(viewer(cast.sam), name=" ", text=new_key_pair().public_key)
    assert refused.value.field == "name"


def test_keys_are_the_administrators(app: Flask, cast: Cast) -> None:
    for member in (cast.amina, cast.priya, cast.helen, cast.miriam):
        with pytest.raises(NotAllowed):
            queries.keys_page(viewer(member), SECRET)
        with pytest.raises(NotAllowed):
            services.recognise(viewer(member), name="Oak", text=new_key_pair().public_key)


def test_another_schools_key_is_not_there(app: Flask, cast: Cast) -> None:
    row = RecognisedKey(organisation_id=MARSH_LANE_ID, public_key="a" * 64, school_name="Oak")
    db.session.add(row)
    db.session.flush()
    for key_id in (row.id, 0, 2**40):
        with pytest.raises(NotFound):
            services.forget(viewer(cast.sam), key_id)

"""What was brought belongs to whoever brought it: all exported, all gone with them."""

import json

import pytest
from sqlalchemy import select

from learning.cpd.models import CarriedRecord
from learning.database import db
from learning.people.queries import viewer_for
from learning.records import personal_data
from learning.records.carrying import services
from learning.records.carrying.format import written
from tests.cast import Cast, Member
from tests.learning.records.carrying.making import a_block, a_line, a_school_key

pytestmark = pytest.mark.database


def _bring(member: Member) -> str:
    viewer = viewer_for(member.id)
    assert viewer is not None
    pair = a_school_key()
    block = a_block(pair, a_line(), holder_name=member.name)
    assert services.receive(viewer, written([block])).waiting == 1
    assert services.confirm(viewer, is_same_person=False) == 1
    return pair.public_key


def test_the_export_holds_every_block_as_it_was_signed(app: object, cast: Cast) -> None:
    _bring(cast.amina)
    exported = json.loads(json.dumps(personal_data.export(cast.amina.id)))
    (found,) = exported["carried_records"]
    assert (found["school"], found["signed_for"]) == ("Oak Hill", "Amina Yusuf")
    assert found["brought_as"] == "Amina Yusuf"
    assert found["as_it_was_signed"]["block"]["verified_by_school"][0]["title"] == "Noticing first"


def test_erasing_leaves_nothing_of_the_person_and_everything_of_others(
    app: object, cast: Cast
) -> None:
    _bring(cast.amina)
    _bring(cast.tom)
    personal_data.erase(cast.amina.id)
    left = db.session.scalars(select(CarriedRecord.person_id)).all()
    assert left == [cast.tom.id]


def test_removing_takes_what_that_school_signed_and_nothing_else(app: object, cast: Cast) -> None:
    first, second = _bring(cast.amina), _bring(cast.tom)
    services.remove(cast.amina.id, first)
    left = db.session.execute(select(CarriedRecord.person_id, CarriedRecord.issuer_key)).all()
    assert [tuple(each) for each in left] == [(cast.tom.id, second)]

"""The ledger belongs to its person: all of it is exported, all of it goes."""

import json
from datetime import date

import pytest

from learning.cpd import personal_data, queries, services
from learning.cpd.models import CpdKind
from tests.cast import Cast, Member

pytestmark = pytest.mark.database


def add_lesson(person: Member) -> None:
    services.add_entry(
        person.id,
        kind=CpdKind.LESSON,
        title="Assess",
        happened_on=date(2026, 11, 23),
        minutes=10,
        source=("lesson", "graduated-approach/assess"),
    )


def test_the_export_holds_every_entry_in_plain_values(app: object, cast: Cast) -> None:
    add_lesson(cast.amina)
    exported = json.loads(json.dumps(personal_data.export(cast.amina.id)))
    assert exported["cpd_entries"] == [
        {
            "kind": "lesson",
            "title": "Assess",
            "happened_on": "2026-11-23",
            "minutes": 10,
            "provider": "",
            "area_of_need": "",
            "reflection": "",
            "impact": "",
            "impact_said_at": None,
            "asked_on": None,
            "evidence_link": "",
        }
    ]


def test_erasing_leaves_nothing_of_the_person_and_everything_of_others(
    app: object, cast: Cast
) -> None:
    add_lesson(cast.amina)
    add_lesson(cast.tom)
    personal_data.erase(cast.amina.id)
    assert queries.entries(cast.amina.id) == ()
    assert len(queries.entries(cast.tom.id)) == 1

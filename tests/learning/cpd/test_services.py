"""The ledger is written once for everything that happened."""

from datetime import date

import pytest

from learning.cpd import queries, rules, services
from learning.cpd.models import CpdKind
from learning.database import db
from tests.cast import Cast

pytestmark = pytest.mark.database

MONDAY = date(2026, 11, 23)
ASSESS = ("lesson", "graduated-approach/assess")


def add(person_id: int, minutes: int = 10, **more: object) -> None:
    entry = {
        "kind": CpdKind.LESSON,
        "title": "Assess",
        "happened_on": MONDAY,
        "source": ASSESS,
        **more,
    }
    services.add_entry(person_id, minutes=minutes, **entry)


def test_an_entry_stands_in_the_ledger_of_its_person_only(app: object, cast: Cast) -> None:
    add(cast.amina.id)
    (entry,) = queries.entries(cast.amina.id)
    assert (entry.title, entry.minutes, entry.happened_on) == ("Assess", 10, MONDAY)
    assert (entry.source_kind, entry.source_key) == ASSESS
    assert queries.entries(cast.tom.id) == ()


def test_the_same_source_is_written_once_and_the_first_entry_stands(
    app: object, cast: Cast
) -> None:
    add(cast.amina.id, minutes=10)
    add(cast.amina.id, minutes=25, title="Assess again")
    assert [(e.title, e.minutes) for e in queries.entries(cast.amina.id)] == [("Assess", 10)]


def test_a_second_writing_spoils_nothing_else_of_the_same_change(app: object, cast: Cast) -> None:
    add(cast.amina.id)
    add(cast.amina.id)
    add(cast.amina.id, source=("lesson", "graduated-approach/plan"), title="Plan")
    db.session.commit()
    assert [e.title for e in queries.entries(cast.amina.id)] == ["Assess", "Plan"]


def test_two_people_may_have_the_same_source(app: object, cast: Cast) -> None:
    add(cast.amina.id)
    add(cast.tom.id)
    assert len(queries.entries(cast.tom.id)) == 1


def test_a_title_too_long_for_the_ledger_is_cut_not_refused(app: object, cast: Cast) -> None:
    add(cast.amina.id, title="a" * 400)
    db.session.flush()
    assert len(queries.entries(cast.amina.id)[0].title) == rules.LONGEST_TITLE


def test_an_entry_whose_source_did_not_happen_after_all_is_gone(app: object, cast: Cast) -> None:
    add(cast.amina.id)
    add(cast.tom.id)
    services.remove_entry(cast.amina.id, source=ASSESS)
    services.remove_entry(cast.amina.id, source=ASSESS)
    assert queries.entries(cast.amina.id) == ()
    assert len(queries.entries(cast.tom.id)) == 1

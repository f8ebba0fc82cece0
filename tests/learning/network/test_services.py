"""Offering help and taking it back."""

import pytest

from learning.database import writing
from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, Refused
from learning.network import personal_data
from learning.network.queries import offers_of
from learning.network.rules import LONGEST_NOTE, edition
from learning.network.services import set_offers
from learning.people.queries import viewer_for
from tests.learning.courses.making import changed_courses
from tests.learning.network.offering import AUDIT, HOLDING, LOOKING, offered

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


@pytest.fixture
def save(cast, library):
    """Amina sends the form: a line for each domain ticked, and lines beside empty boxes."""

    def send(wanted, beside=None, *, person=cast.amina, seen=None, now=library, **more):
        known = offers_of(person.id)
        with writing():
            set_offers(
                viewer_for(person.id),
                now,
                ticked={place: place in wanted for place in (LOOKING, HOLDING)},
                notes={**wanted, **(beside or {})},
                edition_seen=edition(known) if seen is None else seen,
                **more,
            )
        return offers_of(person.id)

    return send


def test_what_is_ticked_is_offered_and_what_is_unticked_is_gone(save):
    assert save({LOOKING: "  With   tallies. "}) == {LOOKING: "With tallies."}
    assert save({LOOKING: "", HOLDING: "Notes"}) == {LOOKING: "", HOLDING: "Notes"}
    assert save({HOLDING: "Notes"}, {LOOKING: "With tallies."}) == {HOLDING: "Notes"}
    assert save({}) == {}


def test_the_same_form_sent_twice_is_one_offer(save, db_session):
    first = edition({})
    assert save({LOOKING: "Tallies"}, seen=first) == save({LOOKING: "Tallies"}, seen=first)


def test_offers_changed_in_another_window_are_not_overwritten(save):
    first = edition({})
    save({LOOKING: "Tallies"})
    with pytest.raises(Conflict):
        save({HOLDING: "Notes"}, seen=first)
    assert save({LOOKING: "Tallies"}) == {LOOKING: "Tallies"}


def test_a_line_without_its_tick_is_asked_about(save):
    with pytest.raises(Refused) as refused:
        save({}, {LOOKING: "Tallies"})
    assert refused.value.field == "note_small-skills_looking"


def test_a_line_is_short_and_names_no_pupil(save):
    with pytest.raises(Refused, match="can be kept"):
        save({LOOKING: "x" * (LONGEST_NOTE + 1)})
    with pytest.raises(MayNamePupil) as warned:
        save({HOLDING: "Born 12/03/2015"})
    assert warned.value.field == "note_small-skills_holding"
    assert save({HOLDING: "Since 12/03/2015"}, names_no_pupil=True) == {HOLDING: "Since 12/03/2015"}


def test_a_governor_cannot_offer_and_can_take_back(save, cast):
    with pytest.raises(Refused, match="works in a school"):
        save({LOOKING: ""}, person=cast.george)
    offered(cast.george)
    assert save({}, person=cast.george) == {}


def test_what_no_audit_names_any_more_goes_and_what_is_being_mended_stays(
    save, cast, app, tmp_path
):
    gone, mended = (AUDIT, "gone"), HOLDING
    offered(cast.amina, gone)
    offered(cast.amina, mended)
    broken = ("../frameworks/small-skills/02-holding.md", "lens: leader", "lens: nobody")
    with changed_courses(app, tmp_path, broken):
        now = app.extensions["alongside-library"].library
        assert [each.slug for each in now.framework(AUDIT).domains] == ["looking"]
        assert save({LOOKING: ""}, now=now) == {mended: "", LOOKING: ""}


def test_offers_are_exported_and_erased_with_their_person(save, cast):
    save({LOOKING: "Tallies"})
    offered(cast.tom)
    (exported,) = personal_data.export(cast.amina.id)["offers_of_help"]
    assert (exported["domain"], exported["what_i_can_help_with"]) == ("looking", "Tallies")
    personal_data.erase(cast.amina.id)
    assert offers_of(cast.amina.id) == {}
    assert offers_of(cast.tom.id) == {LOOKING: ""}

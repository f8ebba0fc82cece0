"""The rules: ticked by three, dated, revised while a placement runs."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from content.shadowing_types import AgreementRule
from learning.database import db
from learning.errors import Refused
from learning.shadowing.models import Agreement, AgreementWording
from learning.shadowing.placements import agreeing, services
from learning.shadowing.placements.typed import Release
from learning.shadowing.rules import Party, PlacementState
from learning.web.library import library
from tests.learning.shadowing.placements import placing

ALL = ["host-decides", "no-names", "mistakes"]


@pytest.fixture
def revised(app, monkeypatch):
    """The guide of the application has a second version of the rules, with one more."""

    def revise():
        before = library().shadowing.agreement
        more = AgreementRule(slug="phones", title="Phones", text="Your phone stays away.")
        now = replace(before, version=2, rules=(*before.rules, more))
        guide = replace(library().shadowing, agreement=now)
        monkeypatch.setattr(library(), "shadowing", guide)
        return placing.in_guide()

    return revise


def test_every_rule_is_ticked_or_nothing_is_agreed(browser, cast):
    key = placing.released()
    amina = browser.as_(cast.amina)
    amina.get("shadowing.read_agreement", placement_id=key)
    page = amina.submit("I agree to all of them", {"rules": ALL[:2]}, status=422)
    assert "Tick every rule" in page.errors[0]
    assert db.session.scalar(select(func.count()).select_from(Agreement)) == 0


def test_all_three_see_who_has_agreed_and_when(browser, cast):
    key = placing.released()
    placing.agree(cast.lena.id, key)
    for person in (cast.amina, cast.lena, cast.helen):
        page = browser.as_(person).get("shadowing.read_agreement", placement_id=key)
        assert "Agreed on 23 November 2026 at 09:00" in page.text
        assert page.text.count("Not yet") == 2


def test_ticked_twice_is_agreed_once(app, cast):
    key = placing.released()
    placing.agree(cast.amina.id, key)
    placing.agree(cast.amina.id, key)
    assert db.session.scalar(select(func.count()).select_from(Agreement)) == 1


def test_two_placements_share_one_wording(app, cast):
    placing.accepted()
    placing.asked(visitor=cast.daniel)
    assert db.session.scalar(select(func.count()).select_from(AgreementWording)) == 1


def test_nobody_can_agree_before_the_host_has_said_yes(browser, cast):
    key = placing.asked()
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.read_agreement", placement_id=key)
    assert page.path == f"/placements/{key}"
    with pytest.raises(Refused):
        placing.agree(cast.amina.id, key)


def test_revised_while_it_runs_it_goes_on_under_what_was_agreed(browser, cast, revised):
    key = placing.agreed()
    now = revised()
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "This goes on under the earlier ones" in page
    page = amina.follow("Read both")
    assert "The rules were revised" in page.headings(2)
    assert "Your phone stays away." in page
    page = amina.submit("I agree to the revised rules", {"rules": [*ALL, "phones"]})
    seen = placing.seen(cast.amina, key)
    assert seen.state is PlacementState.AGREED
    assert not placing.agree(cast.lena.id, key, now).changes_over
    assert "The rules of Amina Yusuf’s placement were revised" in browser.as_(cast.helen).get(
        "shadowing.list_placements"
    )
    assert placing.agree(cast.helen.id, key, now).changes_over
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "revised" not in page.text
    assert placing.seen(cast.amina, key).wording_id != seen.wording_id


def test_revised_before_all_have_agreed_the_new_rules_count(browser, cast, revised):
    key = placing.released()
    placing.agree(cast.lena.id, key)
    now = revised()
    page = browser.as_(cast.lena).get("shadowing.read_agreement", placement_id=key)
    assert "So these are the ones that count" in page
    assert page.text.count("Not yet") == 3
    for person in (cast.amina, cast.lena, cast.helen):
        placing.agree(person.id, key, now)
    seen = placing.seen(cast.amina, key)
    assert seen.state is PlacementState.AGREED
    assert db.session.get(AgreementWording, seen.wording_id).version == 2


def test_whoever_read_rules_that_were_revised_meanwhile_reads_them_anew(browser, cast, revised):
    key = placing.released()
    amina = browser.as_(cast.amina)
    amina.get("shadowing.read_agreement", placement_id=key)
    revised()
    page = amina.submit("I agree to all of them", {"rules": ALL}, status=422)
    assert "The rules were revised while you read." in page.errors[0]
    assert db.session.scalar(select(func.count()).select_from(Agreement)) == 0


def test_without_rules_in_the_library_a_host_is_told_whom_to_ask(browser, cast, monkeypatch):
    key = placing.asked()
    guide = replace(
        library().shadowing, agreement=replace(library().shadowing.agreement, version=0, rules=())
    )
    monkeypatch.setattr(library(), "shadowing", guide)
    lena = browser.as_(cast.lena)
    lena.get("shadowing.begin_acceptance", placement_id=key)
    page = lena.submit("Say yes", {"safeguarding_contact": "Jo"}, status=422)
    assert "Ask whoever looks after Alongside" in page.errors[0]


def test_rules_taken_out_of_the_library_leave_what_was_agreed(browser, cast, monkeypatch):
    key = placing.agreed()
    guide = replace(
        library().shadowing, agreement=replace(library().shadowing.agreement, version=0, rules=())
    )
    monkeypatch.setattr(library(), "shadowing", guide)
    page = browser.as_(cast.lena).get("shadowing.read_agreement", placement_id=key)
    assert "The host decides what you may see." in page


def test_what_was_agreed_is_settled_by_the_last_of_time_and_ticks(app, cast):
    """Ticks may come before the time: then releasing it is the last step."""
    key = placing.time_asked()
    for person in (cast.amina, cast.lena, cast.helen):
        rules = placing.in_guide()
        agreeing.agree(person.id, key, rules, digest=rules.digest, ticked=rules.slugs)
    db.session.commit()
    assert placing.seen(cast.amina, key).state is PlacementState.ACCEPTED
    services.release(cast.helen.id, key, Release(), edition=placing.edition(key, cast.helen.id))
    db.session.commit()
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED
    parties = set(db.session.scalars(select(Agreement.party)))
    assert parties == set(Party)

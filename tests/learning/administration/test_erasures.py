"""Erasing leaves nothing of a person but a receipt without a name, which holds after a restore."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from time_machine import Traveller

from learning import clock as time
from learning.administration.erasures import receipts, services
from learning.administration.erasures.keeping import erased
from learning.administration.erasures.receipts import Receipt
from learning.administration.personal_data_register import DOMAINS, fates
from learning.database import Model, db, writing
from learning.errors import NotFound, Refused
from learning.people.models import Membership, Person, SignIn
from learning.people.queries import viewer_for
from learning.people.viewers import Viewer
from tests.browser import Browser
from tests.cast import Cast, Member
from tests.factories import a_person
from tests.learning.records.studies import CODE, study

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def instance(app: Flask) -> Path:
    """The instance's instance, without receipts of other tests."""
    found = app.config["ALONGSIDE"].instance
    (found / receipts.FILE).unlink(missing_ok=True)
    return found


def viewer(person: Member) -> Viewer:
    found = viewer_for(person.id)
    assert found is not None
    return found


def person_named(name: str) -> Person | None:
    db.session.rollback()
    return db.session.scalar(select(Person).where(Person.name == name))


def whole_database() -> str:
    """Every value of every table as text."""
    db.session.rollback()
    tables = Model.metadata.sorted_tables
    return repr([tuple(row) for table in tables for row in db.session.execute(select(table))])


def test_a_request_reaches_the_administrator_and_can_be_taken_back(
    browser: Browser, cast: Cast
) -> None:
    amina = browser.as_(cast.amina)
    amina.get("administration.read_erasure")
    page = amina.submit("Ask to be erased")
    assert page.h1 == "You have asked to be erased"
    amina.post("/account/erasure")
    assert "1 person asks" in browser.as_(cast.sam).get("/school")
    amina.get("administration.read_erasure")
    assert amina.submit("Take the request back").h1 == "Ask to be erased"
    assert "asks to be erased" not in browser.as_(cast.sam).get("/school")


def test_the_page_says_what_goes_and_what_is_kept(browser: Browser, cast: Cast) -> None:
    page = browser.as_(cast.sam).get(
        "administration.confirm_erasure", membership_id=cast.amina.membership_id
    )
    assert page.headings(2) == ["What goes, for good", "What is kept, and why"]
    assert "cannot be undone" in page


def test_erasing_somebody_leaves_nothing_of_them(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("/record")
    sam = browser.as_(cast.sam)
    sam.get("administration.confirm_erasure", membership_id=cast.amina.membership_id)
    page = sam.submit("Erase Amina Yusuf for good")
    assert "Amina Yusuf has been erased." in page.notices[0]
    kept = whole_database()
    for words in ("Amina", "amina.yusuf@", CODE):
        assert words not in kept
    assert amina.get("/record").path == "/sign-in"
    browser.get(f"/verify/{CODE}", status=404)


def test_others_keep_everything(browser: Browser, cast: Cast) -> None:
    study(cast.tom)
    sam = browser.as_(cast.sam)
    sam.get("administration.confirm_erasure", membership_id=cast.amina.membership_id)
    sam.submit("Erase Amina Yusuf for good")
    assert "23 minutes" in browser.as_(cast.tom).get("/record")


def test_the_receipt_names_nobody_and_is_for_its_owner_only(instance: Path, cast: Cast) -> None:
    with writing():
        services.erase_person(viewer(cast.sam), cast.amina.membership_id, instance)
    kept = (instance / receipts.FILE).read_text()
    assert "amina" not in kept.lower()
    assert stat.S_IMODE((instance / receipts.FILE).stat().st_mode) == 0o600
    (receipt,) = receipts.receipts(instance)
    long_ago = time.now() - timedelta(days=100)
    assert receipts.is_named([receipt], "Amina.Yusuf@seaview.example", known_since=long_ago)
    assert not receipts.is_named([receipt], "tom.brackley@seaview.example", known_since=long_ago)


def test_somebody_who_also_works_elsewhere_keeps_their_account(
    browser: Browser, cast: Cast
) -> None:
    sam = browser.as_(cast.sam)
    page = sam.get("/school/people/12/erase")
    assert page.h1 == "This person belongs to another school too"
    assert page.has_link("End their membership")
    assert sam.post("/school/people/12/erase").status_code == 422
    assert person_named("Lena Kowalska") is not None


def test_a_receipt_is_undone_when_the_erasure_fails(instance: Path, cast: Cast) -> None:
    def fails() -> Receipt:
        receipt = services.erase_person(viewer(cast.sam), cast.amina.membership_id, instance)
        db.session.add(Membership(person_id=999_999, organisation_id=1, job="teacher"))
        return receipt

    with pytest.raises(Exception, match="constraint"):
        erased(fails, instance)
    assert person_named("Amina Yusuf") is not None
    assert receipts.receipts(instance) == ()
    assert (instance / receipts.FILE).read_text().count("undone") == 2


def test_after_a_restore_the_same_people_are_erased_again(
    app: Flask, instance: Path, cast: Cast, clock: Traveller
) -> None:
    a_person("Nadia Ali")
    db.session.commit()
    clock.shift(timedelta(days=1))
    receipts.new_receipt(instance, "nadia.ali@example.com", time.now())
    with writing():
        assert services.erase_again(instance) == 1
    assert person_named("Nadia Ali") is None
    assert person_named("Tom Brackley") is not None


def test_whoever_came_back_with_the_same_address_is_not_erased(
    instance: Path, cast: Cast, clock: Traveller
) -> None:
    receipts.new_receipt(instance, "nadia.ali@example.com", time.now())
    clock.shift(timedelta(days=1))
    a_person("Nadia Ali")
    db.session.commit()
    with writing():
        assert services.erase_again(instance) == 0
    assert person_named("Nadia Ali") is not None


def test_a_line_cut_short_by_a_crash_spoils_no_other(instance: Path) -> None:
    first = receipts.new_receipt(instance, "a@example.com", time.now())
    with (instance / receipts.FILE).open("a") as file:
        file.write('{"key": "cut')
    second = receipts.new_receipt(instance, "b@example.com", time.now())
    assert receipts.receipts(instance) == (first, second)
    assert first.salt == second.salt


def test_from_the_server_anybody_is_erased_but_a_last_administrator(
    instance: Path, cast: Cast
) -> None:
    with writing():
        services.erase_by_email(" Lena.Kowalska@marsh-lane.example ", instance)
    assert person_named("Lena Kowalska") is None
    with pytest.raises(Refused), writing():
        services.erase_by_email("sam.ellis@seaview.example", instance)
    with pytest.raises(NotFound), writing():
        services.erase_by_email("nobody@example.com", instance)


def test_administrators_may_erase_themselves_when_another_stays(instance: Path, cast: Cast) -> None:
    a_person("Nadia Ali", *[*viewer(cast.sam).hat.roles])
    db.session.commit()
    with writing():
        services.erase_person(viewer(cast.sam), cast.sam.membership_id, instance)
    assert person_named("Sam Ellis") is None
    assert db.session.scalar(select(SignIn).where(SignIn.person_id == cast.sam.id)) is None


def test_the_register_knows_every_domain_that_keeps_people() -> None:
    assert list(DOMAINS)[-1] == "people"
    assert fates()["reflections"] == "erased"
    assert fates()["events"].startswith("kept: ")

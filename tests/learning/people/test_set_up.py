"""The first school is made through a link that the terminal prints, once."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import db, writing
from learning.errors import Refused
from learning.journal.rules import Verb
from learning.people import links
from learning.people.models import (
    Membership,
    MembershipRole,
    Organisation,
    Person,
    SingleUseLink,
)
from learning.people.rules import Job, Phase, Role

SCHOOL = {
    "school_name": "Hill Top Primary",
    "phase": "primary",
    "urn": "123456",
    "name": "Asha  Rao",
    "email": "Asha.Rao@HillTop.example",
    "is_senco": True,
    "password": "six brass kettles",
}


@pytest.fixture
def link(empty):
    with writing():
        return links.make_set_up_link()


def test_a_link_makes_the_school_and_signs_its_administrator_in(browser, link, happened):
    page = browser.get(link)
    assert page.h1 == "Set up your school"
    page = browser.submit("Make my school", SCHOOL)
    assert page.path == "/school"
    assert "Asha Rao" in page.whole_text
    school = db.session.scalars(select(Organisation)).one()
    assert (school.name, school.slug, school.phase) == (
        "Hill Top Primary",
        "hill-top-primary",
        Phase.PRIMARY,
    )
    membership = db.session.scalars(select(Membership)).one()
    assert (membership.job, membership.invited_as) == (Job.OTHER, None)
    roles = set(db.session.scalars(select(MembershipRole.role)))
    assert roles == {Role.ADMINISTRATOR, Role.SENCO}
    assert db.session.scalars(select(Person)).one().email == "asha.rao@hilltop.example"
    assert Verb.SET_UP in happened()


def test_a_leader_is_kept_as_one(browser, link):
    browser.get(link)
    browser.submit("Make my school", {**SCHOOL, "is_senco": False, "is_leader": True})
    assert db.session.scalars(select(Membership)).one().job is Job.LEADER


def test_looking_at_the_link_does_not_use_it(browser, link):
    for _ in range(3):
        assert browser.get(link).h1 == "Set up your school"


def test_what_is_missing_is_listed_in_the_order_of_the_page(browser, link):
    browser.get(link)
    page = browser.submit("Make my school", status=422)
    words = ("school", "phase", "name", "e-mail", "password")
    assert len(page.errors) == len(words)
    assert all(word in said for word, said in zip(words, page.errors, strict=True)), page.errors


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(browser, link):
    browser.get(link)
    page = browser.submit(
        "Make my school",
        {**SCHOOL, "urn": "12", "email": "asha", "password": "password123"},
        status=422,
    )
    assert page.errors == ["Many people use this password, so it is guessed first. Choose another."]
    page = browser.submit("Make my school", password="six brass kettles", status=422)
    assert page.errors == ["A school’s unique reference number has six digits."]
    page = browser.submit("Make my school", urn="", password="six brass kettles", status=422)
    assert page.errors == ["Enter an e-mail address in the form name@example.sch.uk."]
    assert page.field("school_name").value == "Hill Top Primary"
    page = browser.submit(
        "Make my school", email="asha@hilltop.example", password="six brass kettles"
    )
    assert page.path == "/school"


def test_the_password_may_not_be_the_name_of_the_school(browser, link):
    browser.get(link)
    page = browser.submit("Make my school", {**SCHOOL, "password": "HillTopPrimary1"}, status=422)
    assert "too close" in page.errors[0]


def test_afterwards_no_link_makes_another_school(browser, link, empty):
    with writing():
        other = links.make_set_up_link()
    browser.get(link)
    browser.submit("Make my school", SCHOOL)
    assert not links.set_up_is_open()
    for used in (link, other):
        page = browser.get(used, status=410)
        assert page.h1 == "This link has been used"
        assert "Your school has been set up" in page
        assert browser.post(used, SCHOOL).status_code == 410
    with pytest.raises(Refused):
        links.make_set_up_link()
    assert len(db.session.scalars(select(Organisation)).all()) == 1


def test_a_link_that_is_too_old_says_so(browser, clock, empty):
    with writing():
        link = links.make_set_up_link()
    clock.shift(timedelta(days=7))
    page = browser.get(link, status=410)
    assert page.h1 == "This link is too old"
    assert "Restart Alongside" in page


def test_a_school_that_exists_has_no_set_up_link(app, cast):
    assert not links.set_up_is_open()
    with pytest.raises(Refused):
        links.make_set_up_link()


def test_roles_that_no_field_offers_are_not_taken(browser, link):
    browser.get(link)
    browser.post(link, {**SCHOOL, "is_senco": "", "role": "trust_lead", "roles": "governor"})
    assert set(db.session.scalars(select(MembershipRole.role))) == {Role.ADMINISTRATOR}


def test_the_link_is_kept_as_a_hash_only(link, empty):
    kept = db.session.scalars(select(SingleUseLink)).one()
    assert re.fullmatch(r"[0-9a-f]{64}", kept.token_hash)
    assert kept.token_hash not in link

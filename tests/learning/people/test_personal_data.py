"""What is kept about a person: exported to them, erased with them."""

import json

from sqlalchemy import func, select

from learning.database import db, writing
from learning.journal import personal_data as journal
from learning.journal.models import Actor, Event
from learning.mail import personal_data as mail
from learning.mail.models import OutgoingMessage
from learning.mail.services import queue
from learning.people import personal_data as people
from learning.people.models import Membership, Person, SignIn
from tests.cast import PASSWORD


def count(model, **conditions):
    return db.session.scalar(select(func.count()).select_from(model).filter_by(**conditions))


def test_a_person_takes_everything_with_them_and_no_secret(browser, cast):
    browser.as_(cast.amina).get("people.read_account")
    exported = people.export(cast.amina.id)
    text = json.dumps(exported)
    assert exported["person"]["email"] == cast.amina.email
    assert exported["memberships"] == [
        {
            "school": "Seaview Primary",
            "job": "teacher",
            "roles": [],
            "groups": ["Year 4"],
            "staff_code": None,
            "invited_as": None,
            "from": "2025-09-01",
            "until": None,
            "away": [],
        }
    ]
    assert exported["browsers"][0]["browser"] == "Firefox on Windows"
    assert "argon2" not in text
    assert db.session.scalars(select(SignIn.token_hash)).one() not in text


def test_nothing_of_an_erased_person_is_left(browser, cast):
    browser.get("people.sign_in")
    browser.submit("Sign in", email=cast.amina.email, password=PASSWORD)
    with writing():
        queue(cast.amina.email, "Hello", "https://learning.example/links/x", cast.amina.id)
    assert len(journal.export(cast.amina.id)["events"]) == 1
    assert mail.export(cast.amina.id)["outgoing_messages"][0]["subject"] == "Hello"
    assert "links/x" not in json.dumps(mail.export(cast.amina.id))
    with writing():
        for domain in (journal, mail, people):
            domain.erase(cast.amina.id)
    assert count(Person, id=cast.amina.id) == 0
    assert count(Actor, person_id=cast.amina.id) == 0
    for model in (Membership, SignIn, OutgoingMessage):
        assert count(model, person_id=cast.amina.id) == 0
    assert count(Event) == 1
    assert browser.get("people.read_account").h1 == "Please sign in again"


def test_others_lose_nothing(app, cast):
    before = count(Membership)
    with writing():
        people.erase(cast.amina.id)
    assert count(Membership) == before - 1
    assert count(Person, id=cast.tom.id) == 1

"""A little development for somebody of the cast, on whichever server, and files to and fro."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from learning.cpd.models import CpdEntry
from learning.cpd.rules import CpdKind
from learning.database import db
from tests.browser import Browser
from tests.cast import Member
from tests.factories import a_completion, some_progress
from tests.pages import Page

DONE = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
ALL_OF_IT = {
    "chosen": "yes",
    "year": ["2026", "2025"],
    "kind": ["lesson", "module", "course", "inset", "qualification"],
}


def an_entry(person: Member, source: tuple[str, str], **more: Any) -> CpdEntry:
    """A line of the ledger, as its source left it."""
    usual: dict[str, Any] = {
        "kind": CpdKind.LESSON,
        "title": "Guessing (First steps)",
        "happened_on": date(2026, 11, 2),
        "minutes": 10,
    }
    entry = CpdEntry(
        person_id=person.id,
        source_kind=source[0],
        source_key=source[1],
        created_at=DONE,
        **{**usual, **more},
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def learn(person: Member) -> None:
    """A finished module of 20 minutes, a lesson of another, and a course outside with words."""
    for lesson in ("noticing", "trying"):
        some_progress(person.id, "first-steps", lesson, done=True)
    a_completion(person.id, "first-steps", version=2, title="First steps")
    an_entry(
        person, ("module", "first-steps@2"), kind=CpdKind.MODULE, title="First steps", minutes=20
    )
    some_progress(person.id, "whole-way", "setting-out", done=True)
    an_entry(person, ("lesson", "whole-way/setting-out"), title="Setting out (Whole way)")
    an_entry(
        person,
        ("own", "f" * 32),
        kind=CpdKind.COURSE,
        title="Makaton, day one",
        minutes=360,
        provider="The Makaton Charity",
        reflection="Harder than I thought",
        impact="Signing at snack time",
    )
    db.session.commit()


def learn_there(app: Flask, person: Member) -> None:
    """The same on another server."""
    with app.app_context():
        learn(person)
        db.session.remove()


def file_of(browser: Browser, **more: Any) -> bytes:
    """The file as it is saved with everything chosen, or with what else is ticked."""
    response = browser.post("/record/take-along", {**ALL_OF_IT, **more})
    assert response.status_code == 200, response.get_data(as_text=True)[:500]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="my-record-')
    return response.get_data()


def hand_in(browser: Browser, body: bytes, name: str = "my-record.json") -> TestResponse:
    """The file was chosen and sent."""
    return browser.post("/record/bring", {"file": (io.BytesIO(body), name)})


def bring(browser: Browser, body: bytes) -> Page:
    """The file was handed in, looked at and added."""
    response = hand_in(browser, body)
    assert response.headers["Location"] == "/record/bring/check", response.get_data(as_text=True)
    browser.get("/record/bring/check")
    return browser.submit("Add it to my record")


def titles_in(body: bytes) -> set[str]:
    """What all entries of a file are called."""
    blocks = [each["block"] for each in json.loads(body)["blocks"]]
    return {
        line["title"]
        for block in blocks
        for line in (*block["verified_by_school"], *block["said_by_person"])
    }


def carried(person: Member) -> list[CpdEntry]:
    """What stands in the ledger of what was brought."""
    db.session.expire_all()
    found = db.session.query(CpdEntry).filter_by(person_id=person.id, source_kind="carried")
    return sorted(found, key=lambda each: each.title)


def finish_the_other_module(app: Flask, person: Member) -> None:
    """On another server the person has finished the module whose lesson stood by itself."""
    with app.app_context():
        lessons = db.session.query(CpdEntry).filter_by(
            person_id=person.id, source_key="whole-way/setting-out"
        )
        lessons.delete()
        some_progress(person.id, "whole-way", "arriving", done=True)
        a_completion(person.id, "whole-way", version=1, title="Whole way")
        an_entry(
            person, ("module", "whole-way@1"), kind=CpdKind.MODULE, title="Whole way", minutes=25
        )
        db.session.commit()
        db.session.remove()

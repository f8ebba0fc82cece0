"""A session in the small courses with its room, as the tests of this folder need it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from learning import clock
from learning.database import db, writing
from learning.inset.deck.steps import Step, steps_of
from learning.inset.live import services
from learning.inset.live.arriving import Sent
from learning.inset.live.rules import Action
from learning.inset.models import InsetSession, LiveRoom, Poll, SessionPart
from learning.inset.rules import PartKind, SessionKind, SessionState
from learning.inset.sessions.queries import parts_of
from learning.web.library import library
from tests.browser import Browser
from tests.cast import CAST, SEAVIEW_ID

KEY = "a-window-of-priya"
CODE = "k7m2px"
LESSON = ("first-steps", "noticing")
FIRST = "first-steps/noticing?first"
SEEN = "first-steps/noticing?seen"
CYCLE = "first-steps/trying?cycle"
WHO = "first-steps/trying?who"
DOOR = "first-steps/trying?at-the-door.start"


def a_session(**more: object) -> InsetSession:
    """A session that Priya leads and that began a moment ago, with checks and a scenario."""
    row = InsetSession(
        **{
            "organisation_id": SEAVIEW_ID,
            "kind": SessionKind.INSET,
            "title": "Looking closely",
            "starts_at": clock.now(),
            "minutes": 60,
            "led_by_id": CAST.priya.id,
            "join_code": CODE,
            "state": SessionState.PLANNED,
            "form_id": "f" * 32,
            **more,
        }
    )
    db.session.add(row)
    db.session.flush()
    for position, (kind, lesson) in enumerate(
        (
            (PartKind.LESSON, "noticing"),
            (PartKind.CHECK, "noticing"),
            (PartKind.CHECK, "trying"),
            (PartKind.SCENARIO, "trying"),
        ),
        start=1,
    ):
        db.session.add(
            SessionPart(
                inset_session_id=row.id,
                position=position,
                kind=kind,
                module_slug="first-steps",
                lesson_slug=lesson,
                minutes=10,
            )
        )
    db.session.commit()
    return row


def an_open_room(**more: object) -> InsetSession:
    """Such a session, opened in Priya's window."""
    row = a_session(**more)
    with writing():
        services.open_room(row, CAST.priya.id, KEY)
    return row


def steps(row: InsetSession) -> tuple[Step, ...]:
    return steps_of(row.title, parts_of(row.id), library())


def drive(row: InsetSession, step_key: str | None = None, action: str | None = None, **more: Any):
    """Priya's window asks for this."""
    sent = Sent(
        **{
            "key": KEY,
            "step_key": step_key,
            "action": Action(action) if action else None,
            **more,
        }
    )
    with writing():
        services.drive(row, CAST.priya.id, sent, steps=steps(row), library=library())


def asked(row: InsetSession, step_key: str = FIRST) -> Poll:
    """The room is asked what stands at this step."""
    drive(row, step_key, "open_poll")
    found = db.session.scalars(
        select(Poll)
        .where(Poll.inset_session_id == row.id, Poll.step_key == step_key)
        .order_by(Poll.number.desc())
    ).first()
    assert found is not None
    return found


def room(row: InsetSession) -> LiveRoom:
    return db.session.scalars(select(LiveRoom).where(LiveRoom.inset_session_id == row.id)).one()


def key_of(row: InsetSession, person_id: int) -> str:
    return services.voter_key_of(room(row), person_id=person_id)


def phones(row: InsetSession, count: int) -> list[str]:
    """The keys of so many phones without an account."""
    return [services.voter_key_of(room(row), token=f"phone-{each}") for each in range(count)]


def slugs(poll: Poll) -> dict[str, str]:
    """The options of a poll: slug by the first word of each."""
    body = json.loads(poll.body)
    return {plain.split()[0]: each["slug"] for each in body["options"] for plain in [_plain(each)]}


def _plain(option: dict[str, str]) -> str:
    return option["html"].replace("<p>", "").replace("</p>", "").strip("“”")


def answer(row: InsetSession, poll: Poll, voter_key: str, *chosen: str) -> None:
    with writing():
        services.answer(row, poll.id, voter_key, chosen, clock.now())


def ask(row: InsetSession, words: str, voter_key: str, form_id: str = "1" * 32, **more: Any):
    with writing():
        return services.ask(row, words, voter_key, form_id, **more)


def send(browser: Browser, row_id: int, body: object, *, raw: bytes | None = None) -> TestResponse:
    """What a window sends as JSON, with its token."""
    token = browser.csrf_token()
    db.session.commit()
    found = browser.client.post(
        f"/sessions/{row_id}/live",
        data=json.dumps(body).encode() if raw is None else raw,
        content_type="application/json",
        headers={"X-CSRFToken": token},
        buffered=True,
    )
    db.session.rollback()
    db.session.expire_all()
    return found


def end(row: InsetSession) -> None:
    """The session has ended, whoever ended it."""
    row.state, row.ended_at = SessionState.ENDED, clock.now()
    db.session.commit()


def chosen_by(rows: Sequence[Any]) -> list[str]:
    return sorted(each.chosen for each in rows)

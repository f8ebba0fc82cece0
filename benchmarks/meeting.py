"""Prepares sessions for a room full of people, in an instance; run beside its server.

Prints JSON: a signed-in browser for everybody, and for each session its code and its steps.
"""

import json
import sys
from datetime import timedelta

from flask import Flask, g, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from learning import clock
from learning.app import create_app
from learning.database import db, writing
from learning.inset.codes import new_code
from learning.inset.deck.steps import steps_of
from learning.inset.live.polls import asked_of
from learning.inset.models import InsetSession, SessionPart
from learning.inset.rules import PartKind, SessionKind
from learning.people.models import Membership, MembershipRole, Person
from learning.people.rules import Role
from learning.people.services import start_sign_in
from learning.people.signing_in import SEEN, TOKEN
from learning.people.tokens import new_token, token_hash
from learning.web.library import library


def main(rounds: int) -> None:
    """Person 0 is a SENCo with so many sessions that begin now; everybody is signed in."""
    app = create_app()
    with app.app_context():
        people = list(db.session.scalars(select(Person.id).order_by(Person.id)))
        with writing():
            leader = db.session.scalars(
                select(Membership).where(Membership.person_id == people[0])
            ).one()
            db.session.add(MembershipRole(membership_id=leader.id, role=Role.SENCO))
            sessions = [_session(leader, number) for number in range(rounds)]
        browsers = []
        for person_id in people:
            with writing():
                browsers.append({"person_id": person_id, **_signed_in(app, person_id)})
    json.dump({"browsers": browsers, "sessions": sessions}, sys.stdout)


def _signed_in(app: Flask, person_id: int) -> dict[str, str]:
    """The cookie and the token of a new browser of this person, as signing in would set them."""
    token = new_token()
    start_sign_in(
        person_id,
        token_hash=token_hash(token),
        browser="benchmark",
        expires_at=clock.now() + timedelta(hours=6),
    )
    with app.test_request_context():
        g.pop("csrf_token", None)  # that of the one before
        session[TOKEN], session[SEEN] = token, int(clock.now().timestamp())
        csrf_token = generate_csrf()
        serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        cookie = serializer.dumps(dict(session))
    return {"cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}", "csrf_token": csrf_token}


def _session(leader: Membership, number: int) -> dict[str, object]:
    """A session of the first module that has a check, with its steps and what can be asked."""
    module = next(one for one in library().modules if any(each.check for each in one.lessons))
    row = InsetSession(
        organisation_id=leader.organisation_id,
        kind=SessionKind.INSET,
        title=f"A full room {number + 1}",
        starts_at=clock.now(),
        minutes=60,
        led_by_id=leader.person_id,
        module_slug=module.slug,
        is_for_everyone=True,
        join_code=new_code(),
        form_id=f"{number:032x}",
    )
    db.session.add(row)
    db.session.flush()
    lesson = next(each for each in module.lessons if each.check)
    parts = [
        SessionPart(
            inset_session_id=row.id,
            position=position,
            kind=kind,
            module_slug=module.slug,
            lesson_slug=lesson.slug,
            minutes=20,
        )
        for position, kind in enumerate((PartKind.LESSON, PartKind.CHECK), start=1)
    ]
    db.session.add_all(parts)
    db.session.flush()
    steps = steps_of(row.title, parts, library())
    return {
        "id": row.id,
        "code": row.join_code,
        "lesson": f"/lessons/{module.slug}/{lesson.slug}",
        "steps": [step.key for step in steps if asked_of(step) is None],
        "asked": next(step.key for step in steps if asked_of(step) is not None),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""A session of given parts, as the tests of this folder need it."""

from learning import clock
from learning.database import db
from learning.inset.models import InsetSession, SessionPart
from learning.inset.rules import PartKind, SessionKind, SessionState
from learning.inset.sessions.prepared import PreparedPart
from tests.cast import CAST, SEAVIEW_ID

NOTICING = {"module_slug": "first-steps", "lesson_slug": "noticing"}
TRYING = {"module_slug": "first-steps", "lesson_slug": "trying"}


def a_part(kind: PartKind, minutes: int = 10, **more: str) -> PreparedPart:
    return PreparedPart(kind=kind, minutes=minutes, **more)


def own(title: str, body: str = "", minutes: int = 5) -> PreparedPart:
    return a_part(PartKind.OWN, minutes, title=title, body=body)


USUAL = (
    own("Welcome", "Why this matters here.", 5),
    a_part(PartKind.LESSON, 10, **NOTICING),
    a_part(PartKind.CHECK, 6, **NOTICING),
    a_part(PartKind.SCENARIO, 8, **TRYING),
    a_part(PartKind.CHECK, 6, **TRYING),
)


def a_session(parts: tuple[PreparedPart, ...] = USUAL, **more: object) -> InsetSession:
    """A session of these parts that Priya leads and that began a moment ago."""
    row = InsetSession(
        **{
            "organisation_id": SEAVIEW_ID,
            "kind": SessionKind.INSET,
            "title": "Looking closely",
            "starts_at": clock.now(),
            "minutes": 60,
            "led_by_id": CAST.priya.id,
            "join_code": "k7m2px",
            "state": SessionState.PLANNED,
            "form_id": "f" * 32,
            **more,
        }
    )
    db.session.add(row)
    db.session.flush()
    for position, part in enumerate(parts):
        db.session.add(
            SessionPart(
                inset_session_id=row.id,
                position=position,
                kind=part.kind,
                module_slug=part.module_slug,
                lesson_slug=part.lesson_slug,
                title=part.title,
                body=part.body,
                minutes=part.minutes,
            )
        )
    db.session.commit()
    return row

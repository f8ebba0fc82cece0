"""A session that Amina leads at Seaview, half an hour from now; Year 4 is invited."""

from datetime import timedelta

from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from learning.inset.rules import PartKind, SessionKind
from tests.cast import CAST, SEAVIEW_ID, YEAR_FOUR_ID
from tests.rows import add_row

JOIN_CODE = "k7m2px"


def led(connection: Connection) -> dict[str, object]:
    """The key of the session."""
    tables = Model.metadata.tables
    session = add_row(
        connection,
        tables["inset_sessions"],
        organisation_id=SEAVIEW_ID,
        kind=SessionKind.INSET,
        title="Noticing",
        starts_at=clock.now() + timedelta(minutes=30),
        minutes=60,
        led_by_id=CAST.amina.id,
        join_code=JOIN_CODE,
        module_slug="first-steps",
        joining_link="https://meet.example.org/noticing",
        is_for_everyone=False,
    )
    add_row(
        connection,
        tables["session_groups"],
        inset_session_id=session,
        group_id=YEAR_FOUR_ID,
    )
    add_row(
        connection,
        tables["session_parts"],
        inset_session_id=session,
        position=1,
        kind=PartKind.LESSON,
        module_slug="first-steps",
        lesson_slug="noticing",
        minutes=20,
    )
    return {"inset_session": session, "join_code": JOIN_CODE}

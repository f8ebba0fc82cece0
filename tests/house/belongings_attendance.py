"""A session that Priya has led and at which Amina was, with her certificate of it."""

from datetime import timedelta

from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from tests.cast import CAST, SEAVIEW_ID
from tests.rows import add_row

CODE = "0123456789ab"


def attended(connection: Connection) -> dict[str, object]:
    """The keys of the session and of Amina's attendance, and the code of her certificate."""
    tables = Model.metadata.tables
    began = clock.now() - timedelta(hours=2)
    session = add_row(
        connection,
        tables["inset_sessions"],
        organisation_id=SEAVIEW_ID,
        kind="inset",
        title="Looking closely",
        starts_at=began,
        led_by_id=CAST.priya.id,
        state="ended",
        ended_at=clock.now(),
    )
    attendance = add_row(
        connection,
        tables["attendances"],
        inset_session_id=session,
        person_id=CAST.amina.id,
        visitor_name="",
        how="code",
        certificate_code=CODE,
    )
    return {"attended_session": session, "attendance": attendance, "session_code": CODE}

"""A session of nearly three weeks ago that Priya has led and at which Amina was: she is asked."""

from datetime import timedelta

from flask import current_app
from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from learning.inset.following.links import Link, token_for
from tests.cast import CAST, SEAVIEW_ID
from tests.rows import add_row


def followed(connection: Connection) -> dict[str, object]:
    """The key of the session, and the token of the link that Amina was sent."""
    tables = Model.metadata.tables
    began = clock.now() - timedelta(days=20)
    session = add_row(
        connection,
        tables["inset_sessions"],
        organisation_id=SEAVIEW_ID,
        kind="inset",
        title="Three weeks ago",
        starts_at=began,
        led_by_id=CAST.priya.id,
        state="ended",
        ended_at=began + timedelta(hours=1),
    )
    attendance = add_row(
        connection,
        tables["attendances"],
        inset_session_id=session,
        person_id=CAST.amina.id,
        visitor_name="",
        how="code",
    )
    token = token_for(current_app.config["SECRET_KEY"], Link(attendance, 2))
    return {"followed_session": session, "follow_up_token": token}

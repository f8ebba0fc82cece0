"""A visit of Amina's to Lena that goes on just now, and an activity noted on it."""

from datetime import timedelta

from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from tests.cast import CAST
from tests.rows import add_row

ACTIVITY = "a" * 32


def visited(connection: Connection, placement: object) -> dict[str, object]:
    """The key of the visit, and that of the activity."""
    tables = Model.metadata.tables
    began = clock.now() - timedelta(hours=1)
    visit = add_row(
        connection,
        tables["visits"],
        placement_id=placement,
        visitor_id=CAST.amina.id,
        starts_at=began,
        ends_at=began + timedelta(hours=3),
    )
    add_row(
        connection,
        tables["observations"],
        visit_id=visit,
        client_key=ACTIVITY,
        started_at=began,
        category_slug="par",
    )
    return {"visit": visit, "activity": ACTIVITY}

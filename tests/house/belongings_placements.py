"""Amina's placement with Lena, agreed and running; a reference about it that Tom may read."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from learning.sharing.rules import SubjectKind
from tests.cast import CAST, MARSH_LANE_ID, SEAVIEW_ID
from tests.rows import add_row

LAST_DAY = date(2036, 1, 1)


def placed(
    connection: Connection, share_with_tom: Callable[[Connection, SubjectKind, int, str], int]
) -> dict[str, object]:
    """The keys of the placement and of the share of its reference."""
    tables = Model.metadata.tables
    placement = add_row(
        connection,
        tables["placements"],
        visitor_id=CAST.amina.id,
        host_id=CAST.lena.id,
        host_organisation_id=MARSH_LANE_ID,
        home_leader_id=CAST.helen.id,
        home_organisation_id=SEAVIEW_ID,
        release_asked_at=clock.now(),
        state="agreed",
        starts_on=date(2026, 11, 2),
        ends_on=LAST_DAY,
        wording_id=add_row(
            connection,
            tables["agreement_wordings"],
            body='[{"slug": "quiet", "text": "You listen.", "title": "Quiet"}]',
        ),
    )
    add_row(
        connection,
        tables["placement_references"],
        placement_id=placement,
        writer_id=CAST.lena.id,
        written_at=clock.now(),
        body="They listened.",
    )
    share = share_with_tom(connection, SubjectKind.REFERENCE, placement, "reference")
    return {"placement": placement, "placement_reference_share": share}

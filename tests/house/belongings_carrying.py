"""What Amina has brought from another school, what waits of it, and a key that Sam recognises."""

from sqlalchemy import Connection

from learning import clock
from learning.database import Model
from tests.cast import CAST, SEAVIEW_ID
from tests.learning.records.carrying.making import a_block, a_line, a_school_key
from tests.rows import add_row


def brought(connection: Connection) -> dict[str, object]:
    """The key of the school it came from, and that of the row of the recognised key."""
    tables = Model.metadata.tables
    pair = a_school_key()
    for key, at in (("a" * 32, clock.now()), ("b" * 32, None)):
        signed = a_block(pair, a_line(key=key), holder_name=CAST.amina.name)
        add_row(
            connection,
            tables["carried_records"],
            person_id=CAST.amina.id,
            digest=signed.digest,
            issuer_key=pair.public_key,
            issuer_name=signed.block.issuer_name,
            holder_name=signed.block.holder_name,
            body=signed.body,
            brought_as=CAST.amina.name if at else "",
            brought_at=at,
        )
    recognised = add_row(
        connection,
        tables["recognised_keys"],
        organisation_id=SEAVIEW_ID,
        public_key=a_school_key().public_key,
    )
    return {"issuer_key": pair.public_key, "recognised_key": recognised}

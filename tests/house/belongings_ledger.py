"""What Amina entered into her record and the time she set aside, for the access table."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from learning.database import Model
from tests.cast import CAST
from tests.rows import add_row


def entered(connection: Connection) -> Mapping[str, int]:
    """An entry of her own and a booking of a day long past; their keys."""
    tables = Model.metadata.tables
    return {
        "entry": add_row(
            connection,
            tables["cpd_entries"],
            person_id=CAST.amina.id,
            kind="course",
            title="Sensory needs",
            happened_on=date(2026, 10, 1),
            minutes=90,
            source_kind="own",
            source_key="0" * 32,
            ask_on=date(2026, 10, 29),
        ),
        "booking": add_row(
            connection,
            tables["protected_times"],
            person_id=CAST.amina.id,
            day=date(2026, 10, 5),
            minutes=60,
            form_id="0" * 32,
        ),
    }

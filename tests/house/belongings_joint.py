"""The page that Amina and Tom write together, for the access table."""

from datetime import date

from sqlalchemy import Connection

from learning.database import Model
from tests.cast import CAST
from tests.rows import add_row


def together(connection: Connection) -> int:
    """Both have agreed; its key."""
    tables = Model.metadata.tables
    joint = add_row(
        connection, tables["joint_reflections"], topic="After lunch", meet_on=date(2036, 1, 7)
    )
    for person in (CAST.amina, CAST.tom):
        add_row(
            connection,
            tables["joint_members"],
            joint_reflection_id=joint,
            person_id=person.id,
            state="agreed",
        )
    return joint

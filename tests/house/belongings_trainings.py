"""A training of Amina's that she has done once, for the access table."""

from collections.abc import Mapping

from sqlalchemy import Connection

from learning.database import Model
from tests.cast import CAST
from tests.rows import add_row


def trained(connection: Connection) -> Mapping[str, object]:
    """The keys of the training and of the time."""
    tables = Model.metadata.tables
    training = add_row(connection, tables["trainings"], person_id=CAST.amina.id)
    time = add_row(connection, tables["training_times"], training_id=training)
    return {"training": training, "training_time": time}

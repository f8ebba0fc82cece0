"""The table of requests to be erased."""

from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey


class ErasureRequest(Model):
    """One row: a person asks the administrators of their school to erase them."""

    __tablename__ = "erasure_requests"

    person_id: Mapped[PersonKey] = mapped_column(unique=True)

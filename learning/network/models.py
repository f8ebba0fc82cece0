"""Tables of the network."""

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey


class HelpOffer(Model):
    """One row: a person agrees to be asked about a domain of a framework. The row is the consent.

    It is withdrawn by deleting it.
    """

    __tablename__ = "help_offers"
    __table_args__ = (
        UniqueConstraint("person_id", "framework_slug", "domain_slug"),
        Index(None, "framework_slug", "domain_slug"),
    )

    person_id: Mapped[PersonKey]
    framework_slug: Mapped[str] = mapped_column(String(100))
    domain_slug: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text, default="")

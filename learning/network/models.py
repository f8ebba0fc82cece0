"""Tables of the network."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.network.rules import OpportunityKind


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


class Opportunity(Model):
    """One row: a school or trust offers something to those around it until the end of a day.

    Who looks at it is kept nowhere.
    """

    __tablename__ = "opportunities"
    __table_args__ = (
        UniqueConstraint("posted_by_id", "form_id"),
        Index(None, "organisation_id", "open_until"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    posted_by_id: Mapped[PersonKey]
    kind: Mapped[OpportunityKind] = mapped_column(choice(OpportunityKind))
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    open_until: Mapped[date]
    closed_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class DirectoryEntry(Model):
    """One row: a SENCo agrees to be asked by those around them. The row is the consent.

    It is withdrawn by deleting it. `wording` is what they agreed to, as it stood.
    """

    __tablename__ = "directory_entries"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), unique=True)
    wording: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text, default="")
    welcomes_visitors: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[datetime | None]


class DirectoryTopic(Model):
    """One row: a topic that a SENCo in the directory can be asked about."""

    __tablename__ = "directory_topics"
    __table_args__ = (UniqueConstraint("entry_id", "topic_slug"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("directory_entries.id", ondelete="CASCADE"))
    topic_slug: Mapped[str] = mapped_column(String(100))

"""Tables of people: who works where, in which role, and how they sign in."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.database import Model, PersonKey, choice
from learning.people.rules import Job, LinkPurpose, OrganisationKind, Phase, Role


class Organisation(Model):
    """One row: a school, or a trust or partnership of schools."""

    __tablename__ = "organisations"

    kind: Mapped[OrganisationKind] = mapped_column(choice(OrganisationKind))
    name: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    urn: Mapped[str | None] = mapped_column(String(10), unique=True)
    phase: Mapped[Phase | None] = mapped_column(choice(Phase))


class Affiliation(Model):
    """One row: a school belongs to a trust or partnership."""

    __tablename__ = "affiliations"
    __table_args__ = (
        UniqueConstraint("school_id", "group_id"),
        CheckConstraint("school_id <> group_id", name="not_itself"),
        Index(None, "group_id"),
    )

    school_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))


class Person(Model):
    """One row: a person, wherever they work. E-mail is kept in lower case."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    reading_settings: Mapped[str] = mapped_column(String(200), default="")
    deactivated_at: Mapped[datetime | None]

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", lazy="raise", passive_deletes=True
    )


class Membership(Model):
    """One row: a person works (or governs) at an organisation, from one day to another.

    `invited_as` is the name the school wrote, kept until the person has accepted its invitation;
    until then the membership allows nothing, to either side.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("person_id", "organisation_id"),
        UniqueConstraint("organisation_id", "staff_code"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        Index(None, "organisation_id", "ends_on"),
    )

    person_id: Mapped[PersonKey]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    job: Mapped[Job] = mapped_column(choice(Job))
    staff_code: Mapped[str | None] = mapped_column(String(40))
    invited_as: Mapped[str | None] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="memberships", lazy="raise")
    organisation: Mapped[Organisation] = relationship(lazy="raise")
    roles: Mapped[list["MembershipRole"]] = relationship(lazy="raise", passive_deletes=True)


class Leave(Model):
    """One row: a member is away from one day to another, or until further notice. No reason."""

    __tablename__ = "leaves"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        Index(None, "membership_id"),
    )

    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id", ondelete="CASCADE"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class MembershipRole(Model):
    """One row: what a membership allows beyond learning."""

    __tablename__ = "roles"
    __table_args__ = (UniqueConstraint("membership_id", "role"),)

    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(choice(Role))


class Group(Model):
    """One row: a named group of an organisation's staff."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str] = mapped_column(String(100))


class GroupMember(Model):
    """One row: a membership belongs to a group."""

    __tablename__ = "group_members"
    __table_args__ = (UniqueConstraint("group_id", "membership_id"), Index(None, "membership_id"))

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id", ondelete="CASCADE"))


class Term(Model):
    """One row: a school term as the school set it; without rows the usual English dates serve."""

    __tablename__ = "terms"
    __table_args__ = (
        UniqueConstraint("organisation_id", "starts_on"),
        CheckConstraint("ends_on > starts_on", name="ends_after_start"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str] = mapped_column(String(60))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class SignIn(Model):
    """One row: a browser in which a person is signed in. Deleting it signs that browser out."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index(None, "person_id"), Index(None, "membership_id"))

    person_id: Mapped[PersonKey]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    membership_id: Mapped[int | None] = mapped_column(
        ForeignKey("memberships.id", ondelete="SET NULL")
    )
    browser: Mapped[str] = mapped_column(String(100), default="")
    expires_at: Mapped[datetime]


class SingleUseLink(Model):
    """One row: a link sent or passed on once (set-up, invitation, reset). Only its hash is kept.

    An invitation names the membership that it offers.
    """

    __tablename__ = "single_use_links"
    __table_args__ = (Index(None, "person_id"), Index(None, "membership_id"))

    purpose: Mapped[LinkPurpose] = mapped_column(choice(LinkPurpose))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    membership_id: Mapped[int | None] = mapped_column(
        ForeignKey("memberships.id", ondelete="CASCADE")
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

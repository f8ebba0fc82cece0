"""Tables of the skills audit. A framework's statements are named by their ids, for ever."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.people.rules import Phase
from learning.skills.rules import Answer, EvidenceKind, RoleShape


class AuditRound(Model):
    """One row: a person goes through a framework, or a set of it, once. Theirs alone.

    Open until `completed_at`; only one of a framework and set is open at a time. `number` counts
    the rounds of a person, framework and set. `in_totals_since`: its owner lets it count in the
    totals of their trust.
    """

    __tablename__ = "audit_rounds"
    __table_args__ = (
        UniqueConstraint("person_id", "framework_slug", "statement_set", "number"),
        UniqueConstraint("person_id", "form_id"),
        Index(
            "uq_audit_rounds_open",
            "person_id",
            "framework_slug",
            "statement_set",
            unique=True,
            sqlite_where=text("completed_at IS NULL"),
            postgresql_where=text("completed_at IS NULL"),
        ),
        CheckConstraint("pupils IS NULL OR pupils > 0", name="pupils_positive"),
        Index(None, "organisation_id"),
    )

    person_id: Mapped[PersonKey]
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="SET NULL")
    )
    framework_slug: Mapped[str] = mapped_column(String(100))
    framework_title: Mapped[str] = mapped_column(String(200))
    framework_version: Mapped[int]
    statement_set: Mapped[str] = mapped_column(String(100), default="")
    number: Mapped[int]
    stage: Mapped[str] = mapped_column(String(100), default="")
    phase: Mapped[Phase | None] = mapped_column(choice(Phase))
    pupils: Mapped[int | None]
    role_shape: Mapped[RoleShape | None] = mapped_column(choice(RoleShape))
    is_on_leadership_team: Mapped[bool | None]
    purpose: Mapped[str] = mapped_column(Text, default="")
    completed_at: Mapped[datetime | None]
    in_totals_since: Mapped[datetime | None]
    form_id: Mapped[str] = mapped_column(String(32))


class Rating(Model):
    """One row: a statement of a round as it stood when the round began, and what its owner says.

    Made for every statement at the start, so that nothing a school or a new version changes moves
    under somebody who is rating. `target` may be changed by the owner until the round is finished;
    `suggested_target` is what framework and school suggested. `answer` is None until given.
    """

    __tablename__ = "ratings"
    __table_args__ = (
        UniqueConstraint("round_id", "statement_slug"),
        UniqueConstraint("round_id", "position"),
        CheckConstraint("target BETWEEN 1 AND 4", name="target_a_level"),
        CheckConstraint("suggested_target BETWEEN 1 AND 4", name="suggested_target_a_level"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_a_level"),
        CheckConstraint(
            "(answer = 'rated' AND level IS NOT NULL) OR"
            " ((answer IS NULL OR answer <> 'rated') AND level IS NULL)",
            name="level_if_rated",
        ),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("audit_rounds.id", ondelete="CASCADE"))
    position: Mapped[int]
    statement_slug: Mapped[str] = mapped_column(String(100))
    domain_slug: Mapped[str] = mapped_column(String(100))
    domain_title: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(String(40))
    lens: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    suggested_target: Mapped[int]
    target: Mapped[int]
    answer: Mapped[Answer | None] = mapped_column(choice(Answer))
    level: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]


class Evidence(Model):
    """One row: something already in the product that the owner named as evidence for a rating.

    `ref` is the slug of a module or the key of a reflection; `title` what it was called then.
    """

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("rating_id", "kind", "ref"),)

    rating_id: Mapped[int] = mapped_column(ForeignKey("ratings.id", ondelete="CASCADE"))
    kind: Mapped[EvidenceKind] = mapped_column(choice(EvidenceKind))
    ref: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(Text)


class RatingRequest(Model):
    """One row: somebody was asked to rate domains of a round; who may see what is in its share.

    `domains` are slugs with a comma between. Without `rater_id` the rater has been erased; their
    levels stay with the owner of the round.
    """

    __tablename__ = "rating_requests"
    __table_args__ = (Index(None, "round_id"), Index(None, "rater_id"))

    round_id: Mapped[int] = mapped_column(ForeignKey("audit_rounds.id", ondelete="CASCADE"))
    rater_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    share_id: Mapped[int | None] = mapped_column(
        ForeignKey("shares.id", ondelete="SET NULL"), unique=True
    )
    domains: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text, default="")
    accepted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class MentorRating(Model):
    """One row: how somebody who was asked sees one statement; the comment is theirs."""

    __tablename__ = "mentor_ratings"
    __table_args__ = (
        UniqueConstraint("request_id", "statement_slug"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_a_level"),
    )

    request_id: Mapped[int] = mapped_column(ForeignKey("rating_requests.id", ondelete="CASCADE"))
    statement_slug: Mapped[str] = mapped_column(String(100))
    level: Mapped[int | None]
    comment: Mapped[str] = mapped_column(Text, default="")
    saved_at: Mapped[datetime]


class StatementSetting(Model):
    """One row: a school aims elsewhere than the framework at a statement, or does not ask it."""

    __tablename__ = "statement_settings"
    __table_args__ = (
        UniqueConstraint(
            "organisation_id",
            "framework_slug",
            "statement_slug",
            name="uq_statement_settings_statement",
        ),
        CheckConstraint("target BETWEEN 1 AND 4", name="target_a_level"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    framework_slug: Mapped[str] = mapped_column(String(100))
    statement_slug: Mapped[str] = mapped_column(String(100))
    target: Mapped[int | None]
    retired_on: Mapped[date | None]


class OwnStatement(Model):
    """One row: a statement that a school has added to a domain of a framework.

    Its id in rounds is `school-` and its key. `closes` is `module/lesson` or nothing.
    """

    __tablename__ = "own_statements"
    __table_args__ = (
        UniqueConstraint("organisation_id", "form_id"),
        CheckConstraint("target BETWEEN 1 AND 4", name="target_a_level"),
        Index(None, "organisation_id", "framework_slug"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    framework_slug: Mapped[str] = mapped_column(String(100))
    domain_slug: Mapped[str] = mapped_column(String(100))
    lens: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    emerging: Mapped[str] = mapped_column(Text)
    developing: Mapped[str] = mapped_column(Text)
    secure: Mapped[str] = mapped_column(Text)
    leading: Mapped[str] = mapped_column(Text)
    target: Mapped[int]
    closes: Mapped[str] = mapped_column(String(210), default="")
    retired_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))

"""Tables of development plans."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.plans.rules import ActionKind, GoalState, PlanKind, PlanState


class Plan(Model):
    """One row: a development plan; of each kind a person has one that is not closed.

    `edition` counts every change of it and of what belongs to it: two windows do not overwrite
    each other, and calendars know which of two entries is the newer. `agreed_with` is a name.
    """

    __tablename__ = "plans"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        Index(
            "uq_plans_open",
            "person_id",
            "kind",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        Index(None, "organisation_id"),
    )

    person_id: Mapped[PersonKey]
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="SET NULL")
    )
    kind: Mapped[PlanKind] = mapped_column(choice(PlanKind))
    round_id: Mapped[int | None] = mapped_column(
        ForeignKey("audit_rounds.id", ondelete="SET NULL"), index=True
    )
    heading: Mapped[str] = mapped_column(Text, default="")
    vision: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[PlanState] = mapped_column(choice(PlanState), default=PlanState.DRAFT)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    agreed_with: Mapped[str] = mapped_column(String(200), default="")
    next_review_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class Goal(Model):
    """One row: what a person means to reach, how they will know, and by when.

    `framework_slug` and `statement_slug` name the gap it came from, if any.
    """

    __tablename__ = "goals"
    __table_args__ = (UniqueConstraint("plan_id", "form_id"), Index(None, "plan_id", "position"))

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    framework_slug: Mapped[str] = mapped_column(String(100), default="")
    statement_slug: Mapped[str] = mapped_column(String(100), default="")
    state: Mapped[GoalState] = mapped_column(choice(GoalState), default=GoalState.OPEN)
    form_id: Mapped[str] = mapped_column(String(32))


class PlanAction(Model):
    """One row: a step towards a goal, open until done or dropped.

    A lesson's is done as well when the lesson is; that is worked out when the plan is shown.
    `protected_minutes`: time that the school has agreed to keep free for it.
    """

    __tablename__ = "plan_actions"
    __table_args__ = (
        UniqueConstraint("goal_id", "form_id"),
        CheckConstraint(
            "protected_minutes IS NULL OR protected_minutes > 0", name="protected_minutes_positive"
        ),
        Index(None, "goal_id", "position"),
    )

    goal_id: Mapped[int] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[ActionKind] = mapped_column(choice(ActionKind))
    text: Mapped[str] = mapped_column(Text)
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    lesson_slug: Mapped[str] = mapped_column(String(100), default="")
    heading_slug: Mapped[str] = mapped_column(String(120), default="")
    framework_slug: Mapped[str] = mapped_column(String(100), default="")
    ready_slug: Mapped[str] = mapped_column(String(100), default="")
    due_on: Mapped[date | None]
    protected_minutes: Mapped[int | None]
    done_on: Mapped[date | None]
    dropped_on: Mapped[date | None]
    form_id: Mapped[str] = mapped_column(String(32))


class PlanReview(Model):
    """One row: a plan was looked at, alone or with somebody: what moved, what next, what to drop.

    `with_whom` is a name as typed; nothing is asked of that person.
    """

    __tablename__ = "plan_reviews"
    __table_args__ = (UniqueConstraint("plan_id", "form_id"), Index(None, "plan_id", "reviewed_on"))

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    reviewed_on: Mapped[date]
    with_whom: Mapped[str] = mapped_column(String(200), default="")
    moved: Mapped[str] = mapped_column(Text, default="")
    next_steps: Mapped[str] = mapped_column(Text, default="")
    to_drop: Mapped[str] = mapped_column(Text, default="")
    form_id: Mapped[str] = mapped_column(String(32))

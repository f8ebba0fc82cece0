"""Tables of placements: what was agreed, how the day was imagined, the visits, what was seen."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.diary.rules import Mode
from learning.shadowing.rules import (
    Energy,
    Party,
    PlacementState,
    Tag,
    VisitState,
)


class AgreementWording(Model):
    """One row: the rules of an agreement as they stood when the first placement took them over.

    `body` is JSON: a list of slug, title and text for each rule. Rows are never changed, so what
    was agreed can be read for ever, whatever becomes of the file.
    """

    __tablename__ = "agreement_wordings"

    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    body: Mapped[str] = mapped_column(Text)


class Placement(Model):
    """One row: somebody asks to visit a SENCo between two days, at their own school or another.

    It is the visitor's. Without `host_id` or `home_leader_id` that person has been erased (or the
    leader not been asked yet). `aims` are slugs of statements with a comma between. `wording_id`:
    the agreement in force for this placement. `edition` counts changes, for two windows and for
    calendars. `closed_by`: who ended it early. `earlier_starts_on` and `earlier_ends_on`: its days
    before they were changed last, so that host and leader can be told what changed.
    """

    __tablename__ = "placements"
    __table_args__ = (
        UniqueConstraint("visitor_id", "form_id"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("host_id IS NULL OR host_id <> visitor_id", name="host_is_another"),
        CheckConstraint(
            "home_leader_id IS NULL OR home_leader_id <> visitor_id", name="leader_is_another"
        ),
        CheckConstraint(
            "protected_minutes IS NULL OR protected_minutes > 0", name="protected_minutes_positive"
        ),
        Index(None, "host_id", "state"),
        Index(None, "home_leader_id", "state"),
        Index(None, "host_organisation_id"),
        Index(None, "home_organisation_id"),
    )

    visitor_id: Mapped[PersonKey]
    host_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    host_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    home_leader_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    home_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    opportunity_id: Mapped[int | None] = mapped_column(
        ForeignKey("opportunities.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[PlacementState] = mapped_column(
        choice(PlacementState), default=PlacementState.REQUESTED
    )
    aim: Mapped[str] = mapped_column(Text, default="")
    aims: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    host_note: Mapped[str] = mapped_column(Text, default="")
    safeguarding_contact: Mapped[str] = mapped_column(String(200), default="")
    accepted_at: Mapped[datetime | None]
    release_asked_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    cover: Mapped[str] = mapped_column(Text, default="")
    protected_minutes: Mapped[int | None]
    leader_note: Mapped[str] = mapped_column(Text, default="")
    wording_id: Mapped[int | None] = mapped_column(ForeignKey("agreement_wordings.id"), index=True)
    agreed_at: Mapped[datetime | None]
    earlier_starts_on: Mapped[date | None]
    earlier_ends_on: Mapped[date | None]
    dates_changed_at: Mapped[datetime | None]
    expected_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[Party | None] = mapped_column(choice(Party))
    closing_note: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class Agreement(Model):
    """One row: one of the three ticked every rule of a wording for a placement (`created_at`).

    Without `person_id` they have been erased; that the party agreed stays.
    """

    __tablename__ = "agreements"
    __table_args__ = (UniqueConstraint("placement_id", "wording_id", "party"),)

    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    wording_id: Mapped[int] = mapped_column(ForeignKey("agreement_wordings.id"), index=True)
    party: Mapped[Party] = mapped_column(choice(Party))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )


class ExpectedShare(Model):
    """One row: how much of a SENCo's day the visitor thinks goes into a category, in per cent."""

    __tablename__ = "expected_shares"
    __table_args__ = (
        UniqueConstraint("placement_id", "category_slug"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent_possible"),
    )

    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    category_slug: Mapped[str] = mapped_column(String(100))
    percent: Mapped[int]


class Visit(Model):
    """One row: a half day or a day with the host. `visitor_id` is that of the placement.

    `edition` counts changes of when and where, for calendars. The host's comment is on what was
    seen; signing off says that the visit took place.
    """

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("placement_id", "form_id"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index(None, "placement_id", "starts_at"),
        Index(None, "visitor_id", "starts_at"),
    )

    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    visitor_id: Mapped[PersonKey]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[VisitState] = mapped_column(choice(VisitState), default=VisitState.PLANNED)
    cancelled_by: Mapped[Party | None] = mapped_column(choice(Party))
    host_comment: Mapped[str] = mapped_column(Text, default="")
    commented_at: Mapped[datetime | None]
    commented_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    signed_off_at: Mapped[datetime | None]
    signed_off_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class Observation(Model):
    """One row: an activity that the visitor saw. `client_key` was made where it was noted.

    Noted live it has its start, and an end if that was noted, else it ends when the next begins;
    `minutes` are set for one noted afterwards, which has no times. `merged_keys`: other keys (a
    comma between) under which the same activity arrived, each with the seconds it began later.
    `changed_at` is the instant of the last change where it was made. Of one that is deleted no
    words are left, only that it is, so that a phone that sends it late does not bring it back.
    """

    __tablename__ = "observations"
    __table_args__ = (
        UniqueConstraint("visit_id", "client_key"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes_positive"),
        CheckConstraint("(started_at IS NULL) <> (minutes IS NULL)", name="times_or_minutes"),
        CheckConstraint(
            "ended_at IS NULL OR (started_at IS NOT NULL AND ended_at >= started_at)",
            name="ends_after_start",
        ),
        Index(None, "visit_id", "started_at"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id", ondelete="CASCADE"))
    client_key: Mapped[str] = mapped_column(String(40))
    merged_keys: Mapped[str] = mapped_column(Text, default="")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    minutes: Mapped[int | None]
    category_slug: Mapped[str] = mapped_column(String(100))
    mode: Mapped[Mode | None] = mapped_column(choice(Mode))
    energy: Mapped[Energy | None] = mapped_column(choice(Energy))
    tag: Mapped[Tag | None] = mapped_column(choice(Tag))
    note: Mapped[str] = mapped_column(Text, default="")
    is_deleted: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime]


class ExperienceSeen(Model):
    """One row: something that a placement should show was seen; `visit_id` where."""

    __tablename__ = "experiences_seen"
    __table_args__ = (UniqueConstraint("placement_id", "experience_slug"),)

    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visits.id", ondelete="SET NULL"), index=True
    )
    experience_slug: Mapped[str] = mapped_column(String(100))
    seen_on: Mapped[date]


class LearningPoint(Model):
    """One row: what the visitor learnt, joined to a statement or a lesson if they like."""

    __tablename__ = "learning_points"
    __table_args__ = (UniqueConstraint("placement_id", "form_id"),)

    placement_id: Mapped[int] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"))
    visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visits.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    framework_slug: Mapped[str] = mapped_column(String(100), default="")
    statement_slug: Mapped[str] = mapped_column(String(100), default="")
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    lesson_slug: Mapped[str] = mapped_column(String(100), default="")
    form_id: Mapped[str] = mapped_column(String(32))


class Reference(Model):
    """One row: the visitor asked the host to write what they saw; who reads it the visitor decides.

    Asking is the consent (`created_at`), taken back by deleting the row. Without `writer_id` the
    writer has been erased, and their words with them.
    """

    __tablename__ = "placement_references"

    placement_id: Mapped[int] = mapped_column(
        ForeignKey("placements.id", ondelete="CASCADE"), unique=True
    )
    writer_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    writer_name: Mapped[str] = mapped_column(String(200))
    writer_school: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)

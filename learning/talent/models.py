"""Tables of the way to becoming a SENCo. Each row belongs to the person whose way it is."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.talent.rules import (
    CheckpointAnswer,
    ConversationState,
    OtherPath,
    ProofKind,
    ReadinessOutcome,
    Seen,
    TrialEntryKind,
    TrialState,
)


class Interest(Model):
    """One row: somebody thinks about becoming a SENCo. Open until `closed_at`; one at a time.

    `for_others` is read by those with whom the way is shared, `why` by its owner alone. `counts`:
    its owner lets it count, without a name, in the numbers leaders see. `nominated_by_id` is who
    invited them, if they said yes to an invitation.
    """

    __tablename__ = "interests"
    __table_args__ = (
        UniqueConstraint("person_id", "form_id"),
        Index(
            "uq_interests_open",
            "person_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    person_id: Mapped[PersonKey]
    nominated_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    why: Mapped[str] = mapped_column(Text, default="")
    for_others: Mapped[str] = mapped_column(Text, default="")
    counts: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]
    form_id: Mapped[str] = mapped_column(String(32))


class Nomination(Model):
    """One row: an invitation that nobody has answered. Answered or expired, there is no row."""

    __tablename__ = "nominations"
    __table_args__ = (UniqueConstraint("person_id", "nominated_by_id"), Index(None, "expires_on"))

    person_id: Mapped[PersonKey]
    nominated_by_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), index=True
    )
    words: Mapped[str] = mapped_column(Text, default="")
    expires_on: Mapped[date]


class NominationPause(Model):
    """One row: somebody does not want to be asked until a day. Theirs alone; nobody is told."""

    __tablename__ = "nomination_pauses"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), unique=True)
    until: Mapped[date]


class Sighting(Model):
    """One row: how often somebody (`by_person_id`: the owner or a mentor) saw a behaviour.

    Without `by_person_id` the mentor has been erased, and the example with them.
    """

    __tablename__ = "sightings"
    __table_args__ = (UniqueConstraint("interest_id", "by_person_id", "behaviour_slug"),)

    interest_id: Mapped[int] = mapped_column(ForeignKey("interests.id", ondelete="CASCADE"))
    by_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    behaviour_slug: Mapped[str] = mapped_column(String(100))
    seen: Mapped[Seen] = mapped_column(choice(Seen))
    example: Mapped[str] = mapped_column(Text, default="")
    seen_on: Mapped[date | None]
    saved_at: Mapped[datetime]


class SecondView(Model):
    """One row: a mentor handed over (`finished_at`) what they think, apart from the owner's view.

    About readiness it names the review, about the attributes none. Until it is handed over
    neither sees the other's.
    """

    __tablename__ = "second_views"
    __table_args__ = (
        UniqueConstraint("review_id", "by_person_id"),
        Index(
            "uq_second_views_of_attributes",
            "interest_id",
            "by_person_id",
            unique=True,
            sqlite_where=text("review_id IS NULL"),
            postgresql_where=text("review_id IS NULL"),
        ),
    )

    interest_id: Mapped[int] = mapped_column(ForeignKey("interests.id", ondelete="CASCADE"))
    by_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    review_id: Mapped[int | None] = mapped_column(
        ForeignKey("readiness_reviews.id", ondelete="CASCADE"), index=True
    )
    finished_at: Mapped[datetime]


class Conversation(Model):
    """One row: a talk with a SENCo: with whom, when, what it was to be about, what was agreed.

    `awaits_owner`: the other proposed this time, and the owner has not answered. `agreed_edition`
    counts changes of what was agreed, which both may make. `starters` are slugs with a comma
    between. Who may see it is in its share.
    """

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("interest_id", "form_id"), Index(None, "with_person_id"))

    interest_id: Mapped[int] = mapped_column(ForeignKey("interests.id", ondelete="CASCADE"))
    with_person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    with_name: Mapped[str] = mapped_column(String(200))
    share_id: Mapped[int | None] = mapped_column(
        ForeignKey("shares.id", ondelete="SET NULL"), unique=True
    )
    state: Mapped[ConversationState] = mapped_column(
        choice(ConversationState), default=ConversationState.ASKED
    )
    message: Mapped[str] = mapped_column(Text, default="")
    awaits_owner: Mapped[bool] = mapped_column(default=False)
    meets_at: Mapped[datetime | None]
    held_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    starters: Mapped[str] = mapped_column(Text, default="")
    agreed: Mapped[str] = mapped_column(Text, default="")
    agreed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    agreed_at: Mapped[datetime | None]
    agreed_edition: Mapped[int] = mapped_column(default=1)
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class TaskDone(Model):
    """One row: a network task that somebody has done, and what they take from it."""

    __tablename__ = "network_tasks_done"
    __table_args__ = (UniqueConstraint("person_id", "task_slug"),)

    person_id: Mapped[PersonKey]
    task_slug: Mapped[str] = mapped_column(String(100))
    done_on: Mapped[date]
    note: Mapped[str] = mapped_column(Text, default="")


class ReadinessReview(Model):
    """One row: the person goes through the checkpoints once. Open until `closed_at`; one at a time.

    `path`: which other path it came to. `next_steps`: what would change a 'not now', a line each;
    else what the person would like to keep of it.
    """

    __tablename__ = "readiness_reviews"
    __table_args__ = (
        UniqueConstraint("interest_id", "form_id"),
        Index(
            "uq_readiness_reviews_open",
            "interest_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="outcome_when_closed"),
    )

    interest_id: Mapped[int] = mapped_column(ForeignKey("interests.id", ondelete="CASCADE"))
    outcome: Mapped[ReadinessOutcome | None] = mapped_column(choice(ReadinessOutcome))
    path: Mapped[OtherPath | None] = mapped_column(choice(OtherPath))
    next_steps: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class ReadinessAnswer(Model):
    """One row: what the owner or a mentor says to one checkpoint."""

    __tablename__ = "readiness_answers"
    __table_args__ = (UniqueConstraint("review_id", "by_person_id", "checkpoint_slug"),)

    review_id: Mapped[int] = mapped_column(ForeignKey("readiness_reviews.id", ondelete="CASCADE"))
    by_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    checkpoint_slug: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(Text)
    answer: Mapped[CheckpointAnswer | None] = mapped_column(choice(CheckpointAnswer))
    note: Mapped[str] = mapped_column(Text, default="")
    saved_at: Mapped[datetime]


class Proof(Model):
    """One row: something already in the product that the owner named for a checkpoint.

    `ref` is its slug or key; `title` what it was called then.
    """

    __tablename__ = "proofs"
    __table_args__ = (UniqueConstraint("answer_id", "kind", "ref"),)

    answer_id: Mapped[int] = mapped_column(ForeignKey("readiness_answers.id", ondelete="CASCADE"))
    kind: Mapped[ProofKind] = mapped_column(choice(ProofKind))
    ref: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(Text)


class Trial(Model):
    """One row: some months as assistant SENCo with a strand of one's own. One open at a time.

    Not the SENCo in law (Children and Families Act 2014, section 67). `senco_id` is who meets the
    person each week. `edition` counts changes; `senco_agreed_at` is for the brief as it stands.
    """

    __tablename__ = "trials"
    __table_args__ = (
        UniqueConstraint("interest_id", "form_id"),
        Index(
            "uq_trials_open",
            "interest_id",
            unique=True,
            sqlite_where=text("state IN ('draft', 'agreed')"),
            postgresql_where=text("state IN ('draft', 'agreed')"),
        ),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint(
            "protected_minutes IS NULL OR protected_minutes > 0", name="protected_minutes_positive"
        ),
        Index(None, "senco_id"),
    )

    interest_id: Mapped[int] = mapped_column(ForeignKey("interests.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="SET NULL"), index=True
    )
    senco_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    senco_name: Mapped[str] = mapped_column(String(200))
    share_id: Mapped[int | None] = mapped_column(
        ForeignKey("shares.id", ondelete="SET NULL"), unique=True
    )
    state: Mapped[TrialState] = mapped_column(choice(TrialState), default=TrialState.DRAFT)
    strand: Mapped[str] = mapped_column(String(300))
    brief: Mapped[str] = mapped_column(Text)
    outcomes: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    protected_minutes: Mapped[int | None]
    meets: Mapped[str] = mapped_column(String(200), default="")
    senco_agreed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closing_note: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


class TrialEntry(Model):
    """One row: a meeting or a review of a trial, written by the person or by the SENCo."""

    __tablename__ = "trial_entries"
    __table_args__ = (UniqueConstraint("trial_id", "form_id"), Index(None, "trial_id", "held_on"))

    trial_id: Mapped[int] = mapped_column(ForeignKey("trials.id", ondelete="CASCADE"))
    by_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[TrialEntryKind] = mapped_column(choice(TrialEntryKind))
    held_on: Mapped[date]
    went_well: Mapped[str] = mapped_column(Text, default="")
    next_steps: Mapped[str] = mapped_column(Text, default="")
    form_id: Mapped[str] = mapped_column(String(32))

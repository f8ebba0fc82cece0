"""Tables of learning. Content is named by slug, never by a foreign key."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from learning.database import Model, PersonKey, choice


class CompletionKind(StrEnum):
    """What was completed."""

    MODULE = "module"
    PATHWAY = "pathway"


class LessonProgress(Model):
    """One row: how far a person is in one lesson. `place` is the heading they last reached.

    `completed_at` is set by 'Mark as done' and by nothing else.
    """

    __tablename__ = "lesson_progress"
    __table_args__ = (
        UniqueConstraint("person_id", "module_slug", "lesson_slug"),
        Index(None, "person_id", "last_opened_at"),
    )

    person_id: Mapped[PersonKey]
    module_slug: Mapped[str] = mapped_column(String(100))
    lesson_slug: Mapped[str] = mapped_column(String(100))
    version: Mapped[int]
    place: Mapped[str] = mapped_column(String(120), default="")
    last_opened_at: Mapped[datetime]
    check_passed_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]


class Attempt(Model):
    """One row: a knowledge check or an assessment answered and marked.

    `number` counts a person's attempts at it; `form_id` makes a form sent twice one row.
    `seed` decides which questions of an assessment's pool were asked.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("person_id", "module_slug", "lesson_slug", "number"),
        UniqueConstraint("person_id", "form_id"),
        CheckConstraint("score >= 0 AND score <= out_of", name="score_within"),
    )

    person_id: Mapped[PersonKey]
    module_slug: Mapped[str] = mapped_column(String(100))
    lesson_slug: Mapped[str] = mapped_column(String(100))
    number: Mapped[int]
    version: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64))
    seed: Mapped[int]
    score: Mapped[int]
    out_of: Mapped[int]
    passed: Mapped[bool]
    form_id: Mapped[str] = mapped_column(String(32))

    answers: Mapped[list["Answer"]] = relationship(
        lazy="raise", passive_deletes=True, order_by="Answer.id"
    )


class Answer(Model):
    """One row: what was chosen for one question of an attempt, as submitted."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("attempt_id", "question_slug"), Index(None, "question_slug"))

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    question_slug: Mapped[str] = mapped_column(String(100))
    chosen: Mapped[str] = mapped_column(Text)
    is_correct: Mapped[bool]


class Completion(Model):
    """One row: a person finished a module or pathway, in the version of that day.

    It outlives any change of content. A certificate is a completion, printed.
    """

    __tablename__ = "completions"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "slug", "version"),
        Index(None, "kind", "slug", "completed_at"),
    )

    person_id: Mapped[PersonKey]
    kind: Mapped[CompletionKind] = mapped_column(choice(CompletionKind))
    slug: Mapped[str] = mapped_column(String(100))
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    minutes: Mapped[int]
    law_as_at: Mapped[date | None]
    completed_at: Mapped[datetime]
    certificate_code: Mapped[str] = mapped_column(String(20), unique=True)
    shows_name: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]


class FollowedPathway(Model):
    """One row: a person has chosen a pathway for themselves. Theirs alone: it may tell an interest.

    What a school assigns will be rows of its own, never these.
    """

    __tablename__ = "followed_pathways"
    __table_args__ = (UniqueConstraint("person_id", "pathway_slug"),)

    person_id: Mapped[PersonKey]
    pathway_slug: Mapped[str] = mapped_column(String(100))


class LocalText(Model):
    """One row: a school's own words for a named place in lessons; `html` was made on saving.

    `edition` counts their versions, so that two editors do not overwrite each other unawares.
    """

    __tablename__ = "local_texts"
    __table_args__ = (UniqueConstraint("organisation_id", "place"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    place: Mapped[str] = mapped_column(String(100))
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None]
    edition: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime]

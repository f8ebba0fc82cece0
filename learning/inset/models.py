"""Tables of INSET sessions: what is planned, who comes, what happens in the room, what follows."""

from datetime import date, datetime
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.database import Model, PersonKey, choice
from learning.inset.rules import (
    BookingState,
    How,
    PartKind,
    PollKind,
    SessionKind,
    SessionState,
    Tried,
    Useful,
)


class InsetSession(Model):
    """One row: staff of an organisation learn together at a time.

    `led_by_id` (and `also_led_by_id`) lead it; without them that person has been erased. Sessions
    of one series carry the same `series_key`. `places`: how many may come, if not everybody.
    `edition` counts changes, for two windows and for calendars. `lasted`: the minutes it really
    took, as said when it ended; without it, those planned. Where `training_title` stands,
    being there counts as that training, to be renewed after `renews_months`.
    """

    __tablename__ = "inset_sessions"
    __table_args__ = (
        UniqueConstraint("organisation_id", "form_id"),
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes_possible"),
        CheckConstraint("lasted IS NULL OR lasted BETWEEN 1 AND 720", name="lasted_possible"),
        CheckConstraint("places IS NULL OR places > 0", name="places_possible"),
        CheckConstraint("renews_months IS NULL OR renews_months > 0", name="renews_possible"),
        Index(None, "organisation_id", "starts_at"),
        Index(None, "series_key"),
        Index(None, "led_by_id"),
        Index(None, "also_led_by_id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    kind: Mapped[SessionKind] = mapped_column(choice(SessionKind))
    title: Mapped[str] = mapped_column(String(200))
    aim: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(200), default="")
    joining_link: Mapped[str] = mapped_column(String(500), default="")
    facilitator_note: Mapped[str] = mapped_column(Text, default="")
    led_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    also_led_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    is_for_everyone: Mapped[bool] = mapped_column(default=False)
    places: Mapped[int | None]
    series_key: Mapped[str | None] = mapped_column(String(32))
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[SessionState] = mapped_column(choice(SessionState), default=SessionState.PLANNED)
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    lasted: Mapped[int | None]
    cancelled_at: Mapped[datetime | None]
    cancel_note: Mapped[str] = mapped_column(Text, default="")
    training_title: Mapped[str] = mapped_column(String(200), default="")
    renews_months: Mapped[int | None]
    edition: Mapped[int] = mapped_column(default=1)
    form_id: Mapped[str] = mapped_column(String(32))


SessionKey = Annotated[int, mapped_column(ForeignKey("inset_sessions.id", ondelete="CASCADE"))]
"""A row that belongs to one session and goes with it."""


class SessionPart(Model):
    """One row: one part of a session, in its order, with the minutes it takes.

    A lesson, check or scenario is named by its slugs; a part of one's own has title and body.
    """

    __tablename__ = "session_parts"
    __table_args__ = (
        UniqueConstraint("inset_session_id", "position"),
        CheckConstraint("minutes >= 0", name="minutes_not_negative"),
    )

    inset_session_id: Mapped[SessionKey]
    position: Mapped[int]
    kind: Mapped[PartKind] = mapped_column(choice(PartKind))
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    lesson_slug: Mapped[str] = mapped_column(String(100), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[int]


class SessionNote(Model):
    """One row: what was written in one field of a session, or to one part of the standard."""

    __tablename__ = "session_notes"
    __table_args__ = (UniqueConstraint("inset_session_id", "slug"),)

    inset_session_id: Mapped[SessionKey]
    slug: Mapped[str] = mapped_column(String(60))
    body: Mapped[str] = mapped_column(Text)


class SessionGroup(Model):
    """One row: a group of staff is invited."""

    __tablename__ = "session_groups"
    __table_args__ = (UniqueConstraint("inset_session_id", "group_id"), Index(None, "group_id"))

    inset_session_id: Mapped[SessionKey]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))


class SessionInvitee(Model):
    """One row: a person is invited by name."""

    __tablename__ = "session_invitees"
    __table_args__ = (UniqueConstraint("inset_session_id", "person_id"), Index(None, "person_id"))

    inset_session_id: Mapped[SessionKey]
    person_id: Mapped[PersonKey]


class Booking(Model):
    """One row: a person has said whether they come; those who wait move up by `said_at`."""

    __tablename__ = "bookings"
    __table_args__ = (
        UniqueConstraint("inset_session_id", "person_id"),
        Index(None, "inset_session_id", "state", "said_at"),
        Index(None, "person_id"),
    )

    inset_session_id: Mapped[SessionKey]
    person_id: Mapped[PersonKey]
    state: Mapped[BookingState] = mapped_column(choice(BookingState))
    said_at: Mapped[datetime]
    is_remote: Mapped[bool] = mapped_column(default=False)


class LiveRoom(Model):
    """One row: a session is, or was, in a room: where the presenter is and what phones see.

    `version` grows with everything that phones see. `presenter_key` names the one window that
    drives. `salt` makes the keys under which answers are kept; once it is gone, nobody can say
    whose they were. A timer that runs has `timer_ends_at`, one that rests `timer_left` seconds.
    """

    __tablename__ = "live_rooms"
    __table_args__ = (
        UniqueConstraint("inset_session_id"),
        Index(None, "presenter_id"),
    )

    inset_session_id: Mapped[SessionKey]
    version: Mapped[int] = mapped_column(default=1)
    step: Mapped[int] = mapped_column(default=0)
    step_key: Mapped[str] = mapped_column(String(240), default="")
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    presenter_key: Mapped[str] = mapped_column(String(32), default="")
    presenter_seen_at: Mapped[datetime | None]
    timer_ends_at: Mapped[datetime | None]
    timer_left: Mapped[int | None]
    takes_questions: Mapped[bool] = mapped_column(default=True)
    salt: Mapped[str | None] = mapped_column(String(64))


class Poll(Model):
    """One row: the room was asked something; `body` keeps it as it was asked (JSON).

    Asked again, it is another row: what was answered to one wording never counts for another.
    """

    __tablename__ = "polls"
    __table_args__ = (
        UniqueConstraint("inset_session_id", "number"),
        Index(
            "uq_polls_one_open",
            "inset_session_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    inset_session_id: Mapped[SessionKey]
    number: Mapped[int]
    kind: Mapped[PollKind] = mapped_column(choice(PollKind))
    step_key: Mapped[str] = mapped_column(String(240), default="")
    module_slug: Mapped[str] = mapped_column(String(100), default="")
    lesson_slug: Mapped[str] = mapped_column(String(100), default="")
    question_slug: Mapped[str] = mapped_column(String(100), default="")
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    body: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]


class PollAnswer(Model):
    """One row: what one phone chose. `voter_key` tells phones apart and nobody's name."""

    __tablename__ = "poll_answers"
    __table_args__ = (UniqueConstraint("poll_id", "voter_key"),)

    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id", ondelete="CASCADE"))
    voter_key: Mapped[str] = mapped_column(String(64))
    chosen: Mapped[str] = mapped_column(String(500))
    answered_at: Mapped[datetime]


class RoomQuestion(Model):
    """One row: a question from the room, without a name."""

    __tablename__ = "room_questions"
    __table_args__ = (UniqueConstraint("inset_session_id", "form_id"),)

    inset_session_id: Mapped[SessionKey]
    body: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
    voter_key: Mapped[str] = mapped_column(String(64), default="")
    form_id: Mapped[str] = mapped_column(String(32))


class QuestionVote(Model):
    """One row: one phone would like this question answered, too."""

    __tablename__ = "question_votes"
    __table_args__ = (UniqueConstraint("room_question_id", "voter_key"),)

    room_question_id: Mapped[int] = mapped_column(
        ForeignKey("room_questions.id", ondelete="CASCADE")
    )
    voter_key: Mapped[str] = mapped_column(String(64))


class Attendance(Model):
    """One row: somebody was there: a person, or a visitor with a name and a school.

    `minutes`: how much of it, if not the whole. Given at the end, `certificate_code` makes this
    row a certificate, as a completion is one. Taken off the list after that, the row stays with
    `withdrawn_at`, so that its code is known as withdrawn, and counts nowhere. `visitor_key` is a
    hash kept for a visitor's phone.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("inset_session_id", "person_id"),
        UniqueConstraint("inset_session_id", "visitor_key"),
        CheckConstraint("person_id IS NOT NULL OR visitor_name <> ''", name="somebody"),
        CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes_not_negative"),
        Index(None, "person_id"),
        Index(None, "marked_by_id"),
    )

    inset_session_id: Mapped[SessionKey]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    visitor_name: Mapped[str] = mapped_column(String(200), default="")
    visitor_school: Mapped[str] = mapped_column(String(200), default="")
    visitor_key: Mapped[str | None] = mapped_column(String(64))
    how: Mapped[How] = mapped_column(choice(How))
    arrived_at: Mapped[datetime | None]
    minutes: Mapped[int | None]
    is_remote: Mapped[bool] = mapped_column(default=False)
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    certificate_code: Mapped[str | None] = mapped_column(String(20), unique=True)
    shows_name: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]


class Evaluation(Model):
    """One row: what somebody who was there says of it in a minute.

    `helps` are slugs of what would help, with a comma between. The words are read by others only
    where `shares_words`. `action_id` is what they mean to try, among their own actions.
    """

    __tablename__ = "evaluations"
    __table_args__ = (UniqueConstraint("attendance_id"), Index(None, "action_id"))

    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id", ondelete="CASCADE"))
    useful: Mapped[Useful] = mapped_column(choice(Useful))
    trying: Mapped[str] = mapped_column(Text, default="")
    try_by: Mapped[date | None]
    helps: Mapped[str] = mapped_column(String(200), default="")
    would_help: Mapped[str] = mapped_column(Text, default="")
    shares_words: Mapped[bool] = mapped_column(default=False)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("actions.id", ondelete="SET NULL"))
    edition: Mapped[int] = mapped_column(default=1)


class FollowUp(Model):
    """One row: what became of it after two or six weeks, or that somebody need not be asked."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        UniqueConstraint("attendance_id", "weeks"),
        CheckConstraint("weeks > 0", name="weeks_positive"),
        CheckConstraint("tried IS NOT NULL OR put_aside_at IS NOT NULL", name="answered_or_aside"),
    )

    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id", ondelete="CASCADE"))
    weeks: Mapped[int]
    tried: Mapped[Tried | None] = mapped_column(choice(Tried))
    changed: Mapped[str] = mapped_column(Text, default="")
    next_step: Mapped[str] = mapped_column(Text, default="")
    shares_words: Mapped[bool] = mapped_column(default=False)
    put_aside_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)

"""The fields that each kind of session has of its own, and the standard it is held against. Pure.

The standard is the Department for Education's standard for teachers' professional development
(2016). It is not law, and nothing here is a score: it asks, and nobody has to answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from learning.inset.rules import SessionKind


class Time(StrEnum):
    """When a field is written: while preparing, or once it has taken place."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind of session, kept in `session_notes` under its slug."""

    slug: str
    label: str
    hint: str
    time: Time = Time.BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfStandard:
    """One part of the standard, as a question to oneself."""

    slug: str
    number: int
    title: str
    asks: str


KIND_HINTS = {
    SessionKind.INSET: "Staff learn together, with a module, polls and talk in pairs.",
    SessionKind.COACHING: "Two people, and what one of them wants to work on. Nobody else sees it.",
    SessionKind.LESSON_STUDY: "Plan a lesson together, teach it, watch the pupils, plan it better.",
    SessionKind.SHARING_PRACTICE: "Somebody shows what works in their class; others take it away.",
    SessionKind.LEARNING_WALK: "Walk through lessons with one question, and tell what was seen.",
    SessionKind.PEER_OBSERVATION: "A colleague watches what the other asks them to watch for.",
}
"""What each kind is, in a line."""

FIELDS: dict[SessionKind, tuple[Field, ...]] = {
    SessionKind.INSET: (),
    SessionKind.COACHING: (
        Field(
            slug="wants-to-work-on",
            label="What the coachee wants to work on",
            hint="In their words. It belongs to the two of them.",
        ),
        Field(
            slug="how-we-work",
            label="How the two want to work",
            hint="Questions, not advice? A look at a plan, or at a lesson? What stays unsaid?",
        ),
        Field(
            slug="agreed",
            label="What was agreed",
            hint="One next step, by when, and when they meet again.",
            time=Time.AFTER,
        ),
    ),
    SessionKind.LESSON_STUDY: (
        Field(
            slug="find-out",
            label="What we want to find out",
            hint="One question, such as: what helps pupils with little working memory begin alone?",
        ),
        Field(
            slug="research-lesson",
            label="The research lesson",
            hint="Which class and subject, what is taught, what we expect of two or three pupils. "
            "Say “pupil A”, never a name.",
        ),
        Field(
            slug="who-watches",
            label="Who watches for what",
            hint="Each watches pupils, not the teacher: what they do, say and write.",
        ),
        Field(
            slug="saw",
            label="What we saw",
            hint="What pupils A, B and C did, beside what we had expected.",
            time=Time.AFTER,
        ),
        Field(
            slug="next-lesson",
            label="What we change in the next lesson",
            hint="One thing, and how we will know whether it helped.",
            time=Time.AFTER,
        ),
    ),
    SessionKind.SHARING_PRACTICE: (
        Field(
            slug="shown",
            label="What is shown",
            hint="One thing that works, with what it looks like in class.",
        ),
        Field(
            slug="bring",
            label="What to bring",
            hint="Such as: a task that half the class could not begin.",
        ),
        Field(
            slug="taken-away",
            label="What we take away",
            hint="What others will try, and where it may not fit.",
            time=Time.AFTER,
        ),
    ),
    SessionKind.LEARNING_WALK: (
        Field(
            slug="looks-for",
            label="What we look for",
            hint="One question, known to everybody beforehand, such as: are scaffolds taken away?",
        ),
        Field(
            slug="ask-pupils",
            label="What we ask pupils",
            hint="Such as: what do you do when you are stuck?",
        ),
        Field(
            slug="how-told",
            label="How we tell what we saw",
            hint="To all who teach, within a day. A learning walk grades nobody, and names nobody.",
        ),
        Field(
            slug="seen-across",
            label="What we saw across the classes",
            hint="What was there often, what seldom, what surprised us. No names of colleagues.",
            time=Time.AFTER,
        ),
    ),
    SessionKind.PEER_OBSERVATION: (
        Field(
            slug="asked-to-watch",
            label="What the colleague asks to be watched for",
            hint="Whoever teaches chooses. It belongs to those who take part.",
        ),
        Field(
            slug="when-talk",
            label="When they talk about it",
            hint="The same day if it can be, somewhere quiet, for ten minutes.",
        ),
        Field(
            slug="seen",
            label="What was seen",
            hint="What happened, in order, without a judgement.",
            time=Time.AFTER,
        ),
        Field(
            slug="tries-next",
            label="What whoever taught wants to try",
            hint="Theirs to say.",
            time=Time.AFTER,
        ),
    ),
}
"""What each kind asks, in its order."""

STANDARD = (
    PartOfStandard(
        slug="standard-outcomes",
        number=1,
        title="For pupils",
        asks="What should be different for pupils, and how will you know?",
    ),
    PartOfStandard(
        slug="standard-evidence",
        number=2,
        title="On good evidence",
        asks="What is this built on: research, guidance, somebody’s expertise?",
    ),
    PartOfStandard(
        slug="standard-together",
        number=3,
        title="Together, with challenge",
        asks="Where do people work together, and who asks the hard question?",
    ),
    PartOfStandard(
        slug="standard-sustained",
        number=4,
        title="Over time",
        asks="What comes after, so that it is not forgotten by next month?",
    ),
    PartOfStandard(
        slug="standard-leadership",
        number=5,
        title="Backed by leaders",
        asks="Which leaders know and care, and what time have they given it?",
    ),
)
"""The five parts of the standard, each as a question."""

ALL_FIELDS = {field.slug: field for fields in FIELDS.values() for field in fields}
STANDARD_SLUGS = tuple(part.slug for part in STANDARD)


def fields_of(kind: SessionKind, time: Time | None = None) -> tuple[Field, ...]:
    """The fields of a kind, or those of one time."""
    return tuple(each for each in FIELDS[kind] if time is None or each.time is time)


def slugs_of(kind: SessionKind) -> frozenset[str]:
    """Everything that can be written of a session of this kind: its fields and the standard."""
    return frozenset(each.slug for each in FIELDS[kind]) | frozenset(STANDARD_SLUGS)

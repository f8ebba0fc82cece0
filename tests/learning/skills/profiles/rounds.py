"""Finished rounds in the database, with what stands around them: mentors, shares, evidence."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from learning import clock
from learning.database import db
from learning.sharing import services as sharing
from learning.sharing.rules import Part, SubjectKind
from learning.skills.models import Evidence, MentorRating, Rating, RatingRequest
from learning.skills.rules import Answer, EvidenceKind
from tests.cast import Member
from tests.factories import SOME_MORNING, a_round

LATER = SOME_MORNING + timedelta(days=40)
ALL_PARTS = (Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT)
ANSWERS = {
    "look-closely": 3,
    "one-at-a-time": 2,
    "keep-notes": 4,
    "say-no": 1,
    "show-effect": 2,
}


def finished(owner: Member, answers: Mapping[str, int | Answer], **more: object) -> int:
    """The key of a round that somebody has finished (or not, with `completed_at=None`)."""
    made = a_round(owner.id, answers, **more)
    db.session.commit()
    return made.id


def two_rounds(owner: Member) -> tuple[int, int]:
    """An earlier round, and a later one in which much has moved."""
    before = {**ANSWERS, "look-closely": 1, "keep-notes": 4, "say-no": 2}
    earlier = a_round(owner.id, before)
    more = {
        "look-closely": {"note": "I counted for two weeks.", "link": "https://example.org/count"}
    }
    later = a_round(owner.id, ANSWERS, completed_at=LATER, more_of=more, purpose="For my review")
    db.session.commit()
    return earlier.id, later.id


def evidence(round_id: int, slug: str, title: str = "First steps") -> None:
    """A finished module is named as evidence for a statement."""
    rating = db.session.query(Rating).filter_by(round_id=round_id, statement_slug=slug).one()
    db.session.add(Evidence(rating_id=rating.id, kind=EvidenceKind.MODULE, ref="m", title=title))
    db.session.commit()


def mentored(
    round_id: int,
    mentor: Member,
    levels: dict[str, int],
    comment: str = "",
    *,
    at: datetime = LATER,
) -> None:
    """A mentor has rated these statements and finished."""
    request = RatingRequest(
        round_id=round_id,
        rater_id=mentor.id,
        domains="looking,holding",
        accepted_at=at,
        finished_at=at,
    )
    db.session.add(request)
    db.session.flush()
    for slug, level in levels.items():
        db.session.add(
            MentorRating(
                request_id=request.id,
                statement_slug=slug,
                level=level,
                comment=comment,
                saved_at=at,
            )
        )
    db.session.commit()


def shared(owner: Member, reader: Member, round_id: int, *parts: Part, opened: bool = True) -> int:
    """The key of a share of a round until spring, opened by its reader."""
    key = sharing.share(
        owner.id,
        kind=SubjectKind.ROUND,
        subject_id=round_id,
        title="Small skills audit, November 2026",
        with_person_id=reader.id,
        parts=parts or (Part.PROFILE,),
        ends_on=clock.today() + timedelta(days=60),
    )
    db.session.commit()
    if opened:
        sharing.open_share(reader.id, key)
        db.session.commit()
    return key

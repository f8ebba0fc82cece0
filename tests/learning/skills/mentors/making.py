"""Rounds and requests as services make them, committed."""

import secrets
from datetime import date
from typing import Any

from learning.database import db
from learning.people.queries import viewer_for
from learning.skills.mentors import services
from learning.skills.mentors.queries import asked_request, asked_statements
from learning.skills.mentors.services import Said
from learning.skills.rounds.services import begin_round
from tests.cast import Member

FRAMEWORK = "small-skills"
CHRISTMAS = date(2026, 12, 18)
COMMENT = "I saw it twice this term."


def a_round(owner: Member, library: Any, **more: Any) -> int:
    """The key of a round that somebody has begun."""
    viewer = viewer_for(owner.id)
    assert viewer is not None
    begun = begin_round(
        viewer, library, framework_slug=FRAMEWORK, form_id=secrets.token_hex(16), **more
    )
    db.session.commit()
    return begun.id


def asked(owner: Member, mentor: Member, round_id: int, **more: Any) -> int:
    """The key of a request about one domain until Christmas, unless said otherwise."""
    usual = {"who_id": mentor.id, "domains": ["looking"], "ends_on": CHRISTMAS}
    key = services.ask(owner.id, round_id, **{**usual, **more})
    db.session.commit()
    return key


def accepted(mentor: Member, request_id: int) -> None:
    """The mentor has said yes."""
    services.accept(mentor.id, request_id)
    db.session.commit()


def rated(mentor: Member, request_id: int, now: Any, **said: str) -> None:
    """The mentor has said this to statements of their first domain: `look_closely="3"`."""
    request = asked_request(mentor.id, request_id, now=now)
    standing = {each.slug: each.edition for each in asked_statements(request, "looking")}
    answers = {
        slug: Said(said[slug.replace("-", "_")], COMMENT, standing[slug])
        for slug in standing
        if slug.replace("-", "_") in said
    }
    services.rate_domain(mentor.id, request_id, "looking", answers)
    db.session.commit()


def finished(mentor: Member, request_id: int) -> None:
    """The mentor has finished."""
    services.finish(mentor.id, request_id)
    db.session.commit()

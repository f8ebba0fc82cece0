"""Rounds as services make them, committed."""

import secrets
from typing import Any

from learning.database import db
from learning.people.queries import viewer_for
from learning.skills.rating.services import Rated
from learning.skills.rounds import services
from learning.skills.rounds.services import Said
from learning.skills.rules import Answer
from tests.cast import Member

FRAMEWORK = "small-skills"
SLUGS = ("look-closely", "one-at-a-time", "keep-notes", "say-no", "show-effect")


def a_round(owner: Member, library: Any, **more: Any) -> int:
    """The key of a round that somebody has begun."""
    viewer = viewer_for(owner.id)
    assert viewer is not None
    usual = {"framework_slug": FRAMEWORK, "form_id": secrets.token_hex(16)}
    begun = services.begin_round(viewer, library, **{**usual, **more})
    db.session.commit()
    return begun.id


def rated(owner: Member, round_id: int, slug: str, level: int = 3, **more: Any) -> Rated:
    """The statement is rated so."""
    said = Said(answer=Answer.RATED, level=level, **more)
    found = services.rate(owner.id, round_id, slug, said)
    db.session.commit()
    return found


def a_finished_round(owner: Member, library: Any, level: int = 2, **more: Any) -> int:
    """The key of a round in which everything is answered alike, and which is finished."""
    round_id = a_round(owner, library, **more)
    for slug in SLUGS[:1] if more.get("statement_set") else SLUGS:
        rated(owner, round_id, slug, level)
    services.finish_round(owner.id, round_id)
    db.session.commit()
    return round_id

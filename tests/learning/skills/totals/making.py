"""People of the trust with finished rounds that count, as rows."""

import secrets
from datetime import UTC, datetime
from itertools import count
from typing import Any

from learning.database import db
from learning.people.rules import Phase
from learning.skills.models import AuditRound, Rating
from learning.skills.rules import Answer
from tests.cast import SEAVIEW_ID
from tests.factories import a_person

FINISHED_AT = datetime(2026, 10, 5, 9, tzinfo=UTC)
STATEMENTS = (
    ("looking", "look-closely"),
    ("looking", "one-at-a-time"),
    ("holding", "keep-notes"),
    ("holding", "say-no"),
    ("holding", "show-effect"),
)
_NUMBERS = count(1)


def somebody(organisation_id: int = SEAVIEW_ID, **more: Any) -> int:
    """The key of a person who works there."""
    number = next(_NUMBERS)
    name = f"Person {secrets.token_hex(3)}{number}"
    return a_person(name, organisation_id=organisation_id, **more).id


def a_round_that_counts(
    person_id: int,
    *,
    level: int = 1,
    phase: Phase | None = Phase.PRIMARY,
    skip: str = "",
    **more: Any,
) -> AuditRound:
    """A finished round in which everything is rated so (but a domain); it counts."""
    usual = {
        "organisation_id": SEAVIEW_ID,
        "framework_slug": "small-skills",
        "framework_title": "Small skills audit",
        "framework_version": 1,
        "statement_set": "",
        "number": 1,
        "completed_at": FINISHED_AT,
        "in_totals_since": FINISHED_AT,
    }
    kept = AuditRound(
        person_id=person_id, phase=phase, form_id=secrets.token_hex(16), **{**usual, **more}
    )
    db.session.add(kept)
    db.session.flush()
    for position, (domain, slug) in enumerate(STATEMENTS, start=1):
        said = {"answer": Answer.NOT_MY_ROLE}
        if domain != skip:
            said = {"answer": Answer.RATED, "level": level}
        db.session.add(_rating(kept.id, position, domain, slug, **said))
    db.session.commit()
    return kept


def _rating(round_id: int, position: int, domain: str, slug: str, **said: Any) -> Rating:
    return Rating(
        round_id=round_id,
        position=position,
        statement_slug=slug,
        domain_slug=domain,
        domain_title=domain,
        code=slug,
        lens="leader",
        text=slug,
        suggested_target=3,
        target=3,
        **said,
    )


def people_who_count(number: int, **more: Any) -> list[AuditRound]:
    """So many people of the trust, each with a round that counts."""
    return [a_round_that_counts(somebody(), **more) for _ in range(number)]

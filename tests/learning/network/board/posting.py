"""Offers on the board as tests make them."""

import secrets
from datetime import date

from learning.database import db
from learning.network.models import Opportunity
from learning.network.rules import OpportunityKind
from tests.cast import Member

AHEAD = date(2026, 12, 18)


def posted(
    person: Member,
    title: str = "Two mornings in our school",
    *,
    kind: OpportunityKind = OpportunityKind.PROJECT,
    **more: object,
) -> Opportunity:
    """Somebody posted this for the school or trust where they work first."""
    row = Opportunity(
        **{
            "posted_by_id": person.id,
            "organisation_id": person.organisation_id,
            "kind": kind,
            "title": title,
            "text": "You would see how a provision map is kept alive.",
            "open_until": AHEAD,
            "form_id": secrets.token_hex(16),
            **more,
        }
    )
    db.session.add(row)
    db.session.commit()
    return row

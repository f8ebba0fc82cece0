"""Offers of help as tests make them."""

from learning.database import db
from learning.network.models import HelpOffer
from tests.cast import Member

AUDIT = "small-skills"
LOOKING, HOLDING = (AUDIT, "looking"), (AUDIT, "holding")


def offered(person: Member, place: tuple[str, str] = LOOKING, note: str = "") -> HelpOffer:
    """Somebody agreed to be asked about a domain."""
    row = HelpOffer(person_id=person.id, framework_slug=place[0], domain_slug=place[1], note=note)
    db.session.add(row)
    db.session.commit()
    return row

"""What people have noted of behaviours, as services keep it, committed."""

from learning.database import db
from learning.talent.attributes import services
from learning.talent.attributes.queries import kept_by
from learning.talent.attributes.rules import Kept, Said
from tests.cast import Member

EXAMPLE = "Had a word for the boy who never looks up."


def noted(by: Member, interest_id: int, slug: str, seen: str, example: str = "") -> None:
    """Somebody has noted a behaviour."""
    db.session.rollback()  # what was read before may be older than what a browser did
    before = kept_by(interest_id, by.id).get(slug, Kept())
    said = Said(seen=seen, example=example, seen_on="", edition=before.edition)
    assert services.note(by.id, interest_id, {slug: said}) == {}
    db.session.commit()


def handed_over(by: Member, interest_id: int) -> None:
    """A mentor has handed over."""
    services.hand_over(by.id, interest_id)
    db.session.commit()

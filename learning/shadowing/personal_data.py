"""What placements and visits keep about a person: each noun exports and erases its own."""

from learning.shadowing.comparing import personal_data as comparing
from learning.shadowing.learning_points import personal_data as learning_points
from learning.shadowing.placements import personal_data as placements
from learning.shadowing.references import personal_data as references
from learning.shadowing.visits import personal_data as visits

NOUNS = (comparing, learning_points, references, visits, placements)
"""What depends on others comes first: it is erased first."""

TABLES: dict[str, str] = {
    "placements": "erased",
    "agreements": "erased",
    "expected_shares": "erased",
    "visits": "erased",
    "observations": "erased",
    "experiences_seen": "erased",
    "learning_points": "erased",
    "placement_references": "erased",
}


def export(person_id: int) -> dict[str, object]:
    """Everything of the person’s own."""
    found: dict[str, object] = {}
    for noun in NOUNS:
        found |= noun.export(person_id)
    return found


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    for noun in NOUNS:
        noun.erase(person_id)

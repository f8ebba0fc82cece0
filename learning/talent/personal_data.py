"""What the way to becoming a SENCo keeps about a person."""

from functools import reduce
from operator import or_

from learning.talent.attributes import personal_data as attributes
from learning.talent.conversations import personal_data as conversations
from learning.talent.interests import personal_data as interests
from learning.talent.nominations import personal_data as nominations
from learning.talent.readiness import personal_data as readiness
from learning.talent.second_views import personal_data as second_views
from learning.talent.tasks import personal_data as tasks
from learning.talent.trials import personal_data as trials

PARTS = (
    nominations,
    conversations,
    tasks,
    trials,
    attributes,
    readiness,
    second_views,
    interests,
)
"""Each part has its own tables. What mentors handed over goes after what they said, whose words
hang on it; interests come last: what belongs to one goes with it."""

TABLES: dict[str, str] = reduce(or_, (part.TABLES for part in PARTS))


def export(person_id: int) -> dict[str, object]:
    """Everything of the person’s own."""
    found: dict[str, object] = {}
    for part in PARTS:
        found.update(part.export(person_id))
    return found


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    for part in PARTS:
        part.erase(person_id)

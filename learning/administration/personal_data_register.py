"""Every domain that keeps rows of people, in one list: what export and erasure walk.

A house test walks the schema and holds that no table with a person behind it is missing.
"""

from typing import Protocol

from learning.actions import personal_data as actions
from learning.administration import personal_data as administration
from learning.courses import personal_data as courses
from learning.cpd import personal_data as cpd
from learning.diary import personal_data as diary
from learning.drafts import personal_data as drafts
from learning.inset import personal_data as inset
from learning.journal import personal_data as journal
from learning.mail import personal_data as mail
from learning.network import personal_data as network
from learning.people import personal_data as people
from learning.plans import personal_data as plans
from learning.records import personal_data as records
from learning.reflections import personal_data as reflections
from learning.reminders import personal_data as reminders
from learning.shadowing import personal_data as shadowing
from learning.sharing import personal_data as sharing
from learning.skills import personal_data as skills
from learning.talent import personal_data as talent


class PersonalData(Protocol):
    """What the room `personal_data` of a domain offers."""

    TABLES: dict[str, str]

    def export(self, person_id: int) -> dict[str, object]:
        """Everything the domain keeps about the person, in plain values."""

    def erase(self, person_id: int) -> None:
        """Nothing of the person is left in the domain but what TABLES says is kept."""


DOMAINS: dict[str, PersonalData] = {
    "reminders": reminders,
    "records": records,
    "talent": talent,
    "plans": plans,
    "skills": skills,
    "inset": inset,
    "shadowing": shadowing,
    "courses": courses,
    "network": network,
    "diary": diary,
    "sharing": sharing,
    "cpd": cpd,
    "reflections": reflections,
    "actions": actions,
    "drafts": drafts,
    "mail": mail,
    "administration": administration,
    "journal": journal,
    "people": people,
}
"""In the order of erasing: people come last, since all the others point to them."""


def fates() -> dict[str, str]:
    """Every table with a person behind it, and what becomes of their rows: `erased`, or why not."""
    return {table: fate for domain in DOMAINS.values() for table, fate in domain.TABLES.items()}

"""What needs doing first at a school's desk. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Task(StrEnum):
    """Something that waits for an administrator or a SENCo, the most pressing first."""

    DECIDE_ERASURES = "decide_erasures"
    MEND_CONTENT = "mend_content"
    INVITE_PEOPLE = "invite_people"
    WRITE_WORDS = "write_words"
    CHASE_INVITATIONS = "chase_invitations"
    REVIEW_CONTENT = "review_content"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleState:
    """How a school's people stand, counted. `here`: current members, the viewer among them."""

    here: int
    invited: int
    asking_to_be_erased: int
    groups: int
    in_no_group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentState:
    """How the courses stand, counted. `places`: where lessons leave room for the school's words."""

    places: int
    places_written: int
    errors: int
    left_out: int
    past_review: int

    @property
    def places_open(self) -> int:
        """How many places have no words of the school yet."""
        return self.places - self.places_written


def tasks(people: PeopleState | None, content: ContentState) -> tuple[Task, ...]:
    """What waits, the most pressing first. Without `people`, what waits for a SENCo."""
    waiting = {
        Task.DECIDE_ERASURES: people is not None and people.asking_to_be_erased > 0,
        Task.MEND_CONTENT: content.errors + content.left_out > 0,
        Task.INVITE_PEOPLE: people is not None and people.here + people.invited <= 1,
        Task.WRITE_WORDS: content.places_open > 0,
        Task.CHASE_INVITATIONS: people is not None and people.invited > 0,
        Task.REVIEW_CONTENT: content.past_review > 0,
    }
    return tuple(task for task in Task if waiting[task])

"""Whoever asks: a signed-in person with the hats they may wear. Made from one query, no ORM."""

from dataclasses import dataclass

from learning.people.rules import Job, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Hat:
    """A current membership: where a person is, as what, with which roles."""

    membership_id: int
    organisation_id: int
    school_name: str
    school_slug: str
    job: Job
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A person as every query sees who is asking. `hat` is the membership in force, if any."""

    id: int
    name: str
    email: str
    hats: tuple[Hat, ...]
    hat: Hat | None
    token: str = ""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the browser's session keeps: a token that can be withdrawn, never the key."""
        return self.token

    def has(self, role: Role) -> bool:
        """Whether the hat in force carries this role."""
        return self.hat is not None and role in self.hat.roles

    @property
    def organisation_id(self) -> int | None:
        """The organisation of the hat in force."""
        return self.hat.organisation_id if self.hat else None

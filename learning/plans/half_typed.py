"""Words typed into the forms of a plan and not yet sent: where they are kept, and what they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning.drafts.queries import KeptDraft, drafts_for


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """The drafts of one form. `keys`: for each of its text areas, the name its draft is kept by."""

    keys: Mapping[str, str]
    kept: Mapping[str, KeptDraft] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by text area; those without a draft are absent."""
        return {name: self.kept[key].body for name, key in self.keys.items() if key in self.kept}

    def saved_at(self, name: str) -> str | None:
        """When the draft of a text area was typed."""
        draft = self.kept.get(self.keys[name])
        return draft.saved_at.isoformat() if draft else None


def half_typed(person_id: int, keys: Mapping[str, str]) -> HalfTyped:
    """The drafts a person has for these text areas. One statement."""
    return HalfTyped(keys, drafts_for(person_id, tuple(keys.values())))

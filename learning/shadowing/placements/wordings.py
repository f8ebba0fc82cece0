"""The rules of an agreement as they were agreed: taken from the guide, kept, read again. Pure."""

import json
from dataclasses import dataclass
from hashlib import sha256

from content.shadowing_types import Agreement, AgreementRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The rules of one version; none at all if nobody has written any."""

    version: int
    rules: tuple[AgreementRule, ...]

    @property
    def body(self) -> str:
        """The rules as a row keeps them."""
        rules = [{"slug": r.slug, "title": r.title, "text": r.text} for r in self.rules]
        return json.dumps(rules, ensure_ascii=False, sort_keys=True)

    @property
    def digest(self) -> str:
        """The same words have the same digest, whatever the version says."""
        return sha256(self.body.encode()).hexdigest()

    @property
    def slugs(self) -> frozenset[str]:
        """What has to be ticked."""
        return frozenset(rule.slug for rule in self.rules)


def wording_of(agreement: Agreement) -> Wording:
    """The rules as the guide has them now."""
    return Wording(version=agreement.version, rules=agreement.rules)


def wording_kept(version: int, body: str) -> Wording:
    """The rules as a row has them."""
    return Wording(version=version, rules=tuple(AgreementRule(**each) for each in json.loads(body)))


def is_revised(kept: Wording, now: Wording) -> bool:
    """Whether the rules were revised since: other words, under a later version."""
    return bool(now.rules) and now.version > kept.version and now.digest != kept.digest

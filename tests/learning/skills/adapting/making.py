"""What a school says of its audit, as services take it."""

import secrets
from typing import Any

from learning.database import db
from learning.skills.adapting import services
from learning.skills.adapting.rules import OwnWording
from tests.cast import SEAVIEW_ID

FRAMEWORK = "small-skills"


def wording(**more: Any) -> OwnWording:
    """A statement that Seaview might add."""
    usual = {
        "domain_slug": "holding",
        "lens": "coordinator",
        "text": "I keep the list of exam arrangements.",
        "emerging": "I know there is one.",
        "developing": "I change it when told.",
        "secure": "I keep it.",
        "leading": "Others keep theirs as I do.",
        "target": 2,
        "closes": "first-steps/noticing",
    }
    return OwnWording(**{**usual, **more})


def added(library: Any, **more: Any) -> int:
    """The key of a statement that Seaview has added."""
    key = services.add_own_statement(
        SEAVIEW_ID, library, library.framework(FRAMEWORK), wording(**more), form_id=a_form_id()
    )
    db.session.commit()
    return key


def set_so(library: Any, slug: str, target: int, *, asked: bool = True, edition: str) -> None:
    """Seaview aims at that level in a statement, and asks it or does not."""
    services.set_statement(
        SEAVIEW_ID,
        library.framework(FRAMEWORK),
        slug,
        target=target,
        is_asked=asked,
        edition=edition,
    )
    db.session.commit()


def a_form_id() -> str:
    """A name for one filling-in of a form."""
    return secrets.token_hex(16)

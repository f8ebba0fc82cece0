"""What a trust lead sees of the skills audit: totals, and what they could do about them."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.people.access import requires
from learning.people.rules import PHASE_NAMES, Role
from learning.skills.blueprint import blueprint
from learning.skills.totals import queries, rules
from learning.web.library import library


@blueprint.get("/trust/audit")
@requires(Role.TRUST_LEAD)
def read_trust_totals() -> ResponseReturnValue:
    """Where the trust's people stand by domain, if at least five let their rounds count."""
    page = queries.trust_page(current_user, library())
    names = {str(phase): name for phase, name in PHASE_NAMES.items()}
    return render_template(
        "skills/trust_totals.html", page=page, in_words=rules.in_words, phase_names=names
    )

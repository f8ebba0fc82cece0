"""What leaders see: how many are on their way, what is shared with them, and what they can do."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.people.access import requires
from learning.people.rules import Role
from learning.talent.blueprint import blueprint
from learning.talent.rules import STAGE_WORDS
from learning.talent.succession import queries, rules


@blueprint.get("/school/succession")
@requires(Role.LEADER, Role.SENCO)
def read_school_succession() -> ResponseReturnValue:
    """Who is on their way at the school: numbers, and what is shared with the reader."""
    page = queries.school_page(current_user, clock.today())
    return _overview("talent/school_succession.html", page)


@blueprint.get("/trust/succession")
@requires(Role.TRUST_LEAD)
def read_trust_succession() -> ResponseReturnValue:
    """The same for a trust or partnership, with the schools and placements that can be shown."""
    page = queries.trust_page(current_user, clock.today())
    return _overview("talent/trust_succession.html", page)


def _overview(template: str, page: queries.SchoolPage | queries.TrustPage) -> str:
    return render_template(template, page=page, stages=STAGE_WORDS, in_words=rules.in_words)

"""One placement: where it stands, the one next thing, the way of it, people, days, visits."""

from flask import render_template
from flask_login import current_user, login_required

from learning import clock
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.views.own import ONE, page_of, seen_as
from learning.shadowing.references.queries import reference_of
from learning.shadowing.references.services import may_ask
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind


@blueprint.get(ONE)
@login_required
def read_placement(placement_id: int) -> str:
    """The placement as whoever asks has it: visitor, host or leader; nobody else."""
    seen = seen_as(placement_id)
    page = page_of(seen)
    reference = reference_of(placement_id) if seen.is_visitor or seen.is_host else None
    if reference is not None and current_user.id not in (
        reference.visitor_id,
        reference.writer_id,
    ):
        reference = None
    shares = (
        shares_of(seen.visitor_id, SubjectKind.PLACEMENT, placement_id, today=clock.today())
        if seen.is_visitor
        else ()
    )
    return render_template(
        "shadowing/placement.html",
        page=page,
        seen=seen,
        shares=shares,
        is_shared_with_host=any(line.with_person_id == seen.host_id for line in shares),
        reference=reference,
        may_ask_reference=may_ask(seen),
    )

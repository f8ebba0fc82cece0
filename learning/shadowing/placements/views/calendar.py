"""The visits of a placement for a calendar: for the visitor and the host."""

from collections.abc import Iterator

from flask import Response, current_app, url_for
from flask_login import login_required

from learning.people.letters import site_of
from learning.shadowing.blueprint import blueprint
from learning.shadowing.models import Visit
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.views.own import ONE, seen_as
from learning.shadowing.rules import Party, VisitState
from learning.shadowing.visits.queries import visits_of
from learning.web.calendars import TimedEntry, calendar_download, lasting_uid


@blueprint.get(f"{ONE}.ics")
@login_required
def download_visits(placement_id: int) -> Response:
    """One event for each visit, known again when it changes; what is cancelled says so."""
    seen = seen_as(placement_id, Party.VISITOR, Party.HOST)
    visits = visits_of(placement_id)
    return calendar_download("Visits", _entries(seen, visits), f"visits-{placement_id}.ics")


def _entries(seen: SeenPlacement, visits: tuple[Visit, ...]) -> Iterator[TimedEntry]:
    """Titles are plain: a calendar is often open for others to see."""
    what = f"Visit to {seen.host_school}" if seen.is_visitor else f"Visit by {seen.visitor_name}"
    who = f"With {seen.host_name}" if seen.is_visitor else f"From {seen.home_school}"
    site = site_of(current_app.config["ALONGSIDE"])
    link = site.link(url_for("shadowing.read_placement", placement_id=seen.placement_id))
    for visit in visits:
        yield TimedEntry(
            uid=lasting_uid("visit", visit.id, visit.created_at),
            edition=visit.edition,
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            title=what,
            notes=who,
            place=visit.place,
            link=link,
            is_cancelled=visit.state is VisitState.CANCELLED,
        )

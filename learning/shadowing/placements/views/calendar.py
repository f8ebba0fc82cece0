"""The visits of a placement for a calendar: for the visitor and the host."""

from flask import Response, current_app, url_for
from flask_login import login_required

from learning import clock
from learning.people.letters import site_of
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.views.own import ONE, seen_as
from learning.shadowing.rules import Party
from learning.shadowing.visits.dates import calendar_entry
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import SeenVisit, visits_of
from learning.web.calendars import calendar_download
from learning.web.library import library


@blueprint.get(f"{ONE}.ics")
@login_required
def download_visits(placement_id: int) -> Response:
    """One event for each visit, known again when it changes; what is cancelled says so."""
    seen = seen_as(placement_id, Party.VISITOR, Party.HOST)
    site = site_of(current_app.config["ALONGSIDE"])
    guide, now = library().shadowing, clock.now()
    pages = (
        VisitPage(seen=SeenVisit(visit=visit, placement=seen), guide=guide, now=now)
        for visit in visits_of(placement_id)
    )
    entries = (
        calendar_entry(page, site.link(url_for("shadowing.read_visit", visit_id=page.visit_id)))
        for page in pages
    )
    return calendar_download("Visits", entries, f"visits-{placement_id}.ics")

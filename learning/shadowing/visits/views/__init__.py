"""All pages of visits; each noun has its own."""

from learning import clock
from learning.shadowing.blueprint import blueprint
from learning.shadowing.models import Visit
from learning.shadowing.visits.pages import state_in_words, visit_in_words
from learning.shadowing.visits.views import activities, afterwards, day, planning, syncing, visit

__all__ = ["activities", "afterwards", "day", "planning", "syncing", "visit"]

blueprint.add_app_template_filter(visit_in_words, "visit_when")


@blueprint.app_template_filter("visit_state")
def _state(row: Visit) -> str:
    return state_in_words(row, clock.now())

"""The real pathways: every module stands on one, in amounts that a tired colleague can manage."""

import pytest

from learning.courses.pathways.rules import gives_away_interest
from tests.modules.conftest import MODULES

MOST_MINUTES_A_WEEK = 15
"""Of reading. About ten is what is promised; a long module may begin a term with a little more."""
NAMES = (
    "aspiring-senco",
    "cognition-and-learning",
    "communication-and-interaction",
    "early-career-teacher",
    "every-teacher",
    "governors",
    "leaders",
    "new-senco",
    "new-to-the-school",
    "sensory-and-physical",
    "social-emotional-and-mental-health",
    "strategic-senco",
    "teaching-assistant",
)
FOUR_AREAS = NAMES[1:3] + NAMES[9:11]


@pytest.fixture(params=NAMES)
def route(request, real_library):
    return real_library.route(request.param)


def test_these_pathways_are_there(real_library):
    assert sorted(each.slug for each in real_library.pathways) == sorted(NAMES)
    assert sorted(path.stem for path in (MODULES / "pathways").glob("*.md")) == sorted(NAMES)


def test_every_module_stands_on_a_pathway(real_library):
    alone = [each.slug for each in real_library.modules if not real_library.routes_with(each)]
    assert not alone


def test_a_pathway_leads_to_what_is_there(route):
    listed = [item.module_slug for stage in route.pathway.stages for item in stage.items]
    assert [module.slug for module in route.modules] == listed


def test_a_purpose_is_one_plain_sentence(route):
    purpose = route.pathway.purpose
    assert purpose.endswith(".")
    assert purpose.count(".") == 1
    assert len(purpose.split()) <= 25


def test_weeks_go_forward_and_leave_time_to_breathe(route):
    for leg in route.legs:
        weeks = [stop.by_week for stop in leg.stops]
        assert None not in weeks
        assert weeks == sorted(set(weeks))
        read = 0
        for stop in leg.stops:
            read += stop.module.minutes
            assert read / stop.by_week <= MOST_MINUTES_A_WEEK, (leg.title, stop.module.slug)


def test_the_four_areas_have_a_pathway_each(real_library):
    areas = [real_library.route(slug).areas for slug in FOUR_AREAS]
    assert all(len(area) == 1 for area in areas), areas
    assert len(set().union(*areas)) == 4


def test_only_the_aspiring_pathway_gives_away_an_interest(route):
    assert gives_away_interest(route.pathway.audience) is (route.pathway.slug == "aspiring-senco")


def test_its_modules_stand_on_no_pathway_that_is_offered(real_library):
    """Whoever opens one of them has asked for it."""
    for module in real_library.modules:
        if gives_away_interest(module.audience):
            slugs = [route.pathway.slug for route in real_library.routes_with(module)]
            assert slugs == ["aspiring-senco"], module.slug

"""Which pathways fit somebody, and what comes next on one."""

import pytest

from content import Leg, Route, Stop
from content.types import Pathway
from learning.courses.pathways import rules
from learning.courses.rules import Standing
from learning.people.rules import Job, Role
from tests.learning.courses.making import a_module

ONE, TWO = a_module("one"), a_module("two")


def a_route(slug, *audience, modules=(ONE, TWO), areas=()):
    stops = tuple(Stop(module=each, by_week=None) for each in modules)
    leg = Leg(title="Autumn term", stops=stops, minutes=18, weeks=None)
    pathway = Pathway(slug=slug, title=slug, purpose="", audience=audience, stages=())
    return Route(pathway=pathway, legs=(leg,), modules=modules, minutes=18, areas=frozenset(areas))


def slugs(routes):
    return [route.pathway.slug for route in routes]


@pytest.mark.parametrize(
    ("job", "roles", "audiences"),
    [
        (Job.TEACHER, set(), ("teacher", "early career teacher", "all staff")),
        (Job.TEACHER, {Role.SENCO}, ("senco", "teacher", "early career teacher", "all staff")),
        (Job.TEACHING_ASSISTANT, {Role.MENTOR}, ("teaching assistant", "all staff")),
        (Job.LEADER, {Role.LEADER, Role.TRUST_LEAD}, ("leader", "all staff")),
        (Job.GOVERNOR, {Role.GOVERNOR}, ("governor", "all staff")),
        (Job.SUPPORT, {Role.ADMINISTRATOR}, ("all staff",)),
        (None, set(), ("all staff",)),
    ],
)
def test_what_a_person_is_at_school_decides_what_fits(job, roles, audiences):
    assert rules.audiences(job, frozenset(roles)) == audiences


def test_nobody_is_taken_for_an_aspiring_senco():
    for job in Job:
        for role in Role:
            assert rules.ASPIRING not in rules.audiences(job, frozenset({role}))


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (("aspiring senco",), True),
        (("aspiring senco", "teacher"), True),
        (("senco", "aspiring senco"), False),
        (("teacher",), False),
    ],
)
def test_what_is_for_aspiring_sencos_gives_away_an_interest(audience, expected):
    assert rules.gives_away_interest(audience) is expected


def test_pathways_fit_by_the_nearest_audience():
    routes = (
        a_route("areas", "teacher", "senco", areas=["sensory and physical"]),
        a_route("aspiring", "aspiring senco", "teacher"),
        a_route("empty", "senco", modules=()),
        a_route("everybody", "all staff"),
        a_route("new", "senco"),
        a_route("strategic", "senco"),
        a_route("teachers", "teacher"),
    )
    mine = ("senco", "teacher", "all staff")
    assert slugs(rules.that_fit(mine, routes)) == [
        "areas",
        "new",
        "strategic",
        "teachers",
        "everybody",
    ]
    assert slugs(rules.offered(mine, routes)) == ["new", "strategic", "teachers"]
    assert slugs(rules.offered(("leader",), routes)) == []
    assert slugs(rules.offered(("teacher",), routes)) == ["teachers", "areas"]


def test_modules_of_pathways_for_a_person_come_first_then_those_for_them_then_all_others(library):
    new = library.modules
    assert [module.slug for module in new] == ["first-steps", "half-broken", "whole-way"]
    whole, first = library.module("whole-way"), library.module("first-steps")
    senco = a_route("new-senco", "senco", modules=(whole, first))
    assert rules.in_order_of_fit(("senco", "teacher"), [senco], new) == (
        "whole-way",
        "first-steps",
        "half-broken",
    )
    assert rules.in_order_of_fit(("all staff",), [senco], new) == (
        "half-broken",
        "first-steps",
        "whole-way",
    )
    assert rules.in_order_of_fit(("teaching assistant", "all staff"), [], new)[0] == "first-steps"
    assert rules.in_order_of_fit((), [], ()) == ()


def test_a_module_for_aspiring_sencos_is_never_offered():
    secret = a_module("secret", audience=("aspiring senco", "teacher"))
    route = a_route("everyone", "teacher", modules=(secret, ONE))
    assert rules.in_order_of_fit(("teacher",), [route], [secret, ONE]) == ("one",)
    assert rules.in_order_of_fit(("teacher",), [], [secret]) == ()


def test_what_is_done_on_a_pathway_is_counted_in_modules():
    standings = {"one": Standing(module=ONE), "two": Standing(module=TWO, finished=object())}
    assert rules.done_on(a_route("x"), standings) == 1


def test_the_modules_after_one_come_first():
    three = a_module("three")
    route = a_route("x", modules=(ONE, TWO, three))
    assert rules.in_turn(route, "one") == (TWO, three, ONE)
    assert rules.in_turn(route, "three") == rules.in_turn(route) == (ONE, TWO, three)


def test_pathways_one_follows_come_before_those_that_fit_and_all_others():
    leaders, teachers, sencos = (
        a_route(each, each[:-1]) for each in ("leaders", "teachers", "sencos")
    )
    routes = (leaders, sencos, teachers)
    elsewhere = a_route("elsewhere", "teacher")
    found = rules.nearest_routes(routes, (elsewhere, sencos), ("teacher",))
    assert slugs(found) == ["sencos", "teachers", "leaders"]

from datetime import date

import pytest
from flask import render_template_string

from learning.errors import Refused
from learning.people.queries import viewer_for
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import colleagues_of, shares_of
from learning.sharing.rules import PARTS_OF, Part, SubjectKind
from tests.factories import a_person
from tests.learning.sharing.things import CHRISTMAS, TODAY, looked, shared

pytestmark = pytest.mark.usefixtures("clock")
WITHOUT_TOKEN = {"csrf": False}


@pytest.fixture
def sent(app, cast):
    """`sent({...})`: the form for a round of Amina's, as it comes back filled in like this."""

    def fill(fields, kind=SubjectKind.ROUND):
        usual = {"who": str(cast.priya.id), "ends_on": "2026-12-18"}
        colleagues = colleagues_of(viewer_for(cast.amina.id))
        with app.test_request_context(method="POST", data={**usual, **fields}):
            form = ShareForm(colleagues, PARTS_OF[kind], meta=WITHOUT_TOKEN)
            form.validate_on_submit()
            return form

    return fill


def test_a_form_filled_in_says_who_what_and_until_when(sent, cast):
    form = sent({"parts": ["movement"]})
    assert not form.errors
    assert form.with_person_id == cast.priya.id
    assert form.chosen_parts == {Part.PROFILE, Part.MOVEMENT}
    assert form.last_day == CHRISTMAS


def test_the_first_part_needs_no_tick(sent):
    assert sent({}).chosen_parts == {Part.PROFILE}
    assert sent({}, SubjectKind.QUALIFICATION).chosen_parts == {Part.RECORD}


@pytest.mark.parametrize(
    ("fields", "name", "message"),
    [
        ({"who": ""}, "who", "Choose who may see it."),
        ({"who": "6"}, "who", "Choose somebody from the list: people who work around you."),
        ({"who": "1"}, "who", "Choose somebody from the list: people who work around you."),
        ({"who": "x" * 500}, "who", "Choose somebody from the list: people who work around you."),
        ({"ends_on": ""}, "ends_on", "Write the last day like this: 2027-03-31."),
        ({"ends_on": "31/03/2027"}, "ends_on", "Write the last day like this: 2027-03-31."),
        ({"ends_on": "2027-02-30"}, "ends_on", "Write the last day like this: 2027-03-31."),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(sent, fields, name, message):
    assert sent(fields).errors == {name: [message]}


def test_a_refusal_stands_beside_its_field_or_above_the_form(sent):
    form = sent({})
    form.refuse(Refused("Choose today or a later day.", "ends_on"))
    form.refuse(Refused("Choose from the parts that are offered.", "parts"))
    form.refuse(Refused("Not now."))
    form.refuse(Refused("Not this.", "something"))
    assert form.ends_on.errors == ["Choose today or a later day."]
    assert form.parts.errors == ["Choose from the parts that are offered."]
    assert form.form_errors == ["Not now.", "Not this."]


def test_what_is_said_of_parts_stands_above_a_form_without_any(sent):
    form = sent({}, SubjectKind.QUALIFICATION)
    form.refuse(Refused("Choose from the parts that are offered.", "parts"))
    assert form.form_errors == ["Choose from the parts that are offered."]


def _shown(app, member, kind=SubjectKind.ROUND):
    """The form as somebody meets it, and how it is shown."""
    viewer = viewer_for(member.id)
    source = (
        "{% from 'sharing/_parts.html' import share_form %}"
        "{{ share_form('/somewhere', form, cancel_url='/back') }}"
    )
    with app.test_request_context():
        form = share_form_for(viewer, kind, today=TODAY)
        return form, render_template_string(source, form=form)


def test_the_form_suggests_the_end_of_the_term(app, cast):
    form, _ = _shown(app, cast.amina)
    assert form.last_day == date(2026, 12, 31)


def test_people_stand_under_their_schools(app, cast):
    form, _ = _shown(app, cast.amina)
    groups = [(name, [choice.label for choice in found]) for name, found in form.who.iter_groups()]
    assert [name for name, _ in groups if name] == [
        "Seaview Primary",
        "Harbour Trust",
        "Marsh Lane",
    ]
    assert groups[0][1] == ["Choose a person"]
    assert groups[1][1][:2] == ["Helen Marsden (Leader)", "Priya Nair (Teacher, SENCo)"]


def test_two_of_one_name_are_told_apart(app, cast):
    a_person("Priya Nair")
    form, _ = _shown(app, cast.amina)
    labels = [choice.label for choice in form.who.iter_choices() if "Priya" in choice.label]
    assert labels == [
        "Priya Nair (Teacher, SENCo, priya.nair@seaview.example)",
        "Priya Nair (Teacher, priya.nair@example.com)",
    ]


def test_what_is_always_shared_is_said(app, cast):
    _, shown = _shown(app, cast.amina)
    assert "Always shared:</strong> Profile: levels, targets and gaps" in shown
    assert 'value="evidence"' in shown
    assert 'value="profile"' not in shown


def test_a_thing_of_one_part_asks_for_none(app, cast):
    _, shown = _shown(app, cast.amina, SubjectKind.QUALIFICATION)
    assert "What else may they see?" not in shown


def test_where_there_is_nobody_the_form_says_so(app, cast):
    form, shown = _shown(app, cast.owen)
    assert form.has_nobody
    assert "Nobody to share with yet" in shown
    assert "<form" not in shown


@pytest.mark.parametrize("has_any", [True, False])
def test_the_page_of_a_thing_says_who_sees_it(app, cast, has_any):
    if has_any:
        looked(cast.priya, shared(cast.amina, cast.priya))
    lines = shares_of(cast.amina.id, SubjectKind.ROUND, 1, today=TODAY)
    source = "{% from 'sharing/_parts.html' import shared_with %}{{ shared_with(lines) }}"
    with app.test_request_context():
        shown = render_template_string(source, lines=lines)
    assert ("Shared with nobody. Only you can see it." in shown) != has_any
    assert ("<h3>Priya Nair</h3>" in shown) == has_any
    assert ("Opened once" in shown) == has_any

"""Dumbbell charts: every mark in its place, in shapes as well as colours, and the same in words."""

import re
from xml.etree import ElementTree as ET

import pytest
from flask import get_template_attribute

LEVELS = ("Emerging", "Developing", "Secure", "Leading")
CHART = "macros/dumbbells.html"


def row(you=None, target=None, before=None, mentors=(), title="Law"):
    return {"title": title, "you": you, "target": target, "before": before, "mentors": mentors}


@pytest.fixture
def draw(app):
    def chart_of(*rows, **more):
        with app.test_request_context():
            macro = get_template_attribute(CHART, "dumbbells")
            drawn = macro("chart", "Levels by domain", rows, LEVELS, **more)
            return ET.fromstring(drawn)  # noqa: S314 - our own

    return chart_of


@pytest.fixture
def words(app):
    with app.test_request_context():
        return get_template_attribute(CHART, "level_in_words")


def marks(chart, kind):
    return [each for each in chart.iter() if each.get("class") == f"dumbbells__{kind}"]


def x_of(mark):
    return mark.get("cx") or mark.get("x")


def test_the_drawing_has_a_role_a_title_and_says_the_same_in_words(draw):
    chart = draw(row(2.5, 3, 1, (3,)), mentors=("Ruth",), is_moving=True)
    assert chart.get("role") == "img"
    assert chart.find("title").text == "Levels by domain"
    assert chart.get("aria-labelledby") == chart.find("title").get("id") == "chart-title"
    assert chart.get("aria-describedby") == chart.find("desc").get("id")
    assert chart.find("desc").text.strip() == (
        "Law: You between developing and secure, Ruth secure, last time emerging, target secure."
    )


def test_marks_stand_where_their_levels_are(draw):
    chart = draw(row(1, 4, 2.5, (3,)), mentors=("Ruth",), is_moving=True)
    found = {kind: [x_of(each) for each in marks(chart, kind)] for kind in ("you", "mentor")}
    assert found == {"you": ["3.0%"], "mentor": ["65.67%"]}
    assert [x_of(each) for each in marks(chart, "before")] == ["50.0%"]
    assert [x_of(each) for each in marks(chart, "target")] == ["97.0%"]
    (bar,) = marks(chart, "bar")
    assert (bar.get("x1"), bar.get("x2")) == ("3.0%", "97.0%")


def test_each_mark_has_a_shape_of_its_own(draw):
    chart = draw(row(2, 3, 1, (4, 4)), mentors=("Ruth", "Owen"), is_moving=True)
    (you,), (before,), (target,) = (marks(chart, kind) for kind in ("you", "before", "target"))
    assert (you.tag, you.get("fill")) == ("circle", "#0f5c5c")
    assert (before.tag, before.get("stroke")) == ("circle", "#4e5768")
    assert float(before.get("r")) < float(you.get("r"))
    assert target.tag == "rect"
    squares = marks(chart, "mentor")
    assert {each.get("fill") for each in squares} == {"none"}
    assert len({each.get("width") for each in squares}) == 2


def test_what_is_not_known_is_not_drawn(draw):
    chart = draw(row(None, 3, 1, (None,)), mentors=("Ruth",), is_moving=True)
    assert not marks(chart, "you") + marks(chart, "mentor") + marks(chart, "bar")
    assert len(marks(chart, "target")) == len(marks(chart, "before")) == 1
    assert not marks(draw(row(2, 3, 1)), "before")
    assert "You no level" in chart.find("desc").text


def test_the_levels_are_named_on_the_axis_and_every_row_has_its_label(draw):
    chart = draw(row(1, 2), row(3, 2, title="Families"))
    said = [each.text for each in chart.iter("text")]
    assert said == [*LEVELS, "Law", "Families"]
    assert int(chart.get("height")) > max(float(e.get("cy")) for e in marks(chart, "you"))


def test_nothing_but_attributes_so_that_paper_shows_it_too(draw, app):
    chart = draw(row(1, 2, 3, (4,)), mentors=("Ruth",), is_moving=True)
    html = ET.tostring(chart, "unicode")
    assert "style=" not in html
    assert "var(" not in html
    coloured = [e for e in chart.iter() if e.tag in ("line", "circle", "rect", "text")]
    assert all(each.get("fill") or each.get("stroke") for each in coloured)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "emerging"),
        (2.0, "developing"),
        (2.4, "between developing and secure"),
        (4, "leading"),
        (None, "no level"),
    ],
)
def test_a_mean_is_named_after_its_level_or_the_two_around_it(words, value, said):
    assert words(value, LEVELS) == said


def test_a_strip_stands_beside_words_and_is_silent(app):
    with app.test_request_context():
        strip = get_template_attribute(CHART, "strip")(row(2, 3), LEVELS)
        key = get_template_attribute(CHART, "key")(("a mentor who has left",), "Amina", "Last time")
    assert 'aria-hidden="true"' in strip
    assert "<text" not in strip
    assert re.findall(r"</svg>\s*([^<]+)</li>", key) == [
        "Amina",
        "A mentor who has left",
        "Last time",
        "Target",
    ]

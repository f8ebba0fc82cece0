"""The drawings and templates that come with the product."""

import re
from xml.etree import ElementTree

import pytest

from content import Library, plain
from content.drawings import drawing_fault
from tests.modules.conftest import MODULES

DRAWINGS = sorted((MODULES / "courses").glob("*/images/*.svg"))
WIDEST = 330
"""What a phone of 360 pixels leaves for a picture: so wide, a unit is a pixel there."""
SMALLEST_LETTER = 16
NAMES = {
    "apdr-record",
    "conversation-note",
    "governors-report",
    "intervention-impact",
    "learning-walk-focus",
    "one-page-profile",
    "provision-map",
}


@pytest.fixture(params=DRAWINGS, ids=lambda path: path.stem)
def drawing(request) -> str:
    return request.param.read_text("utf-8")


def test_every_drawing_only_draws(drawing):
    assert drawing_fault(drawing.encode()) is None


def test_every_drawing_can_be_read_on_a_phone(drawing):
    root = ElementTree.fromstring(drawing)  # noqa: S314 - one of our own files
    assert float(root.get("viewBox").split()[2]) <= WIDEST
    sizes = [float(each.get("font-size")) for each in root.iter() if each.get("font-size")]
    assert min(sizes) >= SMALLEST_LETTER
    assert root.get("font-size")


def test_every_class_of_a_drawing_has_a_colour_for_the_dark(drawing):
    used = {name for found in re.findall(r'class="([^"]*)"', drawing) for name in found.split()}
    style = re.search(r"<style>(.*?)</style>", drawing, re.DOTALL)[1]
    assert used <= set(re.findall(r"\.([\w-]+)", style))


def test_everything_coloured_in_a_drawing_has_a_class(drawing):
    root = ElementTree.fromstring(drawing)  # noqa: S314 - one of our own files
    for each in root.iter():
        colours = {each.get("fill"), each.get("stroke")} - {None, "none"}
        assert not colours or each.get("class"), ElementTree.tostring(each)


def test_the_templates_are_there_each_with_help_and_an_example(real_library: Library):
    assert {one.slug for one in real_library.templates} >= NAMES
    for template in real_library.templates:
        assert len(plain(template.guidance_html).split()) >= 60, template.slug
        assert len(plain(template.example_html).split()) >= 60, template.slug
        assert "blank" in template.form_html, template.slug
        assert "blank" not in template.example_html, template.slug

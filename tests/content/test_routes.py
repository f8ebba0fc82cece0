"""Pathways as they can be walked: what is there, in order, with its minutes."""

from content import Library
from tests.content.writing import HEAD, TOP, module_files, read, write

PATHWAY = "---\ntitle: {}\npurpose: For tests.\naudience: teacher\n---\n\n{}\n"
AREA = "areas: cognition and learning, communication and interaction"


def _library(tmp_path, **pathways: str) -> Library:
    files = {}
    for slug in ("one", "two", "three"):
        files.update(module_files(slug, a=TOP + "word " * 300))
    files["courses/two/module.md"] = HEAD.replace("areas: all", AREA) + "\n"
    files["courses/three/module.md"] = HEAD.replace(
        "areas: all", "areas: cognition and learning, all\nformerly: drei"
    )
    for slug, text in pathways.items():
        files[f"pathways/{slug.replace('_', '-')}.md"] = PATHWAY.format(slug.capitalize(), text)
    return read(write(tmp_path, files))


def test_a_route_has_what_is_there_once_in_the_authors_order(tmp_path):
    text = "## First\n- two by week 4\n- gone\n- one by week 3\n\n"
    text += "## Second\n- three\n- drei\n\n## Empty\n- away"
    route = _library(tmp_path, way=text).route("way")
    assert [module.slug for module in route.modules] == ["two", "one", "three"]
    first, second = route.legs
    assert (first.title, first.weeks, first.minutes) == ("First", 4, 4)
    assert (second.weeks, second.minutes, route.minutes) == (None, 2, 6)
    assert [(stop.module.slug, stop.by_week) for stop in first.stops] == [("two", 4), ("one", 3)]


def test_a_route_is_about_the_areas_of_all_its_modules(tmp_path):
    library = _library(tmp_path, both="- two\n- three", mixed="- one\n- two", none="- gone")
    assert library.route("both").areas == {"cognition and learning"}
    assert library.route("mixed").areas == frozenset()
    assert library.route("none").areas == frozenset()
    assert library.route("none").modules == ()


def test_the_neighbours_of_a_module_on_a_route(tmp_path):
    route = _library(tmp_path, way="- one\n- two\n- three").route("way")
    one, two, three = route.modules
    assert route.around("one") == (None, two)
    assert route.around("two") == (one, three)
    assert route.around("three") == (two, None)
    assert route.around("gone") == (None, None)


def test_a_library_knows_the_routes_of_a_module(tmp_path):
    library = _library(tmp_path, b_way="- one\n- two", a_way="- two")
    two, three = library.module("two"), library.module("three")
    assert [route.pathway.slug for route in library.routes_with(two)] == ["a-way", "b-way"]
    assert library.routes_with(three) == ()
    assert library.route("no-way") is None


def test_a_route_is_known_by_its_former_name(tmp_path):
    library = _library(tmp_path, way="- one")
    path = tmp_path / "pathways" / "way.md"
    path.write_text(path.read_text("utf-8").replace("audience", "formerly: weg\naudience"), "utf-8")
    library = read(tmp_path)
    assert library.route("weg") is library.route("way")

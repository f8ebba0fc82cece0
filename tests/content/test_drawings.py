"""SVG pictures: what only draws is let in, everything else gets a line that says what to do."""

import pytest

from content.drawings import DEEPEST, LARGEST_DRAWING, MOST_ELEMENTS, MOST_REFERENCES, drawing_fault
from tests.content.writing import html_of, problems_of

GROUND = '<rect width="100%" height="100%" fill="#fff"/>'
DARK = "@media (prefers-color-scheme: dark) { .ink, text.ink { fill: #fff; stroke: none } }"


def svg(inner: str = "", *, ground: str = GROUND, box: str = "0 0 320 200") -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
    return f"{head}<title>A class</title>{ground}{inner}</svg>"


def fault(picture: str | bytes) -> str:
    raw = picture if isinstance(picture, bytes) else picture.encode()
    return "; ".join(drawing_fault(raw) or ())


@pytest.mark.parametrize(
    "picture",
    [
        svg('<circle cx="9" cy="9" r="4" fill="rgb(1, 2, 3)" transform="rotate(45 9 9)"/>'),
        svg('<text x="9" y="9" xml:space="preserve" class="ink" aria-label="a \\ (b)">A</text>'),
        svg("<style>.a { fill: red }</style>"),
        svg(f"<style>{DARK}\n .a {{ font-size: 16px; }} </style>"),
        svg('<defs><g id="a"><path d="M0 0h9"/></g></defs><use href="#a" x="4"/>'),
        svg(
            '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/><path id="a" d="M0"/>'
        ),
        svg(
            '<linearGradient id="a"><stop offset="0" stop-color="#000"/></linearGradient>'
            '<path d="M0 0h9v9z" fill="url(#a)"/>'
        ),
        svg("<desc>More <![CDATA[words]]></desc><!-- a comment -->"),
        svg(
            box="-10, -10, 320, 200",
            ground='<rect x="-10" y="-10" width="320" height="200" fill="ivory"/>',
        ),
        svg(ground='<defs/><rect x="-1" y="-1.5" width="330" height="202" fill="#1d2433" rx="8"/>'),
        "\ufeff" + svg(),
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + svg(),
    ],
)
def test_what_only_draws_is_shown(picture: str) -> None:
    assert fault(picture) == ""


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script/>", "“<script>” may not stand"),
        ("<foreignObject/>", "“<foreignObject>” may not stand"),
        ('<animate attributeName="x"/>', "“<animate>” may not stand"),
        ('<image href="a.png"/>', "“<image>” may not stand"),
        ('<a href="#a"/>', "“<a>” may not stand"),
        ("<filter/>", "“<filter>” may not stand"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">A</p>', "“<p>” may not stand"),
        ('<metadata xmlns="urn:x"/>', "“<metadata>” may not stand"),
        ('<g onclick="alert(1)"/>', "the attribute “onclick” may not stand"),
        ('<g xml:base="https://example.org/"/>', "the attribute “base” may not stand"),
        ('<g href="#a"/>', "the attribute “href” may not stand"),
        ('<g filter="blur"/>', "the attribute “filter” may not stand"),
        ('<g style="fill: red"/>', "a style stands on an element (line 1 of the picture); write"),
        ('<use href="a.svg#b"/>', "“a.svg#b” leads out of the picture"),
        ('<use href="#"/>', "“#” leads out of the picture"),
        ('<use href="#b"/>', "the picture has no “#b”; mend the name"),
        ('<g fill="url(https://example.org)"/>', "“url(https://example.org)” may not stand"),
        ('<g fill="url(#a) url(b)"/>', "“url(#a) url(b)” may not stand"),
        ('<g fill="u\\72l(b)"/>', "“u\\72l(b)” may not stand"),
        ('<g fill="image(b)"/>', "“image(b)” may not stand"),
        ("<style>.a { background: url(b) }</style>", "the style holds more than colours: “.a {"),
        ("<style>.a { fill: url(#b) }</style>", "the style holds more than colours"),
        ("<style>@font-face { }</style>", "the style holds more than colours: “@font-face"),
        ("<style>.a { fill: red } } </style>", "the style holds more than colours: “}”"),
        (
            "<style>@media (prefers-color-scheme: dark) {</style>",
            "holds more than colours: “@media",
        ),
        ("<style>.a { /* red */ fill: red }</style>", "the style holds more than colours"),
        ("<?xml-stylesheet href='a.css'?>", "“<?xml-stylesheet” may not stand in a picture"),
        ("<g", "not well-formed XML (line 1); save it again"),
        ("&nothing;", "not well-formed XML"),
        ("<g>" * DEEPEST + "</g>" * DEEPEST, f"more than {DEEPEST} elements inside each other"),
        ("<g/>" * MOST_ELEMENTS, "more than 1,000 elements"),
        ('<use href="#a"/>' * (MOST_REFERENCES + 1), f"uses its parts more than {MOST_REFERENCES}"),
        ('<g id="a"><use href="#a"/></g>', "“#a” is used and uses something itself"),
        (
            '<g id="a"/><g id="b"><use href="#a"/></g><use href="#b"/>',
            "“#b” is used and uses something itself",
        ),
    ],
)
def test_what_does_more_is_refused(inner: str, said: str) -> None:
    assert said in fault(svg(inner))


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (b"", "not well-formed XML"),
        (b"\xff\xfe<\0", "not UTF-8 text"),
        (svg().encode("utf-16-le"), "not UTF-8 text"),
        (svg().encode("utf-16-be"), "not UTF-8 text"),
        (b"<svg/>", "no SVG image, whatever its name"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "no SVG image"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "has a DOCTYPE (line 1 of the picture)"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + svg(), "the encoding is “ISO-8859-1”"),
        (svg(" " * LARGEST_DRAWING), "larger than 128 kB"),
        (svg().replace("title>", "desc>"), "the picture has no <title>"),
        (svg().replace("A class", " "), "the picture has no <title>"),
        (svg(ground=""), "the picture is empty"),
        (svg().replace("viewBox", "class"), "the picture has no viewBox"),
        (svg(box="0 0 320"), "the picture has no viewBox"),
        (svg(box="0 0 320 0"), "the picture has no viewBox"),
        (svg(box="0 0 1e9 200"), "the picture has no viewBox"),
    ],
)
def test_what_is_no_whole_picture_is_refused(picture: str | bytes, said: str) -> None:
    assert said in fault(picture)


@pytest.mark.parametrize(
    "ground",
    [
        '<circle cx="9" cy="9" r="4" fill="#fff"/>',
        "<g><rect width='100%' height='100%' fill='#fff'/></g>",
        '<rect width="100%" height="100%"/>',
        '<rect width="100%" height="100%" fill="none"/>',
        '<rect width="100%" height="100%" fill="transparent"/>',
        '<rect width="100%" height="100%" fill="#ffffff00"/>',
        '<rect width="100%" height="100%" fill="#fff" fill-opacity="0"/>',
        '<rect width="100%" height="50" fill="#fff"/>',
        '<rect width="50%" height="100%" fill="#fff"/>',
        '<rect x="9" width="100%" height="100%" fill="#fff"/>',
        '<rect x="a" width="100%" height="100%" fill="#fff"/>',
    ],
)
def test_a_picture_lies_on_a_ground_of_its_own(ground: str) -> None:
    assert "has no ground of its own" in fault(svg(ground=ground))


def test_a_title_deeper_down_is_not_the_picture_s() -> None:
    inside = svg("<g><title>A part</title></g>").replace("<title>A class</title>", "")
    assert "no <title>" in fault(inside)
    assert fault(svg("<g><title>A part</title></g>")) == ""


def test_a_lesson_shows_an_svg_picture_like_any_other() -> None:
    shown = html_of("![A class](images/a.svg)\n", {"courses/one/images/a.svg": svg()})
    assert '<img alt="A class" loading="lazy" src="/lessons/one/images/a.svg">' in shown


def test_a_compressed_svg_is_no_picture() -> None:
    (said,) = problems_of("![A](images/a.svgz)\n", {"courses/one/images/a.svgz": svg()})
    assert "“a.svgz” cannot be shown as an image" in said


@pytest.mark.parametrize("piece", [" ", "a", "a,", "fill:", "/*", ".a{", "@media ", "a{fill:a;"])
def test_no_style_takes_long(piece: str) -> None:
    style = "a{fill:" + piece * (LARGEST_DRAWING // len(piece) - 200)
    assert "the style holds more than colours" in fault(svg(f"<style>{style}</style>"))


@pytest.mark.parametrize("piece", ["a", "a ", "(", "a(", "1 ", "url(#a"])
def test_no_attribute_takes_long(piece: str) -> None:
    value = piece * (LARGEST_DRAWING // len(piece) - 200)
    said = fault(svg(f'<path d="{value}"/>'))
    assert ("may not stand" in said) is ("(" in piece)

"""Links and images lead where they should, or are told about."""

import pytest

from tests.content.writing import HEAD, PICTURE, TOP, html_of, lesson_of, library_of, problems_of

OTHERS = {
    "courses/one/02-plan.md": TOP + "## Agree {#agree}\n\nWords.\n",
    "courses/two/module.md": "",
    "courses/two/01-start.md": TOP + "## Here\n\nWords.\n",
}
OTHERS["courses/two/module.md"] = (
    "---\ntitle: Two\nsummary: S.\naudience: senco\nareas: all\noutcomes: One\n"
    "law as at: 2026-11-22\nreview by: 2027-09-30\nversion: 1\n---\n\n[Begin](start#here)\n"
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("plan", "/lessons/one/plan"),
        ("plan#agree", "/lessons/one/plan#agree"),
        ("02-plan.md", "/lessons/one/plan"),
        ("plan.md#agree", "/lessons/one/plan#agree"),
        ("../two/start", "/lessons/two/start"),
        ("../two/01-start.md#here", "/lessons/two/start#here"),
        ("../two", "/lessons/two"),
        ("../two/", "/lessons/two"),
        ("#there", "#there"),
    ],
)
def test_a_link_within_the_courses_gets_its_address(written: str, address: str) -> None:
    html = html_of(f"## There\n\n[Words]({written})\n", OTHERS)
    assert f'<a href="{address}">Words</a>' in html


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1&c=2#d",
        "http://example.org",
        "mailto:a@example.org",
        "HTTPS://A.b",
    ],
)
def test_a_link_out_says_so_to_the_browser(address: str) -> None:
    escaped = address.replace("&", "&amp;")
    assert html_of(f"[Words]({address})\n") == (
        f'<p><a href="{escaped}" rel="noopener noreferrer external">Words</a></p>'
    )


def test_addresses_between_angle_brackets_are_links() -> None:
    html = html_of("<https://example.org/> and <a@example.org>\n")
    assert 'href="https://example.org/"' in html
    assert 'href="mailto:a@example.org"' in html


def test_links_by_reference_lead_there_too() -> None:
    assert '<a href="/lessons/one/plan">the plan</a>' in html_of(
        "[the plan][p] and [p]\n\n[p]: plan\n", OTHERS
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "java&amp;#115;cript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "/admin",
        "\\\\example.org",
        "..",
        "../..",
        "../two/../three",
        "a/b/c",
        "plan?x=1",
        "plan#Up",
        "#Up",
        "https:",
        "https://",
        "http:///x",
        "Plan",
    ],
)
def test_an_address_that_may_not_stand_keeps_the_lesson_back(address: str) -> None:
    found = problems_of(f"Words.\n\n[Words]({address}) here\n", OTHERS)
    assert [line[:3] for line in found] == ["3: "]


def test_a_bad_address_is_told_on_every_line_it_stands_on() -> None:
    found = problems_of("[a](x:1)\n\n[b](x:12)\n\n[c](x:1)\n\n<x://1>\n\n[d][e]\n\n[e]: x:2\n")
    assert [line.partition(":")[0] for line in found] == ["1", "3", "5", "7", "11"]


def test_links_in_questions_and_boxes_are_settled_too() -> None:
    found = problems_of("::: advice\n[a](x:1)\n:::\n\n::: facilitator\n[b](y:2)\n:::\n")
    assert [line.partition(":")[0] for line in found] == ["2", "6"]


def test_a_link_to_what_is_left_out_for_now_is_no_fault() -> None:
    files = {"courses/one/02-plan.md": "broken", "courses/two/module.md": "broken"}
    library = library_of("[a](plan) [b](../two/start) [c](../two)\n", files)
    assert {problem.path.rpartition("/")[2] for problem in library.problems} == {
        "02-plan.md",
        "module.md",
    }


def test_dead_links_are_warnings_with_the_nearest_name() -> None:
    found = problems_of(
        "[a](pln)\n\n[b](../tow/start)\n\n[c](plan#agre)\n\n[d](#ther)\n\n## There\n", OTHERS
    )
    assert [line.rpartition("; ")[2] for line in found] == [
        "did you mean “plan”?",
        "did you mean “two”?",
        "did you mean “#agree”?",
        "did you mean “#there”?",
    ]
    lesson = library_of("[a](pln)\n", OTHERS).modules[0].lesson("a")
    assert lesson


def test_a_link_to_a_former_name_is_alive() -> None:
    renamed = OTHERS | {
        "courses/one/02-plan.md": TOP.replace("summary", "formerly: agree\nsummary") + "Words.\n"
    }
    assert lesson_of("[a](agree)\n", renamed)


def test_images_lie_in_the_modules_own_folder() -> None:
    files = {f"courses/one/images/{name}": PICTURE for name in ("a.png", "b.PNG")}
    html = html_of("![A](images/a.png) ![B](images/b.PNG)\n", files)
    assert 'src="/lessons/one/images/a.png"' in html
    assert library_of("Words.\n", files).modules[0].images == ("a.png", "b.PNG")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
    ],
)
def test_four_kinds_of_image_are_shown(name: str, raw: bytes) -> None:
    assert name in html_of(f"![A](images/{name})\n", {f"courses/one/images/{name}": raw})


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("images/none.png", "there is no images/none.png"),
        ("images/../../secret.png", "own images folder"),
        ("../two/images/a.png", "own images folder"),
        ("https://example.org/a.png", "own images folder"),
        ("data:image/png;base64,x", "own images folder"),
        ("/a.png", "own images folder"),
        ("a.png", "own images folder"),
        ("images/", "own images folder"),
        ("images/huge.png", "larger than 2 MB"),
        ("images/b.svg", "SVG"),
        ("images/-b.png", "cannot be shown"),
        ("images/false.png", "no PNG image"),
    ],
)
def test_other_images_are_refused(address: str, said: str) -> None:
    files = {
        "courses/one/images/a.png": PICTURE,
        "courses/one/images/huge.png": PICTURE + b"\0" * 2 * 1024 * 1024,
        "courses/one/images/b.svg": "<svg/>",
        "courses/one/images/-b.png": PICTURE,
        "courses/one/images/false.png": b"",
    }
    found = problems_of(f"Words.\n\n![A]({address})\n", files)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("3: ")


def test_an_image_used_nowhere_is_no_fault() -> None:
    assert not library_of("Words.\n", {"courses/one/images/b.svg": "<svg/>"}).problems


def test_a_modules_introduction_may_link_and_hold_notes() -> None:
    library = library_of(
        "Words.\n", OTHERS | {"courses/one/module.md": HEAD + "\n[a](plan)[^1]\n\n[^1]: Note.\n"}
    )
    assert not library.problems
    intro = library.modules[0].intro_html
    assert 'href="/lessons/one/plan"' in intro
    assert "Note." in intro

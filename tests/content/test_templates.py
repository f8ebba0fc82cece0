"""Templates: how to use one, the form with room to write, one filled in, and who uses it."""

from pathlib import Path

import pytest

from content.render.sanitise import is_safe
from content.types import Template
from tests.content.writing import TOP, lines, module_files, read, write

HEAD = """---
title: A "note"
purpose: Write it down.
audience: teacher, senco
used in:
  one/a
  one/b
version: 2
---
"""
FORM = """::: form
## Who

| Name | Day |
| --- | --- |
| ___ | ____ (3 lines) |

Next: ___
:::
"""
WORDS = TOP + "Words.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "content", module_files(a=WORDS, b=WORDS))


def template_of(root: Path, text: str) -> Template:
    library = read(write(root, {"templates/note.md": text}))
    assert lines(library.problems, root) == []
    (template,) = library.templates
    return template


def form_of(root: Path, form: str) -> str:
    return template_of(root, f"{HEAD}\n::: form\n{form}\n:::\n").form_html


def test_a_template_has_its_facts_and_three_parts(root: Path) -> None:
    text = f"{HEAD}\nBefore, with *care*.\n\n{FORM}\nBehind.[^1]\n\n[^1]: A note.\n"
    made = template_of(root, text + "\n::: example\n| Name |\n| --- |\n| Jo |\n:::\n")
    assert (made.slug, made.title, made.purpose) == ("note", "A “note”", "Write it down.")
    assert made.audience == ("teacher", "senco")
    assert made.used_in == (("one", "a"), ("one", "b"))
    assert made.version == 2
    assert not made.is_wide
    assert made.guidance_html.startswith("<p>Before, with <em>care</em>.</p>")
    assert "A note." in made.guidance_html
    assert '<h2 id="who">Who</h2>' in made.form_html
    assert "Jo" in made.example_html


def test_it_may_be_wide_and_needs_neither_guidance_nor_example(root: Path) -> None:
    made = template_of(root, HEAD.replace("version: 2", "version: 2\npage: landscape") + FORM)
    assert made.is_wide
    assert made.guidance_html == made.example_html == ""


def test_blanks_are_room_to_write_in(root: Path) -> None:
    html = template_of(root, HEAD + FORM).form_html
    assert '<td><span class="blank"></span></td>' in html
    assert '<td><span class="blank blank-3"></span></td>' in html
    assert '<p>Next: <span class="blank"></span></p>' in html
    assert is_safe(html)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("___", '<p><span class="blank"></span></p>'),
        ("A: ______.", '<p>A: <span class="blank"></span>.</p>'),
        ("___ (1 line)", '<p><span class="blank"></span></p>'),
        ("___ (12 lines)", '<p><span class="blank blank-12"></span></p>'),
        ("___ · ___", '<p><span class="blank"></span> · <span class="blank"></span></p>'),
        ("a__b", "<p>a__b</p>"),
        ("- [ ] ___", 'To do:</span> <span class="blank"></span></li>'),
    ],
)
def test_what_is_a_blank_and_what_is_not(root: Path, written: str, shown: str) -> None:
    assert shown in form_of(root, written)


def test_a_school_replaces_a_template_whole(root: Path, tmp_path: Path) -> None:
    write(root, {"templates/note.md": HEAD + FORM, "templates/other.md": HEAD + FORM})
    own = HEAD.replace("version: 2", "version: 7")
    library = read(root, write(tmp_path / "own", {"templates/note.md": own + FORM}))
    assert [(one.slug, one.version) for one in library.templates] == [("note", 7), ("other", 2)]
    assert library.template("note") == library.templates[0]
    assert library.template("nothing") is None


def test_a_broken_template_leaves_the_rest_alone(root: Path) -> None:
    write(root, {"templates/note.md": HEAD, "templates/other.md": HEAD + FORM})
    write(root, {"templates/header.md": "No header.\n"})
    library = read(root)
    assert [one.slug for one in library.templates] == ["other"]
    assert len(library.problems) == 2
    assert library.modules


def test_a_lesson_that_is_not_there_is_a_warning(root: Path) -> None:
    text = HEAD.replace("one/b", "one/c").replace("one/a", "two/a") + FORM
    library = read(write(root, {"templates/note.md": text, "courses/two/module.md": "broken"}))
    (found,) = [line for line in lines(library.problems, root) if "templates/" in line]
    assert found.startswith("templates/note.md:7: there is no lesson “one/c”; use the names")
    assert library.templates[0].used_in == (("two", "a"), ("one", "c"))


def test_a_folder_may_hold_templates_alone(tmp_path: Path) -> None:
    library = read(write(tmp_path, {"templates/note.md": HEAD.replace("one/a\n  ", "") + FORM}))
    assert [line for line in lines(library.problems) if "no courses" in line] == []
    assert library.templates


def test_a_lesson_cannot_have_the_name_of_a_page(root: Path) -> None:
    write(root, {"courses/one/03-handout.md": WORDS})
    (found,) = lines(read(root).problems, root)
    assert "03-handout.md:1: “handout” cannot be a lesson’s name" in found

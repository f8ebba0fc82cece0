"""Several roots become one library that never changes."""

from datetime import date
from pathlib import Path

import pytest

import content
from content.library import fingerprint
from tests.content.writing import HEAD, TOP, lines, module_files, read, write

WORDS = TOP + "Words.\n"
PATHWAY = (
    "---\ntitle: {title}\npurpose: So that's why.\naudience: teacher, leader\n---\n"
    "- one\n\n## Autumn's term\n- two by week 4\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = module_files("one", a=WORDS, b=WORDS, c=WORDS) | module_files("two", a=WORDS)
    files["courses/two/module.md"] = HEAD.replace("A module", "A first module")
    files["pathways/every-teacher.md"] = PATHWAY.format(title="Every teacher")
    files["glossary.md"] = "# Words\n\nSENCo\n: The person\n  who leads.\n\nEHC plan\n: A plan.\n"
    return write(tmp_path / "content", files)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_modules_stand_in_the_order_of_their_titles(root: Path) -> None:
    library = read(root)
    assert library.problems == ()
    assert [module.slug for module in library.modules] == ["two", "one"]
    assert library.module("one") is library.modules[1]
    assert library.module("three") is None


def test_lessons_know_what_stands_before_and_after_them(root: Path) -> None:
    library = read(root)
    module = library.modules[1]
    first, second, third = module.lessons
    assert library.after(module, first) is second
    assert library.before(module, third) is second
    assert library.after(module, third) is None
    assert library.before(module, first) is None


def test_a_pathway_has_stages_with_modules_and_weeks(root: Path) -> None:
    pathway = read(root).pathway("every-teacher")
    assert pathway
    assert (pathway.title, pathway.purpose) == ("Every teacher", "So that’s why.")
    assert pathway.audience == ("teacher", "leader")
    assert [(s.title, [(i.module_slug, i.by_week) for i in s.items]) for s in pathway.stages] == [
        ("", [("one", None)]),
        ("Autumn’s term", [("two", 4)]),
    ]
    assert read(root).pathway("none") is None


def test_a_pathway_keeps_its_old_names(root: Path) -> None:
    text = PATHWAY.format(title="Every teacher").replace("purpose", "formerly: teachers\npurpose")
    write(root, {"pathways/every-teacher.md": text})
    pathway = read(root).pathway("teachers")
    assert pathway
    assert pathway.slug == "every-teacher"


def test_a_schools_own_folder_adds_modules(root: Path, own: Path) -> None:
    write(own, module_files("three", a=WORDS))
    assert [m.slug for m in read(root, own).modules] == ["two", "one", "three"]


def test_a_schools_own_folder_replaces_modules_pathways_and_terms(root: Path, own: Path) -> None:
    files = module_files("one", z=WORDS)
    files["pathways/every-teacher.md"] = PATHWAY.format(title="Our teachers")
    files["glossary.md"] = "SENCo\n: Ms Rossi.\n"
    library = read(root, write(own, files))
    assert library.problems == ()
    one, pathway = library.module("one"), library.pathway("every-teacher")
    assert one
    assert [lesson.slug for lesson in one.lessons] == ["z"]
    assert one.folder == str(own / "courses/one")
    assert pathway
    assert pathway.title == "Our teachers"
    assert [(t.name, t.meaning) for t in library.glossary] == [
        ("EHC plan", "A plan."),
        ("SENCo", "Ms Rossi."),
    ]


def test_a_broken_replacement_is_left_out_rather_than_undone(root: Path, own: Path) -> None:
    library = read(root, write(own, {"courses/one/module.md": "broken"}))
    assert library.module("one") is None
    assert [left.module_slug for left in library.unavailable] == ["one"]


def test_a_missing_second_root_leaves_the_first_working(root: Path, own: Path) -> None:
    library = read(root, own)
    assert len(library.modules) == 2
    assert lines(library.problems) == [
        f"{own}:1: there is no such folder; name a folder that holds courses"
    ]


def test_a_former_name_leads_to_the_module_unless_another_has_it_now(root: Path) -> None:
    head = HEAD.replace("version", "formerly: once, two\nversion")
    library = read(write(root, {"courses/one/module.md": head}))
    once, two = library.module("once"), library.module("two")
    assert once
    assert once.slug == "one"
    assert two
    assert two.slug == "two"
    assert lines(library.problems, root) == [
        "courses/one/module.md:1: the former name “two” belongs to “two” too; drop it here"
    ]


def test_two_modules_cannot_have_had_one_name(root: Path) -> None:
    head = HEAD.replace("version", "formerly: once\nversion")
    library = read(write(root, {"courses/one/module.md": head, "courses/two/module.md": head}))
    assert lines(library.problems, root) == [
        "courses/two/module.md:1: the former name “once” belongs to “one” too; drop it here"
    ]


@pytest.mark.parametrize(
    ("today", "warned"), [(date(2027, 9, 30), False), (date(2027, 10, 1), True)]
)
def test_a_module_past_its_review_is_shown_with_a_warning(
    root: Path, today: date, *, warned: bool
) -> None:
    library = read(root, today=today)
    assert len(library.modules) == 2
    assert [problem.line for problem in library.problems] == ([9, 9] if warned else [])


def test_the_fingerprint_tells_of_any_change(root: Path) -> None:
    before = read(root).fingerprint
    assert fingerprint([root]) == before
    write(root, {"courses/one/01-a.md": WORDS + "\n"})
    assert fingerprint([root]) != before


def test_load_and_check_know_what_day_it_is(root: Path) -> None:
    write(root, {"courses/one/module.md": HEAD.replace("2027-09-30", "2026-11-22")})
    assert any("has passed" in str(problem) for problem in content.check([root]))


def test_a_terms_first_use_in_a_lesson_carries_its_meaning(root: Path) -> None:
    body = (
        "## The SENCo\n\n[SENCo](a), `SENCo`, SENCos and *the SENCo*. EHC plans, EHC planning, an "
        "EHC plan.\n\n::: facilitator\nEHC plan\n:::\n\n::: advice\nSENCo, SENCo_x\n:::\n"
    )
    library = read(write(root, {"courses/one/01-a.md": TOP + body}))
    module = library.module("one")
    assert module
    prose, _, box = module.lessons[0].blocks
    assert prose.html.count("<abbr") == 2  # type: ignore[union-attr]
    assert '<code>SENCo</code>, <abbr title="The person who leads.">SENCos</abbr>' in prose.html  # type: ignore[union-attr]
    assert '<abbr title="A plan.">EHC plans</abbr>, EHC planning' in prose.html  # type: ignore[union-attr]
    assert "<abbr" not in box.html  # type: ignore[union-attr]


def test_a_term_may_begin_a_sentence_with_a_capital(root: Path) -> None:
    write(
        root,
        {"glossary.md": "graduated approach\n: Four steps.\n\nneeds\n: What helps.\n\n!\n: x\n"},
    )
    body = "**Graduated approach**. Needs first. GRADUATED APPROACH.\n"
    library = read(write(root, {"courses/one/01-a.md": TOP + body}))
    module = library.module("one")
    assert module
    assert module.lessons[0].blocks[0].html == (  # type: ignore[union-attr]
        '<p><strong><abbr title="Four steps.">Graduated approach</abbr></strong>. '
        '<abbr title="What helps.">Needs</abbr> first. GRADUATED APPROACH.</p>'
    )


def test_a_changed_glossary_is_seen_in_lessons(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(root, {"courses/one/01-a.md": TOP + "The SENCo.\n"})
    content.library.load([root], cache)
    write(root, {"glossary.md": "SENCo\n: Somebody.\n"})
    module = content.library.load([root], cache).module("one")
    assert module
    assert "Somebody." in str(module.lessons[0].blocks)


def test_several_terms_in_a_sentence_are_all_marked_once(root: Path) -> None:
    write(root, {"courses/one/01-a.md": TOP + "A SENCo writes an EHC plan. A SENCo.\n"})
    module = read(root).module("one")
    assert module
    assert "abbr> writes an <abbr" in module.lessons[0].blocks[0].html  # type: ignore[union-attr]


def test_a_pathway_or_glossary_that_is_no_text_is_a_problem(root: Path) -> None:
    raw = "---\ntitle: A\n".encode("utf-16")
    library = read(write(root, {"pathways/every-teacher.md": raw, "glossary.md": raw}))
    assert library.pathways == library.glossary == ()
    assert [problem.path.rpartition("/")[2] for problem in library.problems] == [
        "glossary.md",
        "every-teacher.md",
    ]


def test_a_lesson_is_found_by_its_name_before_any_former_one(tmp_path: Path) -> None:
    renamed = TOP.replace("summary", "formerly: old, second\nsummary")
    again = TOP.replace("summary", "formerly: old\nsummary")
    library = read(write(tmp_path, module_files(first=renamed + "A.\n", second=again + "B.\n")))
    module = library.modules[0]
    first, second = module.lessons
    assert module.lesson("second") is second
    assert module.lesson("old") is first, "of two former names the first lesson's counts"
    assert module.lesson("no-such") is None
    assert library.after(module, first) is second
    assert library.after(module, second) is library.before(module, first) is None
    assert library.before(module, second) is first

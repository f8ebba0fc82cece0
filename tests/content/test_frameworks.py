"""Frameworks: levels, lenses, statements that lessons close, ready-made actions, sets, targets."""

from pathlib import Path

import pytest

from content.framework_types import Closing, Framework, Lens, Level
from content.library import fingerprint
from content.types import Change
from tests.content.test_templates import FORM
from tests.content.test_templates import HEAD as TEMPLATE
from tests.content.writing import TOP, lines, module_files, read, write

HEAD = """---
title: Our "audit"
version: 3
levels:
  starting: I know it's there.
  growing
  good: I do it.
  great: Others do.
lenses: leader, coordinator
sets:
  first: keep-asking,
    write-it-down
  last: write-it-down
targets:
  first year: 2
  "later": 4
to check: 6.39
changed:
  2: two statements more
  3: one, and other words
formerly: our-audit
retired: gone
---

Rate what you *usually* do.
"""
ASKING = """---
title: Asking
summary: What pupils know.
---

Before.[^1]

::: statement keep-asking
I ask "every" pupil:
the quiet ones too.

code: ASK1
lens: leader
target: 3
starting: I mean to.
growing: I ask some.
good: I ask all,
  one after the other.
great: Others ask.
reference: 6.39, 6.40; our own view
evidence: three answers; a list, with dates
closes: one/a#main, one/a#here
action: ask-three, listen
formerly: ask
:::

[^1]: A note.

::: ready-action ask-three
Ask three pupils.
how:
  Choose them.
  Ask, and write it down: in their words.
template: note
:::
"""
WRITING = """---
title: Writing
---
::: statement write-it-down
I write it down.
lens: coordinator
target: 1
starting: a
growing: b
good: c
great: d
reference: practice
closes:
  one/a#here
:::

::: ready-action listen
Listen.
how: Say nothing.
:::
"""
OURS = {
    "frameworks/ours/framework.md": HEAD,
    "frameworks/ours/01-asking.md": ASKING,
    "frameworks/ours/02-writing.md": WRITING,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lesson = TOP + "## Main\n\nWords.\n\n## Here {#here}\n\nWords.\n"
    files = module_files(a=lesson, b=lesson) | {"templates/note.md": TEMPLATE + FORM} | OURS
    return write(tmp_path / "content", files)


def framework_of(root: Path) -> Framework:
    library = read(root)
    assert lines(library.problems, root) == []
    (framework,) = library.frameworks
    return framework


def left_out(root: Path, files: dict[str, str]) -> tuple[list[str], Framework]:
    """Return what is said when some files are changed, and what stays of the framework."""
    library = read(write(root, files))
    (framework,) = library.frameworks
    return lines(library.problems, root), framework


def test_a_framework_has_its_facts(root: Path) -> None:
    made = framework_of(root)
    assert (made.slug, made.title, made.version) == ("ours", "Our “audit”", 3)
    assert made.html == "<p>Rate what you <em>usually</em> do.</p>"
    assert made.levels == (
        Level(number=1, name="starting", meaning="I know it’s there."),
        Level(number=2, name="growing"),
        Level(number=3, name="good", meaning="I do it."),
        Level(number=4, name="great", meaning="Others do."),
    )
    assert made.lenses == (Lens(name="leader"), Lens(name="coordinator"))
    assert made.changes_since(2) == (Change(version=3, text="one, and other words"),)
    assert (made.to_check, made.formerly, made.retired) == (("6.39",), ("our-audit",), ("gone",))
    assert made.is_whole


def test_a_domain_has_statements_actions_and_words_of_its_own(root: Path) -> None:
    first, second = framework_of(root).domains
    assert (first.slug, first.number, first.title) == ("asking", 1, "Asking")
    assert (second.slug, second.number, second.summary) == ("writing", 2, "")
    assert first.summary == "What pupils know."
    assert first.html.startswith("<p>Before.")
    assert "A note." in first.html
    assert second.html == ""
    assert [one.slug for one in first.actions] == ["ask-three"]


def test_a_statement_is_described_at_every_level(root: Path) -> None:
    made = framework_of(root).statement("keep-asking")
    assert made
    assert made.text == "I ask “every” pupil: the quiet ones too."
    assert (made.code, made.lens, made.target) == ("ASK1", "leader", 3)
    assert made.description(1) == "I mean to."
    assert made.description(3) == "I ask all, one after the other."
    assert made.references == ("6.39, 6.40", "our own view")
    assert made.evidence == ("three answers", "a list, with dates")
    assert made.actions == ("ask-three", "listen")
    assert made.closed_by == (
        Closing(module_slug="one", lesson_slug="a", heading="section-main"),
        Closing(module_slug="one", lesson_slug="a", heading="here"),
    )


def test_statements_and_actions_are_looked_up_by_their_ids(root: Path) -> None:
    library = read(root)
    made = library.framework("ours")
    assert made
    assert library.framework("our-audit") is made
    assert library.framework("nothing") is None
    assert [one.slug for one in made.statements] == ["keep-asking", "write-it-down"]
    assert made.statement("ask") is made.statement("keep-asking")
    assert made.statement("gone") is None
    action = made.action("ask-three")
    assert action
    assert action.how == ("Choose them.", "Ask, and write it down: in their words.")
    assert (action.text, action.template) == ("Ask three pupils.", "note")
    listen = made.action("listen")
    assert listen
    assert (listen.how, listen.template) == (("Say nothing.",), "")
    assert made.action("nothing") is None


def test_sets_keep_the_order_of_their_author(root: Path) -> None:
    made = framework_of(root)
    assert [one.name for one in made.sets] == ["first", "last"]
    assert [one.slug for one in made.in_set("first")] == ["keep-asking", "write-it-down"]
    assert made.in_set("nothing") == ()


def test_a_stage_lowers_targets_and_never_raises_them(root: Path) -> None:
    made = framework_of(root)
    asking, writing = made.statements
    assert [made.target(one) for one in (asking, writing)] == [3, 1]
    assert [made.target(one, "first year") for one in (asking, writing)] == [2, 1]
    assert [made.target(one, "“later”") for one in (asking, writing)] == [3, 1]
    assert made.target(asking, "nothing") == 3


def test_a_broken_domain_keeps_only_itself_back(root: Path) -> None:
    broken = WRITING.replace("great: d\n", "")
    problems, made = left_out(root, {"frameworks/ours/02-writing.md": broken})
    assert problems == ["frameworks/ours/02-writing.md:4: the key “great” is missing; add great: …"]
    assert [domain.slug for domain in made.domains] == ["asking"]
    assert not made.is_whole
    (out,) = made.left_out
    assert (out.slug, out.title) == ("writing", "Writing")
    assert out.reason == "Line 4: the key “great” is missing; add great: …"
    assert [(one.name, one.statements) for one in made.sets] == [("first", ("keep-asking",))]
    assert made.statement("keep-asking")


def test_a_domain_that_cannot_even_be_named_is_left_out(root: Path) -> None:
    problems, made = left_out(root, {"frameworks/ours/writing.md": WRITING})
    assert problems[0].startswith("frameworks/ours/writing.md:1: “writing.md” is no domain’s name")
    assert [(one.slug, one.title) for one in made.left_out] == [("writing", "Writing")]


def test_an_action_that_is_not_there_keeps_its_domain_back(root: Path) -> None:
    wrong = ASKING.replace("ask-three, listen", "ask-three, lisen, listen")
    problems, made = left_out(root, {"frameworks/ours/01-asking.md": wrong})
    assert [line.partition(";")[0] for line in problems] == [
        "frameworks/ours/01-asking.md:23: there is no ready-action “lisen”"
    ]
    assert [domain.slug for domain in made.domains] == ["writing"]


def test_an_error_in_its_header_leaves_the_framework_out(root: Path) -> None:
    library = read(write(root, {"frameworks/ours/framework.md": HEAD.replace("growing\n", "")}))
    assert library.frameworks == ()
    (out,) = library.unavailable_frameworks
    assert (out.slug, out.title) == ("ours", "Our “audit”")
    assert out.reason.startswith("Line 4: a framework has four levels, and 3 can be read here")
    assert library.modules
    assert library.unavailable == ()


def test_a_framework_that_is_left_out_says_nothing_of_lessons(root: Path) -> None:
    """Its closings are looked at when it can be shown: one thing after the other."""
    files = {
        "frameworks/ours/framework.md": HEAD.replace("version: 3\n", ""),
        "frameworks/ours/01-asking.md": ASKING.replace("one/a#here", "one/a#nowhere"),
    }
    found = lines(read(write(root, files)).problems, root)
    assert "the key “version” is missing" in found[-1]
    assert [line for line in found if "leads to" in line] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("two/a#here", "“two/a#here” leads to no module; use the name of a module’s folder"),
        ("one/c#here", "“one/c#here” leads to no lesson; use a lesson’s name"),
        ("one/a#her", "“one/a#her” leads to no heading of that lesson; did you mean “#here”?"),
    ],
)
def test_a_heading_that_is_not_there_is_an_error_and_the_statement_stays(
    root: Path, written: str, said: str
) -> None:
    text = ASKING.replace("one/a#here", written)
    library = read(write(root, {"frameworks/ours/01-asking.md": text}))
    (problem,) = library.problems
    assert problem.severity == "error"
    assert lines((problem,), root) == [f"frameworks/ours/01-asking.md:22: {said}"]
    assert library.frameworks[0].is_whole


def test_what_is_left_out_for_now_is_not_told(root: Path) -> None:
    files = {
        "frameworks/ours/01-asking.md": ASKING.replace("one/a#here", "one/b#x, two/a#x"),
        "courses/one/02-b.md": "broken",
        "courses/two/module.md": "broken",
        "templates/note.md": "broken",
    }
    found = lines(read(write(root, files)).problems, root)
    assert [line for line in found if line.startswith("frameworks")] == []


def test_a_template_that_is_not_there_is_an_error(root: Path) -> None:
    (root / "templates/note.md").unlink()
    assert lines(read(root).problems, root) == [
        (
            "frameworks/ours/01-asking.md:34: there is no template “note”; "
            "use the name of a template’s file"
        )
    ]


def test_a_school_adds_a_framework_or_replaces_ours_whole(root: Path, tmp_path: Path) -> None:
    head = HEAD.replace("keep-asking,\n    ", "").replace('Our "audit"', "Another")
    writing = WRITING.replace("target: 1", "target: 1\naction: listen")
    own = {
        "frameworks/ours/framework.md": head.replace("Another", "Ours"),
        "frameworks/ours/01-writing.md": writing,
        "frameworks/another/framework.md": head.replace("our-audit", "other-audit"),
        "frameworks/another/05-writing.md": writing,
    }
    library = read(root, write(tmp_path / "own", own))
    assert lines(library.problems, tmp_path) == []
    assert [(one.slug, one.title) for one in library.frameworks] == [
        ("another", "Another"),
        ("ours", "Ours"),
    ]
    assert [domain.slug for domain in library.frameworks[1].domains] == ["writing"]


def test_a_broken_replacement_hides_what_it_replaces(root: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"frameworks/ours/framework.md": "broken"})
    library = read(root, own)
    assert library.frameworks == ()
    assert [one.slug for one in library.unavailable_frameworks] == ["ours"]


def many(count: int) -> str:
    """Return a domain of so many statements."""
    begin, end = WRITING.index("::: statement"), WRITING.index("\n::: ready-action")
    statement = WRITING[begin:end]
    return "---\ntitle: Many\n---\n" + "".join(
        statement.replace("write-it-down", f"many-{number}") for number in range(count)
    )


def test_a_domain_has_no_more_statements_than_a_person_can_rate(root: Path) -> None:
    problems, made = left_out(root, {"frameworks/ours/03-many.md": many(101)})
    (found,) = problems
    assert "has more than 100 statements and actions; divide it" in found
    assert len(made.domains) == 2


def test_a_framework_has_no_more_either(root: Path) -> None:
    for number in range(3, 6):
        text = many(100).replace("many-", f"many-{number}-")
        write(root, {f"frameworks/ours/{number:02}-many-{number}.md": text})
    library = read(root)
    assert library.frameworks == ()
    assert lines(library.problems, root) == [
        (
            "frameworks/ours/framework.md:23: the framework has more than 300 statements; "
            "divide it into two frameworks"
        )
    ]


def test_a_statement_is_closed_by_a_few_headings(root: Path) -> None:
    text = WRITING.replace("  one/a#here\n", "  one/a#here\n" * 11)
    problems, _ = left_out(root, {"frameworks/ours/02-writing.md": text})
    assert problems == [
        (
            "frameworks/ours/02-writing.md:13: the statement is closed by more than 10 headings; "
            "keep the best two or three"
        )
    ]


def test_endless_sets_are_told_of_as_far_as_anyone_reads(root: Path) -> None:
    unknown = ",".join(f"no-{number}" for number in range(500))
    head = HEAD.replace("first: keep-asking", f"first: {unknown}, keep-asking")
    found = read(write(root, {"frameworks/ours/framework.md": head})).problems
    assert len(found) == 201


def test_a_folder_may_hold_frameworks_alone(tmp_path: Path) -> None:
    found = lines(read(write(tmp_path, OURS)).problems, tmp_path)
    assert [line for line in found if "no courses" in line] == []


def test_the_fingerprint_changes_with_a_domain(root: Path) -> None:
    before = fingerprint([root])
    write(root, {"frameworks/ours/02-writing.md": WRITING + "\nMore.\n"})
    assert fingerprint([root]) != before

"""Blocks between three colons, told apart from prose and from code."""

from datetime import date

import pytest

from content.problems import Findings
from content.types import (
    ActionPrompt,
    Facilitator,
    Guidance,
    GuidanceKind,
    LocalText,
    Prose,
    ReflectionPrompt,
)
from tests.content.writing import block_of, html_of, lesson_of, library_of, problems_of


@pytest.mark.parametrize("kind", ["must", "should", "advice"])
def test_guidance_keeps_its_kind_reference_and_words(kind: str) -> None:
    block = block_of(f"::: {kind} CFA 2014 s66; the Code's 6.2\nWords.\n:::\n")
    assert block == Guidance(
        kind=GuidanceKind(kind), reference="CFA 2014 s66; the Code’s 6.2", html="<p>Words.</p>"
    )


def test_advice_needs_no_reference() -> None:
    block = block_of("::: advice\nWords.\n:::\n")
    assert isinstance(block, Guidance)
    assert block.reference == ""


def test_a_proposal_has_its_day_and_perhaps_a_reference() -> None:
    block = block_of("::: proposed 2026-02-23 White Paper, chapter 3\nWords.\n:::\n")
    assert block == Guidance(
        kind=GuidanceKind.PROPOSED,
        reference="White Paper, chapter 3",
        html="<p>Words.</p>",
        proposed_on=date(2026, 2, 23),
    )


def test_facilitator_local_reflect_and_action_become_their_types() -> None:
    lesson = lesson_of(
        "::: facilitator\nNotes.\n:::\n\n::: local a-place\nWords.\n:::\n\n"
        '::: reflect a-thought\nWhat *now*?\n:::\n\n::: action a-deed\nAsk "one" pupil.\n:::\n'
    )
    assert lesson.blocks == (
        Facilitator(html="<p>Notes.</p>"),
        LocalText(place="a-place", html="<p>Words.</p>"),
        ReflectionPrompt(slug="a-thought", html="<p>What <em>now</em>?</p>", text="What now?"),
        ActionPrompt(slug="a-deed", html="<p>Ask “one” pupil.</p>", text="Ask “one” pupil."),
    )
    assert lesson.reflection("a-thought")
    assert lesson.action("a-deed")
    assert not (lesson.reflection("x"))
    assert not (lesson.action("x"))
    assert not (lesson.scenario("x"))
    assert not (lesson.check)


def test_the_same_slug_may_name_different_kinds() -> None:
    assert lesson_of("::: reflect one\nWords?\n:::\n::: action one\nWords.\n:::\n")


@pytest.mark.parametrize(
    "body",
    [
        ":::must 6.2\nWords.\n:::\n",
        "::::  must 6.2  \nWords.\n::::\n",
        "  ::: must 6.2\nWords.\n  :::\n",
        "::: must 6.2\nWords.\n:::",
    ],
)
def test_spaces_and_more_colons_are_no_matter(body: str) -> None:
    block = block_of(body)
    assert isinstance(block, Guidance)
    assert block.reference == "6.2"


@pytest.mark.parametrize("fence", ["```", "~~~~", "```text"])
def test_colons_in_code_are_code(fence: str) -> None:
    closing = fence.removesuffix("text")
    (block,) = lesson_of(f'{fence}\n::: must\n# Not "a" heading\n{closing}\n').blocks
    assert isinstance(block, Prose)
    assert block.html == ('<pre tabindex="0"><code>::: must\n# Not "a" heading\n</code></pre>')


def test_a_shorter_fence_does_not_close_code() -> None:
    assert "<code>```\na\n" in html_of("````\n```\na\n````\n")
    assert problems_of("````\n```\n")[0].startswith("1: the code begun here is not closed")


def test_a_forgotten_end_is_told_once_where_the_next_block_begins() -> None:
    found = problems_of("::: advice\nWords.\n\n::: advice\nMore.\n:::\n")
    assert found == [
        (
            "4: “::: advice” stands inside “::: advice” of line 5; "
            "close that block with ::: first; blocks are not nested"
        )
    ]


def test_every_problem_of_a_lesson_is_told_at_once() -> None:
    found = problems_of("# Top\n\n::: mist 6\nA.\n:::\n\n::: check\n:::\n\n:::\n\n[a](ftp://b)\n")
    assert [line.partition(":")[0] for line in found] == ["1", "3", "7", "10", "12"]


def test_two_hundred_problems_of_a_file_are_enough() -> None:
    found = problems_of(":::\n" * 250)
    assert len(found) == 201
    assert "more than 200 problems" in found[-1]


def test_the_reason_a_lesson_is_left_out_is_its_first_error() -> None:
    library = library_of("Words.\n", {"courses/one/02-b.md": "---\ntitle: It's B\n---\n# Top\n"})
    (left,) = library.modules[0].left_out
    assert (left.module_slug, left.slug, left.title) == ("one", "b", "It’s B")
    assert left.reason == "Line 3: the key “summary” is missing; add summary: … (and 1 more)"
    assert not library.modules[0].is_whole


def test_findings_without_an_error_have_no_reason() -> None:
    findings = Findings("f")
    findings.warn(1, "a", "b")
    assert findings.first_reason() == ""


def test_what_markdown_stumbles_over_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("markdown.Markdown.convert", lambda *_: 1 // 0)
    found = problems_of("Words.\n")
    assert found[0] == "-3: Markdown cannot read this file; simplify its markup"


def test_an_option_too_tangled_for_markdown_is_a_problem() -> None:
    found = problems_of(
        f"::: check\n### A? {{#a}}\n- [x] {'[' * 20}\n  > B\n- [ ] C\n  > D\n> **Why:** e.\n:::\n"
    )
    assert found == ["3: too many signs stand in a row (20); keep to 12; divide or simplify it"]


def test_footnotes_of_a_lesson_that_ends_with_a_box_follow_it() -> None:
    *_, last = lesson_of("::: advice\nA.[^1]\n:::\n\n[^1]: B.\n\n::: reflect r\nC?\n:::\n").blocks
    assert isinstance(last, Prose)
    assert "B." in last.html


def test_a_body_of_nothing_but_a_note_still_says_so() -> None:
    assert "the lesson is empty" in problems_of("\n\n")[0]

"""Markdown as authors write it, and what they get."""

import pytest

from content.types import Guidance, Prose
from tests.content.writing import PICTURE, html_of, lesson_of, problems_of

IMAGE = {"courses/one/images/class.png": PICTURE}


def test_headings_have_ids_written_or_made() -> None:
    lesson = lesson_of('## Plan {#plan}\n\n### What\'s "next"? ##\n\n## Été 2026\n\n## 日本\n')
    assert [(h.slug, h.text, h.level) for h in lesson.outline] == [
        ("plan", "Plan", 2),
        ("what-s-next", "What’s “next”?", 3),
        ("ete-2026", "Été 2026", 2),
        ("section", "日本", 2),
    ]
    assert '<h3 id="what-s-next">What’s “next”?</h3>' in str(lesson.blocks[0])


def test_equal_headings_get_different_ids() -> None:
    lesson = lesson_of("## Plan\n\n## Plan\n\n## Plan\n\n## 2 plans\n")
    assert [h.slug for h in lesson.outline] == ["plan", "plan-2", "plan-3", "section-2-plans"]


def test_ids_of_the_page_itself_are_kept_apart() -> None:
    lesson = lesson_of("## Main {#main}\n\n## Footnote {#fn-1}\n\n[up](#main)\n")
    assert [h.slug for h in lesson.outline] == ["section-main", "section-fn-1"]
    assert '<a href="#section-main">up</a>' in html_of("## Main {#main}\n\n[up](#main)\n")


def test_a_number_sign_without_a_space_is_no_heading() -> None:
    assert html_of("#1 of three\n\nWords\n---\n") == "<p>#1 of three</p>\n<p>Words</p>\n<hr>"


def test_a_table_scrolls_by_keyboard_and_has_scopes_and_classes() -> None:
    html = html_of('Words:\n| "One" | Two | Three |\n| :-- | --: | :-: |\n| a | b | c |\n')
    assert 'class="table-frame"' in html
    assert 'tabindex="0"' in html
    assert 'role="region"' in html
    assert 'aria-label="Table: “One”, Two, Three"' in html
    assert '<th class="align-right" scope="col">Two</th>' in html
    assert '<td class="align-center">c</td>' in html
    assert "style" not in html


def test_a_table_without_words_in_its_head_has_a_plain_name() -> None:
    assert 'aria-label="Table"' in html_of("| | |\n| --- | --- |\n| a | b |\n")


def test_what_no_label_may_hold_is_left_out_of_a_tables_name() -> None:
    assert 'aria-label="Table: a  b, &amp;c"' in html_of("| a < b | \\&c |\n|---|---|\n| a | b |\n")


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_lists_may_be_indented_by_two_three_or_four(indent: str) -> None:
    html = html_of(f"- a\n{indent}- b\n{indent}{indent}- c\n- d\n")
    assert html.count("<ul>") == 3
    assert html.index("c") < html.index("</ul>")


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert html_of("Words:\n- a\n- b\n") == "<p>Words:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    assert "<ol>" in html_of("Words:\n1) a\n2) b\n")


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    assert html_of("It was in\n1986. A good year.\n") == "<p>It was in\n1986. A good year.</p>"


def test_a_paragraph_may_belong_to_an_item() -> None:
    html = html_of("- a\n\n  More of a.\n\n  - b\n\n- c\n\nAfter.\n")
    assert html.startswith("<ul>\n<li>\n<p>a</p>\n<p>More of a.</p>\n<ul>")
    assert html.endswith("</ul>\n<p>After.</p>")


def test_lines_go_on_in_items_however_they_are_indented() -> None:
    assert html_of("- a\nb\n- c\n d\n") == "<ul>\n<li>a\nb</li>\n<li>c\n d</li>\n</ul>"


def test_a_list_far_in_outside_any_list_is_text() -> None:
    assert html_of("Words.\n\n    - a\n") == "<p>Words.</p>\n<p>- a</p>"


def test_tasks_say_their_state_in_words() -> None:
    html = html_of("- [ ] Ask\n- [x] Listen\n- Other\n")
    assert '<ul class="task-list" role="list">' in html
    assert '<li><span class="task-state">To do:</span> Ask</li>' in html
    assert '<li><span class="task-state task-done">Done:</span> Listen</li>' in html
    assert "<li>Other</li>" in html
    assert "<input" not in html
    assert '<p><span class="task-state">To do:</span> Ask</p>' in html_of("- [ ] Ask\n\n- [x] B\n")


def test_a_callout_has_a_kind_and_a_title() -> None:
    assert html_of('!!! tip "Don\'t rush"\n    Words.\n\n    - a\n      - b\n') == (
        '<div class="callout callout-tip">\n<p class="callout-title">Don’t rush</p>\n'
        "<p>Words.</p>\n<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n</div>"
    )
    assert ">Example</p>" in html_of("!!! example\n  Words.\n")


def test_details_open_on_demand() -> None:
    html = html_of('??? "More"\n    Words.\n\n???+ "Open"\n    Words.\n')
    assert html.startswith("<details>\n<summary>More</summary>\n<p>Words.</p>\n</details>")
    assert '<details open="' in html


def test_code_and_callouts_may_stand_in_callouts() -> None:
    html = html_of('!!! note\n    ```\n    a\n    ```\n\n    ??? "More"\n        Words.\n')
    assert "<code>a\n</code>" in html
    assert "<summary>More</summary>" in html


def test_an_image_with_a_title_alone_in_its_paragraph_is_a_figure() -> None:
    html = html_of('![A "class" at work](images/class.png "Year 4\'s class")\n', IMAGE)
    assert html == (
        '<figure><img alt="A “class” at work" loading="lazy" '
        'src="/lessons/one/images/class.png"><figcaption>Year 4’s class</figcaption>\n</figure>'
    )


def test_an_image_among_words_or_without_title_is_none() -> None:
    assert "<figure" not in html_of('Look: ![A](./images/class.png "B")\n', IMAGE)
    assert "<figure" not in html_of("![A](images/class.png)\n", IMAGE)
    assert "<figure" not in html_of('![A](images/class.png "B") there\n', IMAGE)


def test_footnotes_stand_together_at_the_end_of_the_lesson() -> None:
    lesson = lesson_of(
        "One.[^b] Two.[^1]\n\n[^b]: Note *b*.\n\n::: advice\nThree.[^1]\n:::\n\n[^1]: Note one.\n"
    )
    first, box, last = lesson.blocks
    assert isinstance(first, Prose)
    assert isinstance(box, Guidance)
    assert isinstance(last, Prose)
    assert '<sup id="fnref-b"><a class="footnote-ref" href="#fn-b">1</a></sup>' in first.html
    assert 'id="fnref2-1"' in box.html
    assert '<section aria-label="Footnotes" class="footnote" role="doc-endnotes">' in last.html
    assert last.html.index("Note <em>b</em>") < last.html.index("Note one.")
    assert 'aria-label="Back to where footnote 1 stands in the text"' in last.html


def test_footnotes_join_the_prose_that_ends_a_lesson() -> None:
    (only,) = lesson_of("One.[^1]\n\n[^1]: Note.\n").blocks
    assert isinstance(only, Prose)
    assert "Note." in only.html
    assert lesson_of("One.[^1]\n\n[^1]: Note.\n").text == "One. Note."


def test_a_definition_list_and_an_abbreviation() -> None:
    html = html_of('SENCo\n: The *person*\n\n*[TA]: teaching "assistant"\n\nA TA and a TA.\n')
    assert "<dt>SENCo</dt>\n<dd>The <em>person</em></dd>" in html
    assert '<p>A <abbr title="teaching “assistant”">TA</abbr> and a TA.</p>' in html


def test_an_abbreviation_with_angle_brackets_is_text() -> None:
    assert "*[A]: b &lt; c" in html_of("*[A]: b < c\n\nWords.\n")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\"One\" and 'two'", "“One” and ‘two’"),
        ("Kofi's and the pupils' own", "Kofi’s and the pupils’ own"),
        ('*"One"*, "*two*"', "<em>“One”</em>, “<em>two</em>”"),
        ("**One**'s", "<strong>One</strong>’s"),
        ('`a`\'s "`b`"', "<code>a</code>’s “<code>b</code>”"),
        ("in the '80s ('so')", "in the ’80s (‘so’)"),
        ("6 -- 7 --- and so on...", "6 – 7 — and so on…"),
        ("\"'Yes', she said\"", "“‘Yes’, she said”"),
        ('`"code" -- x`', '<code>"code" -- x</code>'),
        ('An escaped \\" stays', 'An escaped " stays'),
        ('5 " 6', "5 ” 6"),
        ('[ "linked" ](https://example.org)"', None),
    ],
)
def test_straight_signs_become_printed_ones(typed: str, printed: str | None) -> None:
    html = html_of(typed + "\n")
    if printed is not None:
        assert html == f"<p>{printed}</p>"
    else:
        assert '"linked"' not in html


def test_raw_html_is_shown_as_it_stands() -> None:
    found = problems_of("A <script>alert(1)</script> and <!-- b -->\n")
    assert found == ["1: “<script>” is shown as it stands; write Markdown, not HTML"]


def test_html_in_code_and_comparisons_are_no_html() -> None:
    assert html_of("`<b>` and 1 < 2 and a<b\n") == (
        "<p><code>&lt;b&gt;</code> and 1 &lt; 2 and a&lt;b</p>"
    )


def test_entities_and_line_breaks_are_what_they_mean() -> None:
    assert html_of("A&nbsp;b &amp; c  \nd\n") == "<p>A&nbsp;b &amp; c<br>\nd</p>"


def test_indented_paragraphs_are_paragraphs() -> None:
    assert html_of("One.\n\n     Two.\n") == "<p>One.</p>\n<p>Two.</p>"


def test_headings_code_and_blocks_need_no_blank_lines() -> None:
    html = html_of("One.\n## Two\nThree.\n```\nfour\n```\nFive.\n")
    assert "<p>One.</p>\n<h2" in html
    assert "<p>Three.</p>\n<pre" in html
    assert "<p>Five.</p>" in html


def test_a_hundred_headings_and_footnotes_are_enough() -> None:
    assert "more than 100 headings" in problems_of("## A\n\n" * 101)[0]
    notes = "".join(f"A.[^{i}]\n\n[^{i}]: B.\n\n" for i in range(101))
    assert "more than 100 footnotes" in problems_of(notes)[0]

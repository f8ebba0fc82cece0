"""The grammar of checks: five kinds of question, each with its why."""

import pytest

from content.types import QuestionKind
from tests.content.writing import check_of, lesson_of, problems_of, question_of

SINGLE = "### Which? {#which}\n- [x] This\n  > Yes.\n- [ ] That\n  > No.\n> **Why:** so it is.\n"


def test_one_right_option_makes_a_single_choice() -> None:
    question = question_of(SINGLE)
    assert (question.slug, question.kind, question.html) == ("which", QuestionKind.SINGLE, "Which?")
    assert [(o.html, o.is_right, o.feedback_html) for o in question.options] == [
        ("This", True, "<p>Yes.</p>"),
        ("That", False, "<p>No.</p>"),
    ]
    assert question.why_html == "<p>so it is.</p>"
    assert question.case_html == ""


def test_several_right_options_make_several_choices() -> None:
    question = question_of(SINGLE.replace("[ ]", "[X]"))
    assert question.kind is QuestionKind.SEVERAL


def test_an_order_is_written_in_the_right_order() -> None:
    question = question_of("### Order? {#o}\n1. Assess\n2. Plan\n3) Do\n> **Why:** so.\n")
    assert question.kind is QuestionKind.ORDER
    assert [option.html for option in question.options] == ["Assess", "Plan", "Do"]


def test_all_numbers_may_be_one() -> None:
    assert question_of("### Order? {#o}\n1. Assess\n1. Plan\n> **Why:** so.\n").options


def test_pairs_have_a_match_each() -> None:
    question = question_of(
        "### Match? {#m}\n- Dyslexia = Cognition and learning\n- *Anxiety* = The pupil's own\n"
        "- Autism = The pupil's own\n> **Why:** so.\n"
    )
    assert question.kind is QuestionKind.MATCH
    assert [(pair.html, pair.match) for pair in question.pairs] == [
        ("Dyslexia", "Cognition and learning"),
        ("<em>Anxiety</em>", "The pupil’s own"),
        ("Autism", "The pupil’s own"),
    ]


def test_accepted_answers_are_listed_the_first_to_be_shown() -> None:
    question = question_of(
        "### Who? {#w}\n= the governing body\n= Governing Body | governors | The governing body.\n"
        "> **Why:** so.\n"
    )
    assert question.kind is QuestionKind.SHORT
    assert question.accepted == ("the governing body", "Governing Body", "governors")


@pytest.mark.parametrize("answers", ["- [x] A\n  > B.\n- [ ] C\n  > D.\n", "1. A\n2. B\n", "= a\n"])
def test_a_case_may_stand_before_the_answers(answers: str) -> None:
    question = question_of(
        f"### Which? {{#w}}\nA *case*.\n\n> She said.\n\n{answers}> **Why:** so.\n"
    )
    assert question.case_html.startswith("<p>A <em>case</em>.</p>\n<blockquote>")


@pytest.mark.parametrize(
    "why", ["> **Why:** so.", "  > **Why**: so.", "> Why: so.", "> __why:__ so.", "> **WHY:** so."]
)
def test_why_is_known_by_its_word_at_any_indent(why: str) -> None:
    question = question_of(SINGLE.replace("> **Why:** so it is.", why))
    assert question.why_html == "<p>so.</p>"
    assert [option.feedback_html for option in question.options] == ["<p>Yes.</p>", "<p>No.</p>"]


def test_feedback_may_ask_why() -> None:
    question = question_of(SINGLE.replace("> No.", "> Why not? Look again."))
    assert question.options[1].feedback_html == "<p>Why not? Look again.</p>"


def test_options_feedback_and_why_may_go_over_lines() -> None:
    question = question_of(
        "### Which? {#w}\n- [x] This is\n  long\n  > Yes,\n  indeed.\n  >\n  > Really.\n"
        "- [ ] That\n> No.\n> **Why:** so\n> it is.\n\n> And more.\n"
    )
    assert question.options[0].html == "This is long"
    assert question.options[0].feedback_html == "<p>Yes,\nindeed.</p>\n<p>Really.</p>"
    assert question.options[1].feedback_html == "<p>No.</p>"
    assert question.why_html == "<p>so\nit is.</p>\n<p>And more.</p>"


def test_words_keep_markdown_and_signs_but_no_blocks() -> None:
    question = question_of(
        SINGLE.replace("This", '1. "So" *this*, `x` & # y').replace("Which", "#1")
    )
    assert question.options[0].html == "1. “So” <em>this</em>, <code>x</code> &amp; # y"
    assert question.text == "#1?"


def test_slugs_depend_on_wording_not_on_place_or_rightness() -> None:
    first = question_of(SINGLE)
    turned = question_of(
        "### Which? {#which}\n- [ ] That\n  > N.\n- [x] This\n  > Y.\n> **Why:** so it is.\n"
    )
    assert {o.html: o.slug for o in first.options} == {o.html: o.slug for o in turned.options}


@pytest.mark.parametrize(
    ("old", "new"),
    [("Which?", "What?"), ("> No.", "> Not."), ("[ ]", "[x]"), ("That", "Other"), ("so it", "it")],
)
def test_the_fingerprint_changes_with_what_is_shown_or_marked(old: str, new: str) -> None:
    assert check_of(SINGLE).fingerprint == check_of(SINGLE).fingerprint
    assert check_of(SINGLE).fingerprint != check_of(SINGLE.replace(old, new)).fingerprint


def test_answers_stand_in_no_searchable_text() -> None:
    text = lesson_of(f"Words.\n\n::: check\n{SINGLE}:::\n").text
    assert text == "Words."


def test_an_almost_option_is_still_counted() -> None:
    for almost in ("- [] That", "-[ ] That", "- ( ) That", "[ ] That", "- [ ]That"):
        found = problems_of(f"::: check\n{SINGLE.replace('- [ ] That', almost)}:::\n")
        assert ["is almost an option" in line for line in found] == [True], almost


def test_an_id_must_be_a_slug_after_a_number_sign() -> None:
    found = problems_of(f"::: check\n{SINGLE.replace('#which', 'which')}:::\n")
    assert found == ["2: “{which}” is no id; write {#like-this}: small letters, digits and hyphens"]


def test_a_blank_line_in_feedback_makes_paragraphs() -> None:
    question = question_of(SINGLE.replace("> Yes.\n", "> Yes.\n\n  > Indeed.\n"))
    assert question.options[0].feedback_html == "<p>Yes.</p>\n<p>Indeed.</p>"


def test_a_case_may_hold_a_cross_in_round_brackets() -> None:
    question = question_of(SINGLE.replace("- [x]", "(x) marks the spot\n\n- [x]"))
    assert question.case_html == "<p>(x) marks the spot</p>"


def test_a_blank_line_before_feedback_is_no_matter() -> None:
    question = question_of(SINGLE.replace("This\n", "This\n\n"))
    assert question.options[0].feedback_html == "<p>Yes.</p>"


def test_too_many_questions_or_answers_are_refused() -> None:
    many = "".join(SINGLE.replace("#which", f"#w{i}") for i in range(101))
    assert "101 questions" in problems_of(f"::: check\n{many}:::\n")[0]
    answers = "".join(f"{i}. Item {i}\n" for i in range(1, 22))
    found = problems_of(f"::: check\n### Order? {{#o}}\n{answers}> **Why:** so.\n:::\n")
    assert "21 items to put in order" in found[0]

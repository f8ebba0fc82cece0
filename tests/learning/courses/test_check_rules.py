"""Papers, verdicts and services of checks, apart from any page."""

import pytest

from content.types import Check, Option, Pair
from content.types import QuestionKind as Kind
from learning.courses.assessments import services as assessments
from learning.courses.checks import services
from learning.courses.checks.rules import (
    GivenAnswer,
    Submission,
    kept,
    paper_of,
    seed_for,
    unkept,
    verdicts,
)
from learning.errors import NotFound, Refused
from tests.learning.courses.making import a_lesson, a_question

THREE = tuple(
    Option(slug=slug, html=slug, is_right=is_right, feedback_html=f"<p>about {slug}</p>")
    for slug, is_right in (("a", True), ("b", True), ("c", False))
)


def verdict(question, *chosen, right=False):
    answer = GivenAnswer(question_slug=question.slug, chosen=chosen, is_right=right)
    (found,) = verdicts((question,), (answer,))
    return found


def test_a_lesson_without_a_check_has_no_paper():
    assert paper_of(a_lesson()) is None


def test_a_paper_is_known_by_every_name_of_its_lesson():
    check = Check(questions=(a_question(),), fingerprint="f")
    lesson = a_lesson(blocks=(check,), formerly=("old",))
    paper = paper_of(lesson)
    assert (paper.names, paper.fingerprint, paper.pass_percent) == (("one", "old"), "f", 100)


def test_a_seed_depends_on_its_parts_alone():
    assert seed_for("a", 1) == seed_for("a", 1)
    assert len({seed_for("a", 1), seed_for("a", 2), seed_for("a1"), seed_for("a", "1", "")}) == 4
    assert all(0 <= seed_for(n) < 2**30 for n in range(200))


def test_an_answer_is_kept_as_it_was_given():
    assert unkept(kept(("é", '"', ""))) == ("é", '"', "")


@pytest.mark.parametrize(
    ("chosen", "remark"),
    [
        (("a",), "What you chose is right, and there is more to find."),
        (("a", "b", "c"), "All that belongs here is among what you chose, and something that"),
        (("a", "c"), ""),
        (("c",), ""),
    ],
)
def test_a_remark_helps_without_giving_an_answer_away(chosen, remark):
    found = verdict(a_question(kind=Kind.SEVERAL, options=THREE), *chosen)
    assert found.remark.startswith(remark) if remark else not found.remark


def test_what_was_right_needs_no_remark():
    assert not verdict(a_question(kind=Kind.SEVERAL, options=THREE), "a", "b", right=True).remark


def test_feedback_belongs_to_what_was_chosen_and_to_nothing_else():
    found = verdict(a_question(kind=Kind.SEVERAL, options=THREE), "c", "a")
    assert found.given == (("c", "<p>about c</p>"), ("a", "<p>about a</p>"))


def test_matches_of_other_rows_are_left_out():
    pairs = (Pair(slug="x", html="X", match="One"), Pair(slug="y", html="Y", match="Two"))
    question = a_question(kind=Kind.MATCH, options=(), pairs=pairs)
    assert verdict(question, "no-such", "none").matches == ()
    assert verdict(question, "one row").matches == ()


def test_what_was_wrong_comes_first_and_otherwise_the_order_stays():
    questions = [a_question(f"q{n}") for n in range(4)]
    given = [
        GivenAnswer(question_slug=each.slug, chosen=("right",), is_right=each.slug in ("q0", "q2"))
        for each in questions
    ]
    assert [v.question.slug for v in verdicts(questions, given)] == ["q1", "q3", "q0", "q2"]


def a_submission(**answers):
    return Submission(answers=answers, fingerprint="f", form_id="0" * 32)


def test_the_service_takes_no_incomplete_check(app, library, cast):
    check = library.module("first-steps").lesson("noticing").check
    submission = Submission(answers={}, fingerprint=check.fingerprint, form_id="0" * 32)
    with pytest.raises(Refused, match="answer every question"):
        services.submit_attempt(
            cast.amina.id,
            library,
            module_slug="first-steps",
            lesson_slug="noticing",
            submission=submission,
        )


def test_the_service_refuses_a_check_that_changed(app, library, cast):
    with pytest.raises(services.CheckChanged):
        services.submit_attempt(
            cast.amina.id,
            library,
            module_slug="first-steps",
            lesson_slug="noticing",
            submission=a_submission(),
        )


def test_a_module_without_an_assessment_takes_none(app, library, cast):
    with pytest.raises(NotFound):
        assessments.submit_assessment(
            cast.amina.id,
            library,
            module_slug="first-steps",
            number=1,
            submission=a_submission(),
        )


def test_the_service_refuses_a_number_out_of_turn(app, library, cast):
    with pytest.raises(Refused, match="not the ones you were given"):
        assessments.submit_assessment(
            cast.amina.id, library, module_slug="whole-way", number=7, submission=a_submission()
        )

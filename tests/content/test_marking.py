"""Answers are marked on what is valid; nothing a form can send raises."""

import pytest

from content import choices, draw, mark, match_slug, shuffled, unanswered
from content.types import Assessment, Option, Question
from tests.content.writing import check_of, question_of

SINGLE = question_of("### A? {#a}\n- [x] Yes\n  > Y.\n- [ ] No\n  > N.\n> **Why:** so.\n")
SEVERAL = question_of(
    "### B? {#b}\n- [x] One\n  > Y.\n- [x] Two\n  > Y.\n- [ ] Three\n  > N.\n> **Why:** so.\n"
)
ORDER = question_of("### C? {#c}\n1. Assess\n2. Plan\n3. Do\n4. Review\n> **Why:** so.\n")
MATCH = question_of("### D? {#d}\n- P = beta\n- Q = Alpha\n- R = beta\n> **Why:** so.\n")
SHORT = question_of("### E? {#e}\n= the head's deputy\n= co-head | café\n> **Why:** so.\n")


def slugs(question: Question, *words: str) -> list[str]:
    return [next(o.slug for o in question.options if o.html == word) for word in words]


def is_right(question: Question, answer: list[str]) -> bool:
    return mark([question], {question.slug: answer}).questions[0].is_right


def is_answered(question: Question, answer: list[str]) -> bool:
    return unanswered([question], {question.slug: answer}) == ()


@pytest.mark.parametrize(
    ("question", "answer", "answered", "right"),
    [
        (SINGLE, slugs(SINGLE, "Yes"), True, True),
        (SINGLE, slugs(SINGLE, "No"), True, False),
        (SINGLE, slugs(SINGLE, "Yes", "No"), False, False),
        (SINGLE, ["forged"], False, False),
        (SINGLE, [], False, False),
        (SEVERAL, slugs(SEVERAL, "Two", "One"), True, True),
        (SEVERAL, slugs(SEVERAL, "One"), True, False),
        (SEVERAL, slugs(SEVERAL, "One", "Two", "Three"), True, False),
        (SEVERAL, slugs(SEVERAL, "One", "Two", "Two"), False, False),
        (SEVERAL, [*slugs(SEVERAL, "One", "Two"), "forged"], False, False),
        (SEVERAL, [], False, False),
        (ORDER, slugs(ORDER, "Assess", "Plan", "Do", "Review"), True, True),
        (ORDER, slugs(ORDER, "Plan", "Assess", "Do", "Review"), True, False),
        (ORDER, slugs(ORDER, "Assess", "Plan", "Do"), False, False),
        (ORDER, slugs(ORDER, "Assess", "Assess", "Do", "Review"), False, False),
        (MATCH, [match_slug(m) for m in ("beta", "Alpha", "beta")], True, True),
        (MATCH, [match_slug(m) for m in ("Alpha", "beta", "beta")], True, False),
        (MATCH, [match_slug("beta")] * 2, False, False),
        (MATCH, [match_slug("beta")] * 2 + ["forged"], False, False),
        (SHORT, ["the head’s deputy"], True, True),
        (SHORT, ["THE  HEAD'S\u00a0DEPUTY."], True, True),
        (SHORT, [" co\u2011head "], True, True),
        (SHORT, ["cafe\u0301"], True, True),
        (SHORT, ["somebody"], True, False),
        (SHORT, [" . "], False, False),
        (SHORT, ["a", "b"], False, False),
        (SHORT, ["x" * 501], False, False),
        (SHORT, [], False, False),
    ],
)
def test_answers_are_marked(
    question: Question, answer: list[str], *, answered: bool, right: bool
) -> None:
    assert is_answered(question, answer) is answered
    assert is_right(question, answer) is right


def test_a_result_counts_and_keeps_what_was_given() -> None:
    result = mark([SINGLE, SHORT, ORDER], {"a": slugs(SINGLE, "Yes"), "e": ["x"], "other": ["y"]})
    assert (result.score, result.out_of, result.percent) == (1, 3, 33)
    assert [one.chosen for one in result.questions] == [tuple(slugs(SINGLE, "Yes")), ("x",), ()]


def test_a_percentage_is_rounded_down_and_nothing_is_nought() -> None:
    assert mark([SINGLE] * 5, {"a": slugs(SINGLE, "Yes")}).percent == 100
    assert mark([], {}).percent == 0


def test_choices_of_a_match_stand_once_by_alphabet() -> None:
    assert choices(MATCH) == ((match_slug("Alpha"), "Alpha"), (match_slug("beta"), "beta"))


def assessment(pool: int, drawn: int) -> Assessment:
    text = "".join(f"### Q{i}? {{#q{i}}}\n= a\n> **Why:** b.\n" for i in range(pool))
    return Assessment(
        slug="t", title="T", summary="", draw=drawn, pass_percent=80, check=check_of(text)
    )


def test_a_draw_is_the_same_for_a_seed() -> None:
    test = assessment(10, 4)
    assert draw(test, 7) == draw(test, 7)
    assert len({question.slug for question in draw(test, 7)}) == 4


@pytest.mark.parametrize("seed", [0, 1, 5, 123_456_789, -3])
def test_a_retake_asks_different_questions(seed: int) -> None:
    first, second = draw(assessment(8, 4), seed), draw(assessment(8, 4), seed + 1)
    assert not {q.slug for q in first} & {q.slug for q in second}
    first, second = draw(assessment(5, 4), seed), draw(assessment(5, 4), seed + 1)
    assert {q.slug for q in first} != {q.slug for q in second}


def test_a_pool_that_is_drawn_whole_comes_in_another_order() -> None:
    orders = {tuple(q.slug for q in draw(assessment(6, 6), seed)) for seed in range(6)}
    assert len(orders) > 1


@pytest.mark.parametrize("seed", range(100))
def test_items_to_order_never_come_in_the_right_order(seed: int) -> None:
    for items in (2, 3, 4):
        text = "".join(f"{i}. Item {i}\n" for i in range(1, items + 1))
        question = question_of(f"### C? {{#c}}\n{text}> **Why:** so.\n") if seed < 3 else ORDER
        shown = shuffled(question, seed)
        assert shown != question.options
        assert set(shown) == set(question.options)


def test_options_are_shuffled_by_the_seed_alone() -> None:
    first: tuple[Option, ...] = shuffled(SEVERAL, 1)
    assert first == shuffled(SEVERAL, 1)
    assert len({shuffled(SEVERAL, seed) for seed in range(20)}) > 1

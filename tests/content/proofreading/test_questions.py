"""Questions that a trick would answer."""

from tests.content.proofreading.faultless import LESSON, TOP, marked, question, with_check

LONG = "+An answer that is a good deal longer than the other"


def several(count: int, *options: str) -> str:
    return with_check("".join(question(f"q{number}", *options) for number in range(count)))


def test_no_option_stands_for_others() -> None:
    for words in ("All of the above", "Both A and B", "None of these."):
        assert marked(with_check(question("q", "One", "+Two", words))) == [
            (
                f"!01-a.md:74: the option “{words}” stands for others; "
                "name what is right; let several be ticked if several are"
            )
        ]


def test_something_is_wrong() -> None:
    assert marked(with_check(question("q", "+One", "+Two"))) == [
        "01-a.md:69: every option of “q” is right; add one that a good colleague might tick"
    ]


def test_a_pool_is_large_enough_to_draw_from() -> None:
    top = TOP.replace("summary: One sentence.", "kind: assessment\ndraw: 2\npass: 80")
    few = f"{top}::: check\n{question('x', 'One', '+Two') + question('y', '+One', 'Two')}:::\n"
    assert marked(courses__one__02_b=few) == [], "the file’s name is read with a hyphen only"
    found = marked(**{"courses__one__02-b": few})
    assert found == [
        (
            "!02-b.md:2: the assessment’s pool has fewer than 4 questions; "
            "write more, so that trying again is worth it"
        )
    ]


def test_the_right_answer_is_not_the_longest() -> None:
    questions = [question(f"q{n}", "Short", LONG, "Shorter") for n in range(3)]
    questions += [question(f"r{n}", "+Short", "Rather longer", "Middling") for n in range(3)]
    questions += [question("s", "Long, but wrong", "Wrong", "+Right")]
    found = marked(with_check("".join(questions)))
    assert found == [
        (
            "module.md:2: the right answer is the longest in 3 of 7 questions; "
            "shorten it, or lengthen the others, in a#q0, a#q1, a#q2"
        )
    ]


def test_the_right_answer_moves_about() -> None:
    found = marked(several(7, "+Short one", "Longer one", "One"))
    assert found[0].startswith("module.md:2: the right answer stands first in 7 of 7 questions;")
    assert found[0].endswith("and others")


def test_a_few_questions_say_nothing() -> None:
    assert marked(several(5, LONG, "Short")) == []


def test_no_trick_passes() -> None:
    for options, mark in (
        (("+One", "Longer", "Longest"), "choosing the shortest option is right in 7 of 7"),
        (
            ("Always one", "+Two, too", "Only three!"),
            "without “always”, “never” or “only” is right",
        ),
        (("It is one", "+It may be", "It is three"), "choosing the cautious option is right in 7"),
        (
            ("One, since it is", "+Two, too", "Three, as it is"),
            "the option that gives no reason is",
        ),
        (("Tell him", "+“Is it?”", "Ask her"), "choosing the option that asks is right in 7 of 7"),
    ):
        assert any(mark in line for line in marked(several(7, *options))), options


def test_questions_with_several_or_no_options_are_left_alone() -> None:
    short = "### Which? {#which}\n= this\n= that\n> **Why:** so.\n"
    many = question("m", "+A long one, very", "+Another long one", "One")
    assert marked(with_check(short + many + question("q", "One", "+Two"))) == []


def test_a_question_is_named_once_in_a_module() -> None:
    assert marked(**{"courses__one__02-b": LESSON}) == [
        (
            "!02-b.md:69: the question “what-now” is named like one of a; "
            "give one of the two another id"
        )
    ]

import pytest

from learning.errors import Refused
from learning.inset.deck.steps import Step, StepKind, steps_of
from learning.inset.live import polls
from learning.inset.models import SessionPart
from learning.inset.rules import PartKind, PollKind


@pytest.fixture
def step(library):
    parts = [
        SessionPart(kind=kind, module_slug="first-steps", lesson_slug=lesson, minutes=5,
                    title="", body="")
        for kind, lesson in (
            (PartKind.CHECK, "noticing"),
            (PartKind.CHECK, "trying"),
            (PartKind.SCENARIO, "trying"),
        )
    ]  # fmt: skip
    found = {each.key.partition("?")[2]: each for each in steps_of("Together", parts, library)}
    return found.__getitem__


def own(html: str, title: str = "Together") -> Step:
    return Step(key="own-1", kind=StepKind.OWN, title=title, html=html)


def test_a_question_with_one_answer_can_be_asked(step):
    asked = polls.asked_of(step("first"))
    assert asked.kind is PollKind.QUESTION
    assert not asked.several
    assert not asked.is_text
    assert [each.is_right for each in asked.options].count(True) == 1
    assert "looking costs nothing" in asked.why_html


def test_the_order_of_answers_is_the_same_for_everybody_and_does_not_tell(step):
    orders = {tuple(o.slug for o in polls.asked_of(step("seen")).options) for _ in range(3)}
    assert len(orders) == 1


def test_what_is_kept_reads_as_it_was(step):
    for slug in ("first", "seen", "who", "at-the-door.start"):
        asked = polls.asked_of(step(slug))
        assert polls.read(polls.kept(asked)) == asked


def test_a_choice_of_a_scenario_can_be_asked_and_its_end_cannot(step):
    asked = polls.asked_of(step("at-the-door.start"))
    assert asked.kind is PollKind.SCENARIO
    assert [each.is_right for each in asked.options] == [True, False]
    assert polls.asked_of(step("at-the-door.leaves")) is None


def test_order_and_matching_are_for_talking(step):
    assert polls.asked_of(step("cycle")) is None
    assert polls.asked_of(step("areas")) is None


def test_words_are_counted_as_right_or_not_and_never_shown(step):
    asked = polls.asked_of(step("who"))
    assert asked.is_text
    kept = [polls.answer_to_keep(asked, [words]) for words in ("Governors ", "the head", "Ofsted")]
    assert polls.counts(asked, kept) == (1, 2)
    assert "Ofsted" not in "".join(each.html for each in asked.options)


def test_an_own_question_is_one_that_ends_so_and_has_a_list():
    asked = polls.asked_of(
        own("<p>What would help most?</p><ul><li>Time</li><li>Tea &amp; cake</li></ul>")
    )
    assert asked.kind is PollKind.OWN
    assert asked.text_html == "<p>What would help most?</p>"
    assert [each.html for each in asked.options] == ["Time", "Tea &amp; cake"]
    assert not asked.has_right
    titled = polls.asked_of(own("<ol><li>Time</li><li>Tea</li></ol>", "What would help?"))
    assert titled.text_html == "<p>What would help?</p>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>What would help most?</p>",
        "<p>Three things.</p><ul><li>Time</li><li>Tea</li></ul>",
        "<p>What would help most?</p><ul><li>Time</li></ul>",
        "<ul><li>Time</li><li>Tea</li></ul><p>What would help most?</p>",
    ],
)
def test_other_own_words_are_for_talking(html):
    assert polls.asked_of(own(html)) is None


def test_a_step_that_is_not_there_asks_nothing(library):
    part = SessionPart(
        kind=PartKind.CHECK, module_slug="gone", lesson_slug="gone", minutes=5, title="", body=""
    )
    assert all(polls.asked_of(each) is None for each in steps_of("T", [part], library))


def test_several_are_kept_in_the_order_of_the_options_and_once_each(step):
    asked = polls.asked_of(step("seen"))
    first, second = asked.options[0].slug, asked.options[1].slug
    kept = polls.answer_to_keep(asked, [second, first, second])
    assert polls.chosen_of(asked, kept) == (first, second)
    assert polls.counts(asked, [kept, first]) == (2, 1, 0)


def test_an_answer_fits_its_column_however_many_are_chosen(step):
    asked = polls.asked_of(step("seen"))
    assert 20 * (len(asked.options[0].slug) + 1) < 500


@pytest.mark.parametrize(
    ("slug", "chosen"),
    [
        ("first", []),
        ("first", ["made-up"]),
        ("first", [""]),
        ("seen", []),
        ("seen", ["made-up"]),
        ("who", []),
        ("who", ["  .  "]),
        ("who", ["x" * 201]),
        ("who", ["\ud800\x00"]),
    ],
)
def test_what_is_no_answer_is_refused_in_words(step, slug, chosen):
    with pytest.raises(Refused) as refused:
        polls.answer_to_keep(polls.asked_of(step(slug)), chosen)
    assert refused.value.field == "chosen"


def test_two_answers_to_a_question_with_one_are_refused(step):
    asked = polls.asked_of(step("first"))
    with pytest.raises(Refused, match="Choose one answer"):
        polls.answer_to_keep(asked, [each.slug for each in asked.options[:2]])


def test_half_a_character_in_words_is_left_out(step):
    assert polls.answer_to_keep(polls.asked_of(step("who")), ["gov\ud800ernors\x00"]) == "governors"

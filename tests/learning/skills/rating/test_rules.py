"""What two windows make of one statement: nothing lost, nothing decided for anybody."""

import pytest

from learning.skills.rating.rules import (
    Kept,
    Said,
    answer_of,
    both_notes,
    choice_of,
    evidence_ref,
    merged,
)
from learning.skills.rules import Answer, EvidenceKind, how_long, minutes_for, progress_words

BLANK = Kept(answer=None, level=None, target=3)
MODULE = (EvidenceKind.MODULE, "first-steps")
WRITTEN = (EvidenceKind.REFLECTION, "7")


def at(level, **more):
    return Kept(**{"answer": Answer.RATED, "level": level, "target": 3, **more})


def test_what_was_said_to_a_blank_statement_stands():
    assert merged(BLANK, at(2, note="Seen."), Said()).kept == at(2, note="Seen.")


def test_the_same_from_two_windows_is_no_clash():
    assert merged(at(2), at(2), Said()) == (at(2), frozenset())


def test_two_answers_clash_and_what_is_kept_stays():
    assert merged(at(2), at(3), Said()) == (at(2), {"answer"})


def test_a_window_that_changed_nothing_overrules_nothing():
    assert merged(at(3), at(2), Said(edition=at(2).edition)).kept == at(3)


def test_an_answer_there_and_a_note_here_come_together():
    kept, clashes = merged(at(2), Kept(answer=None, level=None, target=3, note="Seen."), Said())
    assert (kept, clashes) == (at(2, note="Seen."), frozenset())


def test_two_notes_clash():
    assert merged(at(2, note="Here."), at(2, note="There."), Said()).clashes == {"note"}


def test_evidence_named_in_two_windows_is_put_together():
    here, there = at(2, evidence=frozenset({MODULE})), at(2, evidence=frozenset({WRITTEN}))
    assert merged(there, here, Said()).kept.evidence == {MODULE, WRITTEN}


def test_evidence_taken_away_is_away():
    before = at(2, evidence=frozenset({MODULE}))
    assert merged(before, at(2), Said(edition=before.edition)).kept.evidence == frozenset()


@pytest.mark.parametrize("edition", ["", "odd", "3", "-----", "none-9-x-y-z-and-more", "é" * 400])
def test_a_forged_edition_never_overrules(edition):
    assert merged(at(2), at(3), Said(edition=edition)).kept == at(2) or edition == "2"


def test_both_notes_are_in_one():
    assert both_notes("Mine.", "Theirs.") == "Mine.\n\nTheirs."
    assert both_notes("Mine, and theirs.", "theirs") == "Mine, and theirs."
    assert both_notes("", "Theirs.") == "Theirs."
    assert both_notes("a" * 19_999, "b" * 10) == "a" * 19_999


@pytest.mark.parametrize("choice", ["1", "4", "not_my_role", "no_evidence"])
def test_an_answer_is_one_word_of_a_form(choice):
    found = answer_of(choice)
    assert found is not None
    assert choice_of(*found) == choice


@pytest.mark.parametrize("choice", ["", "0", "5", "rated", "secure", "²", "1 "])
def test_anything_else_is_no_answer(choice):
    assert answer_of(choice) is None


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("module:first-steps", MODULE),
        ("reflection:7", WRITTEN),
        ("reflection:seven", None),
        ("module:", None),
        ("visit:7", (EvidenceKind.VISIT, "7")),
        ("visit:seven", None),
        ("session:7", None),
        ("first-steps", None),
        ("module:" + "a" * 201, None),
    ],
)
def test_evidence_is_named_by_kind_and_key(text, ref):
    assert evidence_ref(text) == ref


def test_all_57_take_about_25_minutes():
    assert minutes_for(57) == 25
    assert minutes_for(0) == 0
    assert how_long(1) == "about a minute"
    assert progress_words(23, 57) == "23 of 57 answered, about 15 minutes left"
    assert progress_words(57, 57) == "57 of 57 answered"

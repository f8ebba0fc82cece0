"""What two windows make of one thing with several parts."""

from learning.talent.editions import edition, merged

BLANK = {"seen": "", "example": "", "seen_on": ""}
KEPT = {"seen": "often", "example": "At the gate.", "seen_on": ""}


def test_each_part_has_a_name_of_its_own():
    names = edition(KEPT).split("-")
    assert len(names) == 3
    assert names[2] == "none"
    assert edition({**KEPT, "seen": "sometimes"}).split("-")[1:] == names[1:]


def test_what_was_changed_here_alone_is_taken():
    outcome = merged(KEPT, {"seen": "sometimes"}, edition(KEPT))
    assert outcome.parts == {**KEPT, "seen": "sometimes"}
    assert not outcome.clashes


def test_what_was_changed_there_alone_stays():
    outcome = merged(KEPT, {**BLANK, "seen_on": "2026-11-02"}, edition(BLANK))
    assert outcome.parts == {**KEPT, "seen_on": "2026-11-02"}
    assert not outcome.clashes


def test_what_was_changed_here_and_there_clashes_and_stays_as_it_is_kept():
    outcome = merged(KEPT, {"seen": "not_yet", "example": "At the gate."}, edition(BLANK))
    assert outcome.clashes == {"seen"}
    assert outcome.parts == KEPT


def test_whoever_saw_no_edition_of_ours_saw_nothing():
    for odd in ("", "x", "a-b-c-d"):
        assert merged(KEPT, {"seen": "not_yet"}, odd).clashes == {"seen"}
        assert merged(BLANK, {"seen": "not_yet"}, odd).parts["seen"] == "not_yet"

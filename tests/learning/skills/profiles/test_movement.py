"""What moved between two rounds."""

from dataclasses import replace
from datetime import date

from content.types import Change
from learning.sharing.rules import Part
from learning.skills.profiles.movement import (
    Learnt,
    last_levels,
    movement,
    movement_as_shared,
)
from learning.skills.profiles.rules import EvidenceLine
from learning.skills.rules import Answer, EvidenceKind
from tests.learning.skills.profiles.making import LAST_SPRING, a_statement, facts

BEFORE, NOW = facts(1, LAST_SPRING), facts(2)
LEARNT = (Learnt(title="First steps", finished_on=date(2026, 6, 1)),)


def moved(before, now, *, framework=None, learnt=(), since=BEFORE, until=NOW):
    return movement((until, now), (since, before), framework, learnt)


def slugs(found):
    return [each.now.slug for each in found]


def test_levels_move_up_down_or_not_the_furthest_first():
    before = [a_statement("a", 1), a_statement("b", 3), a_statement("c", 2), a_statement("d", 1)]
    now = [a_statement("a", 2), a_statement("b", 1), a_statement("c", 2), a_statement("d", 4)]
    found = moved(before, now)
    assert (slugs(found.up), slugs(found.down), slugs(found.same)) == (["d", "a"], ["b"], ["c"])
    assert found.has_moved


def test_what_has_no_level_both_times_has_not_moved():
    before = [a_statement("a", Answer.NO_EVIDENCE), a_statement("b", 2), a_statement("c")]
    now = [a_statement("a", 2), a_statement("b", Answer.NOT_MY_ROLE), a_statement("c")]
    found = moved(before, now)
    assert (slugs(found.first_levels), slugs(found.levels_gone)) == (["a"], ["b"])
    assert not found.has_moved
    assert not found.same


def test_statements_are_matched_by_their_present_id():
    before = [a_statement("one-thing", 1, key="one-at-a-time"), a_statement("gone", 4)]
    now = [a_statement("one-at-a-time", 3), a_statement("fresh", 2)]
    found = moved(before, now)
    assert slugs(found.up) == ["one-at-a-time"]
    assert [each.slug for each in found.new] == ["fresh"]
    assert [each.slug for each in found.no_longer_asked] == ["gone"]


def test_new_words_are_shown_beside_the_old_ones():
    found = moved([a_statement("a", 1, text="I try.")], [a_statement("a", 1, text="I do.")])
    assert [(each.old_text, each.now.text) for each in found.reworded] == [("I try.", "I do.")]


def test_evidence_that_was_not_there_is_named():
    module = EvidenceLine(kind=EvidenceKind.MODULE, ref="m", title="A module")
    other = EvidenceLine(kind=EvidenceKind.REFLECTION, ref="m", title="A thought")
    before = [a_statement("a", 1, evidence=(module,), note="old"), a_statement("b", 1, note="same")]
    now = [
        a_statement("a", 1, evidence=(module, other), note="new", link="https://example.org"),
        a_statement("b", 1, note="same"),
    ]
    found = moved(before, now)
    assert [each.evidence_added for each in found.evidence] == [
        ("A thought", "a note", "a link"),
    ]


def test_only_changes_between_the_two_versions_are_told(library):
    changed = tuple(Change(version=n, text=f"Change {n}") for n in (2, 3, 4))
    framework = replace(library.framework("small-skills"), changed=changed)
    found = moved([], [], framework=framework, until=facts(2, framework_version=3))
    assert [each.text for each in found.changes] == ["Change 2", "Change 3"]
    assert moved([], []).changes == ()


def test_the_level_of_last_time_stands_beside_each_statement():
    now = last_levels([a_statement("a", 1), a_statement("b", 1)], [a_statement("x", 3, key="a")])
    assert [each.before for each in now] == [3, None]


def test_a_reader_never_sees_what_was_learnt_and_evidence_only_if_shared():
    found = moved([a_statement("a", 1)], [a_statement("a", 1, note="new")], learnt=LEARNT)
    assert found.learnt == LEARNT
    seen = movement_as_shared(found, frozenset({Part.PROFILE, Part.MOVEMENT}))
    assert (seen.learnt, seen.evidence) == ((), ())
    more = movement_as_shared(found, frozenset({Part.EVIDENCE, Part.MOVEMENT}))
    assert (more.learnt, len(more.evidence)) == ((), 1)

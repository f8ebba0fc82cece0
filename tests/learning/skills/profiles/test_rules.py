"""Positions, strengths, and how much of a profile a reader sees."""

from dataclasses import replace

import pytest

from learning.courses.closings import ClosingLesson
from learning.sharing.rules import Part
from learning.skills.gaps import Role
from learning.skills.profiles import figures
from learning.skills.profiles.rules import (
    EvidenceLine,
    as_shared,
    by_domain,
    by_lens,
    level_names,
    present_id,
)
from learning.skills.rules import Answer, EvidenceKind
from tests.learning.skills.profiles.making import (
    LENSES,
    a_gap,
    a_profile,
    a_statement,
    facts,
    seen_as,
)

PROFILE = frozenset({Part.PROFILE})
EVIDENCE = PROFILE | {Part.EVIDENCE}
MOVEMENT = PROFILE | {Part.MOVEMENT}


def test_a_domain_stands_at_the_mean_of_what_was_rated_in_it():
    statements = (
        a_statement("a", 2),
        a_statement("b", 3, target=4),
        a_statement("c", Answer.NOT_MY_ROLE),
        a_statement("d", Answer.NO_EVIDENCE, target=4),
        a_statement("e"),
    )
    ((domain),) = by_domain(statements, (a_statement("a", 1), a_statement("b")))
    found = domain.position
    assert (found.you, found.target, found.before) == (2.5, 3.5, 1.0)
    assert (found.rated, found.asked, found.title) == (2, 5, "Looking closely")
    assert [each.slug for each in domain.statements] == ["a", "b"]


def test_a_domain_without_a_level_stands_nowhere():
    assert by_domain((a_statement("a", Answer.NO_EVIDENCE), a_statement("b")), ()) == ()


def test_mentors_stand_apart_from_oneself_and_from_one_another():
    statements = (
        a_statement("a", 1, mentors=seen_as(3, None)),
        a_statement("b", 1, mentors=seen_as(4, 2)),
        a_statement("c", Answer.NO_EVIDENCE, mentors=seen_as(2, None)),
    )
    (domain,) = by_domain(statements, ())
    assert domain.position.you == 1.0
    assert domain.position.mentors == (3.0, 2.0)


def test_lenses_stand_in_the_order_of_the_framework():
    statements = (
        a_statement("a", 1, lens="specialist"),
        a_statement("b", 2, lens="another"),
        a_statement("c", 3, lens="leader"),
    )
    found = by_lens(statements, (), LENSES)
    assert [each.title for each in found] == ["Leader", "Specialist", "Another"]


def test_strengths_are_at_their_target_or_above_and_the_strongest_first():
    profile = a_profile(
        a_statement("at", 3),
        a_statement("below", 2),
        a_statement("top", 4),
        a_statement("far", 4, target=2),
        a_statement("none", Answer.NO_EVIDENCE, target=1),
    )
    assert [each.slug for each in profile.strengths] == ["far", "top", "at"]


def test_domains_are_firm_or_open():
    profile = a_profile(
        a_statement("a", 4),
        a_statement("b", 3, domain_slug="two", domain_title="Two"),
        a_statement("c", 1, domain_slug="three", domain_title="Three"),
        a_statement("d", 2, domain_slug="four", domain_title="Four"),
    )
    assert [each.title for each in profile.firm] == ["Looking closely", "Two"]
    assert [each.title for each in profile.open] == ["Three", "Four"]
    assert (profile.rated, profile.asked) == (4, 4)


def test_tables_show_one_decimal_and_a_dash_for_nothing():
    profile = a_profile(
        a_statement("a", 1, mentors=seen_as(None)), a_statement("b", 2, mentors=seen_as(None))
    )
    assert figures.columns(profile, "Domain", "You") == (
        "Domain",
        "You",
        "Mentor called 0",
        "Target",
        "Rated",
    )
    assert figures.rows(profile, profile.positions) == (
        ("Looking closely", "1.5", "–", "3.0", "2 of 2"),
    )
    moving = replace(profile, before=facts())
    assert figures.rows(moving, profile.positions)[0][3] == "–"


def test_what_is_in_no_figure_is_said():
    profile = a_profile(a_statement("a", 1), a_statement("b", Answer.NOT_MY_ROLE), a_statement("c"))
    assert figures.completeness(profile) == (
        "1 of 3 statements are rated; 1 not my role here, 1 not answered, and in no figure."
    )
    assert figures.completeness(a_profile(a_statement("a", 1))) == "1 of 1 statements are rated."


def test_without_its_framework_the_levels_have_their_usual_names(library):
    assert level_names(None) == ("Emerging", "Developing", "Secure", "Leading")
    assert level_names(library.framework("small-skills"))[3] == "Leading"


def test_a_former_id_leads_to_the_present_one(library):
    framework = library.framework("small-skills")
    assert present_id(framework, "one-thing") == "one-at-a-time"
    assert present_id(framework, "school-4") == present_id(None, "school-4") == "school-4"


@pytest.fixture
def whole():
    """A profile with everything in it that somebody might see."""
    closing = ClosingLesson(
        module_slug="m",
        lesson_slug="l",
        heading_slug="h",
        lesson_title="L",
        heading_title="H",
        minutes=4,
        is_done=True,
    )
    line = a_statement(
        "a",
        2,
        note="A note",
        link="https://example.org/a",
        evidence=(EvidenceLine(kind=EvidenceKind.MODULE, ref="m", title="A module"),),
        before=1,
        mentors=seen_as(3, 4),
    )
    apart = replace(line, slug="b", key="b", answer=Answer.NO_EVIDENCE, level=None)
    return a_profile(
        line,
        apart,
        gaps=(replace(a_gap("a"), closings=(closing,)),),
        facts=facts(role=Role(stage="first year"), counts_in_totals=True),
        before=facts(1),
        strengths=(line,),
        unanswered=(replace(apart, slug="c"),),
        not_my_role=(replace(apart, slug="d"),),
        lenses=by_lens((line, apart), (line,), LENSES),
        domains=by_domain((line, apart), (line,)),
    )


def all_lines(profile):
    inside = [one for domain in profile.domains for one in domain.statements]
    lists = (profile.strengths, profile.no_evidence, profile.not_my_role, profile.unanswered)
    return [*inside, *(one for each in lists for one in each)]


@pytest.mark.parametrize("parts", [PROFILE, EVIDENCE, MOVEMENT, EVIDENCE | MOVEMENT])
def test_a_reader_never_sees_what_is_the_owners_alone(whole, parts):
    seen = as_shared(whole, parts)
    assert not seen.is_own
    assert seen.suggested == ()
    assert seen.facts.purpose == ""
    assert seen.facts.role == Role()
    assert not seen.facts.counts_in_totals
    (gap,) = seen.gaps
    assert (gap.reasons, gap.evidence, gap.ready_actions) == ((), (), ())
    assert [each.is_done for each in gap.closings] == [False]
    assert "Mentor called" not in repr(seen)
    assert "A comment" not in repr(seen)
    assert seen.mentors == ("Mentor 1", "Mentor 2")


def test_a_reader_sees_levels_and_targets(whole):
    seen = as_shared(whole, PROFILE)
    (line,) = seen.domains[0].statements
    assert (line.level, line.target, [each.level for each in line.mentors]) == (2, 3, [3, 4])


@pytest.mark.parametrize("parts", [PROFILE, MOVEMENT])
def test_notes_and_evidence_are_a_part_of_their_own(whole, parts):
    assert all(not each.has_evidence for each in all_lines(as_shared(whole, parts)))
    assert any(each.has_evidence for each in all_lines(as_shared(whole, EVIDENCE)))


@pytest.mark.parametrize("parts", [PROFILE, EVIDENCE])
def test_last_time_is_a_part_of_its_own(whole, parts):
    seen = as_shared(whole, parts)
    assert seen.before is None
    assert {each.before for each in all_lines(seen)} == {None}
    assert {each.before for each in (*seen.positions, *seen.lenses)} == {None}
    shown = as_shared(whole, MOVEMENT)
    assert shown.before is not None
    assert shown.positions[0].before == 2.0


def test_one_mentor_needs_no_number():
    profile = a_profile(a_statement("a", 2, mentors=seen_as(3)))
    assert as_shared(profile, PROFILE).mentors == ("Mentor",)

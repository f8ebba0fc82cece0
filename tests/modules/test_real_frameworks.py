"""The skills audit that comes with the product: whole, closed by lessons, and fit to be said."""

import re

import pytest

from content import Library, plain
from content.framework_types import Framework, Statement
from tests.modules.conftest import MODULES

DOMAINS = {
    "law-and-rights": ("LAW", 6),
    "identifying-need": ("IDN", 6),
    "graduated-approach": ("GRA", 7),
    "teaching-and-developing-others": ("TCH", 7),
    "strategic-leadership": ("STR", 7),
    "data-and-resources": ("DAT", 6),
    "pupils-and-families": ("FAM", 6),
    "agencies-and-transitions": ("AGY", 6),
    "self-and-time": ("SLF", 6),
}
ASPIRING = (
    "LAW1 LAW2 IDN1 IDN2 IDN3 IDN5 GRA1 GRA2 GRA3 TCH1 TCH5 STR1 DAT1 FAM1 FAM2 FAM4 SLF3 SLF4"
)
AIMED_AT_THREE = {"LAW", "IDN", "GRA", "FAM"}
TEN_TIPS = (
    "mark-chapter-6",
    "one-outcome-in-each",
    "meet-the-send-governor",
    "three-cuts",
    "three-priorities",
    "find-a-sponsor",
    "walk-with-the-head",
    "lead-a-lesson-study",
    "begin-a-forum",
    "book-your-qualification",
)
LONGEST_STATEMENT = 25
LONGEST_DESCRIPTION = 20
MOST_CLOSINGS = 3


@pytest.fixture(scope="module")
def framework(real_library: Library) -> Framework:
    found = real_library.framework("senco-skills")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def statements(framework: Framework) -> tuple[Statement, ...]:
    return framework.statements


def test_it_is_the_only_one_and_whole(real_library: Library, framework: Framework):
    assert real_library.frameworks == (framework,)
    assert real_library.unavailable_frameworks == ()
    assert framework.is_whole


def test_nine_domains_hold_57_statements(framework: Framework):
    counted = {
        domain.slug: (domain.statements[0].code[:3], len(domain.statements))
        for domain in framework.domains
    }
    assert counted == DOMAINS
    assert list(counted) == list(DOMAINS)
    assert len(framework.statements) == 57


def test_codes_count_through_each_domain(framework: Framework):
    for domain in framework.domains:
        letters, count = DOMAINS[domain.slug]
        codes = [one.code for one in domain.statements]
        assert codes == [f"{letters}{number}" for number in range(1, count + 1)]


def test_an_id_says_what_it_is_about_and_is_no_code(statements: tuple[Statement, ...]):
    assert [one.slug for one in statements if re.fullmatch(r"[a-z]{3}-?\d", one.slug)] == []


def test_the_aspiring_set_has_its_eighteen(framework: Framework):
    assert [one.code for one in framework.in_set("aspiring")] == ASPIRING.split()


def test_targets_are_those_of_the_facts(framework: Framework):
    for one in framework.statements:
        assert one.target == (3 if one.code[:3] in AIMED_AT_THREE else 2), one.code
        assert framework.target(one, "first year") == 2


def test_every_statement_is_closed_by_a_heading_whose_id_is_written(
    real_library: Library, statements: tuple[Statement, ...]
):
    """An id made from a heading’s words would change with them."""
    for one in statements:
        assert 1 <= len(one.closed_by) <= MOST_CLOSINGS
        for closing in one.closed_by:
            module = real_library.module(closing.module_slug)
            assert module is not None
            lesson = module.lesson(closing.lesson_slug)
            assert lesson is not None
            assert closing.heading in [heading.slug for heading in lesson.outline], one.code
            (file,) = (MODULES / "courses" / module.slug).glob(f"[0-9]*-{lesson.slug}.md")
            assert f"{{#{closing.heading}}}" in file.read_text("utf-8"), one.code


def test_no_two_statements_have_the_same_first_lesson_heading(statements: tuple[Statement, ...]):
    first = [one.closed_by[0] for one in statements]
    assert len(set(first)) == len(first)


def test_statements_are_plain_sentences_in_the_first_person(statements: tuple[Statement, ...]):
    for one in statements:
        assert one.text.startswith("I "), one.code
        assert one.text.endswith("."), one.code
        assert len(one.text.split()) <= LONGEST_STATEMENT, one.code
        assert not re.search(r"[*_`\[\]]", one.text), one.code


def test_each_level_is_one_sentence_of_its_own(statements: tuple[Statement, ...]):
    every = [words for one in statements for words in one.descriptions]
    assert len(set(every)) >= len(every) - 6
    for words in every:
        assert re.fullmatch(r"[A-Z][^.!?]*\.", words), words
        assert len(words.split()) <= LONGEST_DESCRIPTION, words


def test_every_statement_has_two_examples_of_evidence(statements: tuple[Statement, ...]):
    assert [one.code for one in statements if len(one.evidence) < 2] == []


def test_lenses_are_all_used(framework: Framework):
    used = {one.lens for one in framework.statements}
    assert used == {lens.name for lens in framework.lenses}


def test_the_ten_tips_are_ready_and_every_domain_has_one_more(framework: Framework):
    tips = [framework.action(slug) for slug in TEN_TIPS]
    assert all(tip and tip.template for tip in tips)
    for domain in framework.domains:
        assert {one.slug for one in domain.actions} - set(TEN_TIPS), domain.slug


def test_an_action_can_be_begun_tomorrow(framework: Framework):
    for domain in framework.domains:
        for action in domain.actions:
            assert 3 <= len(action.how) <= 5, action.slug
            assert all(step.endswith((".", "?")) for step in action.how), action.slug


def test_every_template_belongs_to_an_action(real_library: Library, framework: Framework):
    named = {one.template for domain in framework.domains for one in domain.actions}
    assert {one.slug for one in real_library.templates} <= named


def test_nothing_claims_to_be_approved(framework: Framework):
    assert "Nobody has approved" in plain(framework.html)
    said = " ".join(reference for one in framework.statements for reference in one.references)
    assert "approved" not in said.lower()

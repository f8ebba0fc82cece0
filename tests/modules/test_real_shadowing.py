"""The guide to shadowing that comes with the product: whole, true to its facts, fit to be said."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from content import EVIDENCE_KINDS, PROMPT_SETS, Library, ShadowingGuide
from content.folders import find
from content.proofreading.house import house_of
from content.proofreading.wording import LONGEST_SENTENCE, sentences
from tests.modules.conftest import MODULES

CODES = "PUP STA PAR AGY EHC DAT STR TRA FIN OTH"


@pytest.fixture(scope="module")
def guide(real_library: Library) -> ShadowingGuide:
    return real_library.shadowing


def words_in(thing: object) -> Iterator[str]:
    """Yield every sentence of the guide, without slugs and codes."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from words_in(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in {"slug", "code", "category_slug", "statement_slug", "evidence"}:
                yield from words_in(getattr(thing, field.name))


@pytest.fixture(scope="module")
def said(guide: ShadowingGuide) -> list[str]:
    return list(words_in(guide))


def test_every_part_is_there(guide: ShadowingGuide):
    assert len(guide.parts) == 9
    assert all(part.introduction for part in guide.parts)


def test_three_attributes_have_nine_behaviours_each(guide: ShadowingGuide):
    assert [one.slug for one in guide.attributes] == [
        "relationships",
        "organisation",
        "eye-for-detail",
    ]
    for letter, attribute in zip("rod", guide.attributes, strict=True):
        slugs = [one.slug for one in attribute.behaviours]
        assert slugs == [f"{letter}{number}" for number in range(1, 10)]


def test_ten_categories_keep_their_codes(guide: ShadowingGuide):
    assert [one.code for one in guide.categories] == CODES.split()


def test_experiences_reach_every_category(guide: ShadowingGuide):
    assert 10 <= len(guide.experiences) <= 14
    assert {one.category_slug for one in guide.experiences} == {
        one.slug for one in guide.categories
    }


@pytest.mark.parametrize("slug", ["parent-meeting", "agency-call", "annual-review", "pupil-asked"])
def test_nobody_is_watched_who_has_not_agreed(guide: ShadowingGuide, slug: str):
    experience = guide.experience(slug)
    assert experience
    assert re.search(r"\bagrees?\b", experience.text)


def test_every_aspiring_statement_has_an_aim_with_two_questions(
    real_library: Library, guide: ShadowingGuide
):
    framework = real_library.framework("senco-skills")
    assert framework
    assert [aim.statement_slug for aim in guide.aims] == [
        one.slug for one in framework.in_set("aspiring")
    ]
    assert all(len(aim.questions) == 2 for aim in guide.aims)


def test_prompts_are_those_of_four_moments(guide: ShadowingGuide):
    assert [(one.slug, len(one.prompts)) for one in guide.prompt_sets] == list(
        zip(PROMPT_SETS, (3, 6, 7, 2), strict=True)
    )


def test_the_agreement_has_its_thirteen_rules(guide: ShadowingGuide):
    assert guide.agreement.version >= 1
    assert len(guide.agreement.rules) == 13
    law = guide.agreement.rule("data-protection")
    assert law
    assert "UK GDPR" in law.text
    checks = guide.agreement.rule("host-checks")
    assert checks
    assert checks.text.startswith("The host school decides what checks it needs")


def test_twelve_checkpoints_use_every_kind_of_evidence(guide: ShadowingGuide):
    assert len(guide.checkpoints) == 12
    assert {kind for one in guide.checkpoints for kind in one.evidence} == set(EVIDENCE_KINDS)
    assert all(one.help.startswith("Yes means ") for one in guide.checkpoints)


def test_readiness_is_no_qualification(guide: ShadowingGuide):
    part = guide.part("readiness")
    assert part
    assert "This is not the qualification for SENCos" in part.introduction


def test_an_assistant_is_not_the_senco_in_law(guide: ShadowingGuide):
    assert guide.trial.is_not[0].startswith("An assistant is not the SENCo in law.")


def test_everything_begins_well_and_ends_with_a_stop(guide: ShadowingGuide, said: list[str]):
    for words in said:
        assert re.match(r"[A-Z“]", words), words
        assert not re.search(r"[*_`\[\]<>{}]|  ", words), words
    titles = {one.title for one in (*guide.parts, *guide.attributes, *guide.categories)}
    titles |= {one.title for one in (*guide.prompt_sets, *guide.agreement.rules, *guide.tasks)}
    titles |= {one.title for one in (*guide.topics, *guide.trial.strands)}
    for words in set(said) - titles:
        assert words.endswith((".", "?", ".”", "?”")), words


def test_no_word_is_one_to_avoid(said: list[str]):
    house = house_of([find(MODULES)])
    for words in said:
        for avoided in house.better_words:
            flags = re.IGNORECASE if avoided == avoided.lower() else re.NOFLAG
            assert not re.search(rf"(?<![\w-]){re.escape(avoided)}(?![\w-])", words, flags), words


def test_no_sentence_goes_on_for_ever(said: list[str]):
    for words in said:
        for sentence in sentences(words):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence

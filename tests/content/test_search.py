"""Search: every word, titles before headings before text, and no answers."""

import pytest

from content import Library
from tests.content.writing import HEAD, TOP, module_files, read, write

QUESTION = (
    "::: check\n### Secretive? {#s}\n- [x] Hidden\n  > Concealed.\n- [ ] B\n  > C.\n"
    "> **Why:** veiled.\n:::\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = module_files(
        text=TOP + "About the café at school.\n\n## Early help {#early}\n\nEarly words.\n\n"
        "## Later\n\nThe reader's own dyslexia screening, " + "word " * 60 + "last.\n",
        heading=TOP + "Words.\n\n## Dyslexia and spelling\n\nMore.\n",
        title=TOP.replace("A lesson", "Dyslexia in maths") + "Numbers.\n\n" + QUESTION,
        box=TOP + "::: must 6.2\nBest endeavours.\n:::\n\n::: facilitator\nUnseen\n:::\n",
    )
    files["courses/one/module.md"] = HEAD.replace("What it is about", "Reading, écriture")
    return read(write(tmp_path_factory.mktemp("content"), files))


def found(library: Library, words: str) -> list[tuple[str | None, str | None]]:
    return [(hit.lesson and hit.lesson.slug, hit.heading) for hit in library.search(words)]


def test_titles_come_before_headings_before_text(library: Library) -> None:
    assert found(library, "dyslexia") == [
        ("title", None),
        ("heading", "dyslexia-and-spelling"),
        ("text", "later"),
    ]


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "  café ", "school cafe", "caf about"])
def test_accents_capitals_order_and_word_ends_do_not_matter(library: Library, words: str) -> None:
    assert found(library, words) == [("text", None)]


def test_every_word_must_stand_there(library: Library) -> None:
    assert found(library, "dyslexia endeavours") == []
    assert found(library, "dyslexia numbers") == [("title", None)]


def test_a_word_is_not_found_in_the_middle_of_another(library: Library) -> None:
    assert found(library, "slexia") == []


@pytest.mark.parametrize("words", ["secretive", "hidden", "concealed", "veiled", "unseen"])
def test_answers_feedback_and_facilitators_notes_are_not_found(
    library: Library, words: str
) -> None:
    assert found(library, words) == []


@pytest.mark.parametrize("words", ["", "   ", "…", "'\"<>"])
def test_nothing_is_found_for_no_words(library: Library, words: str) -> None:
    assert found(library, words) == []


def test_a_module_is_found_by_its_own_words(library: Library) -> None:
    (hit,) = library.search("ecriture")
    assert hit.lesson is None
    assert hit.heading is None
    assert hit.module.slug == "one"
    assert hit.snippet.startswith("Reading, écriture.")


def test_a_snippet_is_plain_text_around_the_words(library: Library) -> None:
    (*_, hit) = library.search("screening")
    assert hit.heading == "later"
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("word…")
    assert "reader’s own dyslexia screening" in hit.snippet
    assert " · " in hit.snippet
    assert "<" not in hit.snippet


def test_a_limit_is_kept(library: Library) -> None:
    assert len(library.search("dyslexia", limit=2)) == 2
    assert library.search("dyslexia", limit=0) == library.search("dyslexia", limit=-1) == ()


def test_a_very_long_search_is_cut(library: Library) -> None:
    assert library.search("dyslexia " + "x" * 100_000) == ()


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Modules in which short words, plurals, abbreviations and numbers stand."""
    files = module_files(
        "helpers",
        table=TOP.replace("A lesson", "Taking turns at a table") + "Talk to a parent.\n",
        parents=TOP.replace("A lesson", "Parents know things") + "A teaching assistant helps.\n",
        tas=TOP.replace("A lesson", "TAs that add value") + "They talk.\n",
        money=TOP + "Here are 6 of them and 0005. The first £6,000 is the school's.\n",
        numbers=TOP + "There are 000 and 6 more, and 6 again.\n",
        twice=TOP + "A meltdown. Another meltdown is a meltdown.\n",
        heading=TOP + "Calm.\n\n## After a meltdown\n\nRest.\n\n## Quiet\n\nDays.\n",
        once=TOP + "A meltdown, once.\n",
    )
    files["courses/helpers/module.md"] = HEAD.replace(
        "audience: teacher",
        "audience: teaching assistant\nneeds: developmental language disorder, DLD",
    )
    files["glossary.md"] = (
        "TA\n: Teaching assistant.\n\n"
        "EEF\n: The foundation which reviews what is known about teaching and learning.\n\n"
        "…\n: Nothing.\n"
    )
    return read(write(tmp_path_factory.mktemp("content"), files))


def test_a_short_word_is_meant_whole_before_it_is_a_beginning(school: Library) -> None:
    assert [lesson for lesson, _ in found(school, "TA")] == [
        None,
        "tas",
        "parents",
        "table",
    ], "whom the module is for, its plural, as it is spoken, and what only begins with it"


def test_an_abbreviation_is_found_as_it_is_spoken_and_the_other_way(school: Library) -> None:
    assert found(school, "teaching assistants")[0] == (None, None)
    assert ("tas", None) in found(school, "teaching assistant")


def test_a_plural_finds_the_singular(school: Library) -> None:
    assert [lesson for lesson, _ in found(school, "parents")] == ["parents", "table"]


def test_a_sum_is_found_as_one(school: Library) -> None:
    (first, _), (second, _) = found(school, "£6,000")
    assert (first, second) == ("money", "numbers")
    assert "£6,000" in school.search("£6,000")[0].snippet


def test_a_need_is_as_good_as_a_title(school: Library) -> None:
    assert found(school, "DLD") == [(None, None)]


def test_among_texts_the_one_that_says_it_most_comes_first(school: Library) -> None:
    assert found(school, "meltdown") == [
        ("heading", "after-a-meltdown"),
        ("twice", None),
        ("once", None),
    ]


def test_words_of_different_headings_stand_in_the_text(school: Library) -> None:
    assert found(school, "meltdown quiet") == [("heading", "after-a-meltdown")]


def test_a_title_of_these_very_words_comes_first(school: Library) -> None:
    assert found(school, "parents know things")[0] == ("parents", None)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("devlopmental", "developmental"),
        ("Devlopmental languge", "developmental language"),
        ("taking turns", None),
        ("zzzzzz", None),
        ("", None),
        ("disordr meltdown", None),
    ],
)
def test_a_word_that_stands_nowhere_was_meant_to_be_one_like_it(
    school: Library, words: str, meant: str | None
) -> None:
    assert school.meant(words) == meant


def test_a_heading_in_a_hit_is_the_one_above_the_words(library: Library) -> None:
    assert found(library, "early words") == [("text", "early")]
    assert found(library, "endeavours") == [("box", None)]

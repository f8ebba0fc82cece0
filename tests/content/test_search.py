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


def test_a_heading_in_a_hit_is_the_one_above_the_words(library: Library) -> None:
    assert found(library, "early words") == [("text", "early")]
    assert found(library, "endeavours") == [("box", None)]

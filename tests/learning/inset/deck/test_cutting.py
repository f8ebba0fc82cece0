"""Prose cut into pieces for a screen: nothing is lost, nothing is broken apart."""

import re
from html.parser import HTMLParser

import pytest

from content import Library, plain
from content.types import Prose
from learning.inset.deck.cutting import ROOM, cuts_of, elements_of, without_links

SENTENCE = "Somebody sat beside her and read the first line aloud to begin with. "


class Balance(HTMLParser):
    """Whether every element that is opened is closed again, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def is_whole(html: str) -> bool:
    balance = Balance()
    balance.feed(html)
    return not balance.open


def test_each_heading_begins_a_piece_and_is_its_title():
    html = '<p>Before.</p><h2 id="one">One</h2><p>First.</p><h3 id="two">Two</h3><p>Second.</p>'
    cuts = [(cut.heading, cut.html) for cut in cuts_of(html)]
    assert cuts == [("", "<p>Before.</p>"), ("One", "<p>First.</p>"), ("Two", "<p>Second.</p>")]


def test_paragraphs_share_a_piece_until_it_is_full():
    html = f"<p>{SENTENCE * 2}</p>" * 5
    assert [cut.html.count("<p>") for cut in cuts_of(html)] == [2, 2, 1]


def test_a_long_paragraph_is_cut_between_sentences():
    cuts = list(cuts_of(f"<p>{SENTENCE * 20}</p>"))
    assert len(cuts) > 2
    assert all(cut.html.endswith(".</p>") for cut in cuts)
    assert " ".join(plain(cut.html) for cut in cuts) == (SENTENCE * 20).strip()


def test_a_sentence_within_emphasis_is_not_cut():
    html = f"<p>{SENTENCE * 4}<em>{SENTENCE * 8}</em>{SENTENCE * 4}</p>"
    assert all(is_whole(cut.html) for cut in cuts_of(html))


def test_a_numbered_list_goes_on_counting():
    html = "<ol>" + "".join(f"<li>{SENTENCE}</li>" for _ in range(12)) + "</ol>"
    starts = [re.search(r'<ol(?: start="(\d+)")?>', cut.html)[1] for cut in cuts_of(html)]
    assert starts[0] is None
    assert int(starts[1]) > 1
    assert sum(cut.html.count("<li>") for cut in cuts_of(html)) == 12


def test_a_long_table_keeps_its_head_on_every_piece():
    row = f"<tr><td>A</td><td>{SENTENCE}</td></tr>"
    html = (
        '<div aria-label="Table" class="table-frame" role="region" tabindex="0">\n<table>'
        f'<thead><tr><th scope="col">X</th><th scope="col">Y</th></tr></thead><tbody>{row * 14}'
        "</tbody></table></div>"
    )
    cuts = list(cuts_of(html))
    assert len(cuts) > 1
    assert all(cut.html.count("<thead>") == 1 and is_whole(cut.html) for cut in cuts)
    assert sum(cut.html.count("<td>A</td>") for cut in cuts) == 14


def test_a_picture_has_a_piece_to_itself():
    html = '<p>Look.</p><figure><img src="/a.svg" alt="A" loading="lazy"></figure><p>Now.</p>'
    assert [("<img" in cut.html) for cut in cuts_of(html)] == [False, True, False]
    assert "lazy" not in "".join(cut.html for cut in cuts_of(html))


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p>See <a href="/lessons/a/b#c">there</a>.</p>', "<p>See there.</p>"),
        ('<h2 id="x">X</h2>', "<h2>X</h2>"),
        (
            '<p>So<sup class="footnote-ref" id="fnref1"><a href="#fn1">1</a></sup>.</p>',
            "<p>So.</p>",
        ),
    ],
)
def test_links_ids_and_footnotes_are_left_out(html, left):
    assert without_links(html) == left


def test_notes_at_the_foot_and_rules_are_left_out_and_bare_words_are_kept():
    html = 'Bare<hr><p>In a paragraph</p><section class="footnote"><ol><li>n</li></ol></section>'
    assert [each.html for each in elements_of(html)] == ["<p>Bare</p>", "<p>In a paragraph</p>"]


def test_no_word_of_a_lesson_is_lost_and_nothing_is_broken(library: Library):
    blocks = [
        block
        for module in library.modules
        for lesson in module.lessons
        for block in lesson.blocks
        if isinstance(block, Prose)
    ]
    assert blocks
    for block in blocks:
        cuts = list(cuts_of(block.html))
        assert all(is_whole(cut.html) for cut in cuts)
        kept = " ".join(f"{cut.heading} {plain(cut.html)}" for cut in cuts).split()
        assert not set(plain(without_links(block.html)).split()) - set(kept)


def test_a_piece_is_no_longer_than_a_screen_holds():
    html = "".join(f"<p>{SENTENCE * n}</p>" for n in range(1, 16))
    assert all(len(plain(cut.html)) <= ROOM for cut in cuts_of(html))

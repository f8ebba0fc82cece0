"""A person's own words before they are kept."""

from datetime import date

import pytest

from learning.drafts.free_text import MayNamePupil, paragraphs, words_to_keep
from learning.errors import Refused

TODAY = date(2026, 11, 23)


def kept(typed, **more):
    return words_to_keep(typed, today=TODAY, **{"names_no_pupil": False, **more})


def test_words_are_trimmed_and_line_ends_made_alike():
    assert kept("  one\r\ntwo \n") == "one\ntwo"


@pytest.mark.parametrize("typed", ["", "  \r\n ", "\x00"])
def test_no_words_are_refused(typed):
    with pytest.raises(Refused, match="Write a few words first"):
        kept(typed)


def test_too_many_words_are_refused_with_both_numbers():
    with pytest.raises(Refused, match=r"20,001 characters long, and 20,000 can be kept"):
        kept("x" * 20_001)


def test_line_ends_do_not_count_twice():
    assert len(kept("x\r\n" * 9_999 + "xx")) == 20_000


def test_a_likely_pupil_is_a_warning_that_its_writer_can_overrule():
    with pytest.raises(MayNamePupil, match="looks like a date of birth") as warned:
        kept("Sam, 12/03/2016")
    assert warned.value.field == "body"
    assert kept("Sam, 12/03/2016", names_no_pupil=True) == "Sam, 12/03/2016"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("one", (("one",),)),
        ("one\ntwo\n\nthree", (("one", "two"), ("three",))),
        ("\n\n one \n \n\n", ((" one ",),)),
        ("", ()),
    ],
)
def test_words_are_shown_in_the_paragraphs_and_lines_they_were_typed_in(words, shown):
    assert paragraphs(words) == shown

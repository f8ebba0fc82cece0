"""The warning about likely pupil identifiers: what it notices, and what it leaves alone."""

from datetime import date

import pytest

from learning.drafts.pupil_identifiers import IdentifierKind, found_in

TODAY = date(2026, 11, 23)


def kinds(text):
    return [each.kind for each in found_in(text, TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "dob 12/03/2016",
        "born 3rd March 2016",
        "Her birthday is 3 March",
        "D.O.B. 12.3.16",
        "He was born on 3 of May 2015.",
        "date of birth: 3/4",
        "2016-03-12 came up in the file",
        "March 12, 2016",
        "12-03-2016",
        "12 Sept 2014",
        "3 May ’16",
    ],
)
def test_a_likely_date_of_birth_is_noticed(text):
    assert kinds(text) == [IdentifierKind.DATE_OF_BIRTH]


@pytest.mark.parametrize(
    "text",
    [
        "A123456789012",
        "UPN h801200001001.",
        "T 123 4567 89 012",
        "A12345678901B",
        "z999-9999-16-001",
    ],
)
def test_a_likely_pupil_number_is_noticed(text):
    assert kinds(text) == [IdentifierKind.UPN]


@pytest.mark.parametrize(
    "text",
    [
        "On 23 November 2026 we met.",
        "By 12/12/2026 I will have asked three pupils.",
        "The Act is from 1944: 3 August 1944.",
        "Paragraphs 6.44 to 6.56, and 12/3 of them agreed.",
        "31/02/2016 is no day at all",
        "He was born to teach",
        "I123456789012 and A1234567890 are no pupil numbers",
        "Call 01234 567890 before 10.30",
        "In May 2016 we changed the room.",
        "Year 5, table 12, 30 pupils, 2026",
        "",
    ],
)
def test_ordinary_sentences_are_left_alone(text):
    assert kinds(text) == []


def test_the_message_quotes_what_was_found():
    assert [str(each) for each in found_in("Sam, 12/03/2016, again 12/03/2016", TODAY)] == [
        "“12/03/2016” looks like a date of birth"
    ]


def test_several_kinds_are_all_found():
    text = "A123456789012, born 3 May 2016, brother born on 4 June 2018"
    assert [each.words for each in found_in(text, TODAY)] == [
        "A123456789012",
        "3 May 2016",
        "4 June 2018",
    ]


def test_a_birth_this_year_or_long_ago_is_no_pupil_s():
    assert kinds("3 May 2026") == []
    assert kinds("3 May 1996") == []
    assert kinds("22/11/2025") == [IdentifierKind.DATE_OF_BIRTH]
    assert kinds("24/11/2025") == []


def test_a_very_long_text_without_end_is_answered():
    assert kinds("1" * 20_000) == []
    assert kinds("13/" * 6_000) == []
    assert kinds("born " * 4_000) == []

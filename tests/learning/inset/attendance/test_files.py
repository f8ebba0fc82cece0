"""A sign-in sheet from whatever program; who is meant by each line."""

from datetime import UTC, datetime, time, timedelta

import pytest

from learning.errors import Refused
from learning.inset.attendance.files import (
    LARGEST,
    MOST_LINES,
    SheetLine,
    as_text,
    clock_times,
    read_sheet,
)
from learning.inset.attendance.matching import Found, Here, arrival, matched
from learning.inset.attendance.names import Colleague, name_key

START = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
END = START + timedelta(minutes=60)


def _who(text: str | bytes) -> list[tuple[str, ...]]:
    return [
        tuple(filter(None, (each.name, each.email, each.code, each.school, each.at)))
        for each in read_sheet(text)
    ]


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("Amina Yusuf\nTom Brackley", [("Amina Yusuf",), ("Tom Brackley",)]),
        ("1. Amina Yusuf\n2) Tom Brackley", [("Amina Yusuf",), ("Tom Brackley",)]),
        ("Yusuf, Amina\nBrackley, Tom", [("Amina Yusuf",), ("Tom Brackley",)]),
        ('"Yusuf, Amina",15:42\n', [("Yusuf, Amina", "15:42")]),
        ("Nadia Ali, Hill Top\nTom Brackley,", [("Nadia Ali", "Hill Top"), ("Tom Brackley",)]),
        (
            "INSET\n\nNo;Print name;Signature;Time in\n1;Amina Yusuf;;3.42pm\n2;;;\n",
            [("Amina Yusuf", "3.42pm")],
        ),
        ("Surname\tForename\tSchool\nYusuf\tAmina\tSeaview", [("Amina Yusuf", "Seaview")]),
        ("Staff code|E-mail\nAY1|amina@x.example\n", [("amina@x.example", "AY1")]),
        ("amina@x.example,15:40\ntom@x.example,15:41", None),
    ],
)
def test_columns_are_guessed(sent, found):
    if found is None:
        found = [("amina@x.example", "15:40"), ("tom@x.example", "15:41")]
    assert _who(sent) == found


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_sensible_encoding_is_read(encoding):
    sent = "Name,School\r\nZoë O’Brien,St Mary’s\r\n".encode(encoding)
    assert _who(sent) == [("Zoë O’Brien", "St Mary’s")]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"   \n,,,\n",
        b"PK\x03\x04whatever",
        b"%PDF-1.7",
        b"\x00\x01\x02\x03",
        b'Name\n"never ends' + b"x" * 200_000,
        b"x" * (LARGEST + 1),
        b"Name\n" + b"Amina Yusuf\n" * (MOST_LINES + 1),
        b"1,2,3\n4,5,6\n",
        b"Name,Time\n,15:40\n",
    ],
)
def test_what_is_no_sheet_is_refused_in_words(sent):
    with pytest.raises(Refused) as refusal:
        read_sheet(sent)
    assert refusal.value.message.endswith(".")


def test_what_was_read_is_read_the_same_again():
    lines = read_sheet('Name,School,Time\n"=HYPERLINK(""x"")","a\tb\nc",15:42\nTom,,\n')
    assert read_sheet(as_text(lines)) == lines
    assert lines[0].number == 3


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("15:42", [time(15, 42)]),
        ("3.42pm", [time(15, 42)]),
        ("3:42 p.m.", [time(15, 42)]),
        ("1542", [time(15, 42)]),
        ("15h42", [time(15, 42)]),
        ("15:42:10", [time(15, 42)]),
        ("26/11/2026 15:42", [time(15, 42)]),
        ("3.42", [time(3, 42), time(15, 42)]),
        ("4pm", [time(16)]),
        ("12:10 am", [time(0, 10)]),
        ("25:00", []),
        ("15:99", []),
        ("yes", []),
        ("13pm", []),
        ("", []),
    ],
)
def test_times_as_people_write_them(written, times):
    assert list(clock_times(written)) == times


def test_a_time_is_the_nearest_to_the_session():
    assert arrival("3.42", START, END) == (START + timedelta(minutes=12), "")
    assert arrival("", START, END) == (None, "")
    assert arrival("9:00", START, END)[0] is None
    assert "hours away" in arrival("09:00am", START, END)[1]
    assert "no time that can be read" in arrival("soon", START, END)[1]


def test_an_hour_that_comes_twice_is_the_one_nearer_to_the_start():
    start = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 01:45, fifteen minutes before it goes back
    found, _ = arrival("01:50", start, start + timedelta(minutes=60))
    assert found == start + timedelta(minutes=5)


def _staff() -> list[Colleague]:
    people = [
        ("Amina Yusuf", "amina@x.example", "AY"),
        ("Tom Brackley", "tom@x.example", ""),
        ("Sam Carter", "sam1@x.example", ""),
        ("Sam Carter", "sam2@x.example", ""),
    ]
    return [
        Colleague(person_id=number, name=name, what="Teacher", email=email, staff_code=code)
        for number, (name, email, code) in enumerate(people, start=1)
    ]


def _found(*lines: SheetLine, person_ids: set[int] | None = None, visitors=()):
    here = Here(
        person_ids=frozenset(person_ids or ()),
        visitors=frozenset(visitors),
        schools=frozenset({name_key("Seaview Primary")}),
    )
    return [
        (each.found, [who.person_id for who in each.people])
        for each in matched(lines, _staff(), here, START, END)
    ]


def _line(number: int = 1, **more: str) -> SheetLine:
    return SheetLine(number=number, **more)


@pytest.mark.parametrize(
    "line",
    [
        _line(name="Amina Yusuf"),
        _line(name="YUSUF, AMINA"),
        _line(name="Mrs Amina  Yúsuf"),
        _line(email="AMINA@x.example"),
        _line(code="ay"),
        _line(name="Amina Yusuf", school="Seaview Primary"),
        _line(name="A Yusuf", email="amina@x.example"),
    ],
)
def test_somebody_is_recognised(line):
    assert _found(line) == [(Found.KNOWN, [1])]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (_line(name="Sam Carter"), [3, 4]),
        (_line(name="Amina Yusuf", school="Hill Top"), [1]),
        (_line(name="Tom Brackley", email="amina@x.example"), [1, 2]),
    ],
)
def test_somebody_has_to_be_chosen(line, people):
    assert _found(line) == [(Found.CHOOSE, people)]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (_line(name="Nadia Ali"), []),
        (_line(name="Amina Yusof"), [1]),
        (_line(name="T. Brackley"), [2]),
    ],
)
def test_nobody_has_that_name_but_somebody_may_be_meant(line, people):
    assert _found(line) == [(Found.NOBODY, people)]


def test_who_is_there_already_is_said_so():
    lines = (_line(1, name="Amina Yusuf"), _line(2, name="Tom Brackley"))
    again = (_line(3, email="tom@x.example"), _line(4, name="Nadia Ali", school="Hill Top"))
    found = _found(
        *lines, *again, person_ids={1}, visitors=[(name_key("Nadia Ali"), name_key("Hill Top"))]
    )
    assert [each[0] for each in found] == [Found.THERE, Found.KNOWN, Found.THERE, Found.THERE]

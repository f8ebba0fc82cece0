"""The file: what is written is read again; what was changed is refused, or changes nothing."""

import json
import string
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.cpd.rules import CpdKind
from learning.errors import Refused
from learning.records.carrying import format as file_format
from learning.records.carrying.blocks import Line, block_of
from learning.records.carrying.fields import EARLIEST_DAY
from learning.records.carrying.format import SignedBlock, kept_block, read, written
from learning.records.carrying.plain_json import NotPlain, canonical, is_shown, plain
from learning.records.keys.signing import KeyPair, is_signed_by
from tests.learning.records.carrying.making import SIGNED_ON, a_block, a_line, a_school_key

PAIR = KeyPair(bytes(range(32)))
A_FILE = written([a_block(PAIR, a_line(), a_line(key="b" * 32, version=0, impact="They wait."))])

WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60)
    .map(lambda text: "".join(filter(is_shown, text)).strip())
    .filter(bool)
)
KEYS = st.text("0123456789abcdef", min_size=32, max_size=32)
LINES = st.builds(
    Line,
    key=KEYS,
    kind=st.sampled_from(CpdKind),
    title=WORDS,
    day=st.dates(EARLIEST_DAY, SIGNED_ON),
    minutes=st.integers(0, 60_000),
    provider=WORDS | st.just(""),
    need_type=st.sampled_from(["", "all", "sensory-and-physical"]),
    version=st.integers(0, 99),
    impact=st.just("") | st.builds("{}\n\n{}".format, WORDS, WORDS),
    reflection=WORDS | st.just(""),
    link=st.sampled_from(["", "https://www.example.org/a?b=c"]),
    stands_for=st.lists(KEYS, max_size=3).map(tuple),
)
BLOCKS = st.builds(
    lambda verified, said, holder, apart: a_block(
        PAIR,
        *[line for line in verified if line.key not in {each.key for each in said}],
        said=tuple(said),
        holder_name=holder,
        apart=apart,
    ),
    st.lists(LINES, max_size=4, unique_by=lambda line: line.key),
    st.lists(LINES, max_size=4, unique_by=lambda line: line.key),
    WORDS,
    st.booleans(),
)


@given(st.lists(BLOCKS, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(blocks: list[SignedBlock]) -> None:
    found = read(written(blocks))
    assert list(found) == blocks
    assert all(each.holds for each in found)
    assert [kept_block(each.body) for each in found] == blocks


@given(st.integers(0, len(A_FILE) - 1), st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_a_flipped_byte_of_the_file_is_refused_or_changes_nothing(place: int, change: int) -> None:
    flipped = bytearray(A_FILE)
    flipped[place] ^= change
    try:
        found = read(bytes(flipped))
    except Refused:
        return
    # Spaces between things may be of any kind; nothing that was said may differ.
    assert not found[0].holds or found == read(A_FILE)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_flipped_byte_of_what_was_signed_passes(data: st.DataObject) -> None:
    signed = a_block(PAIR, a_line())
    body, signature = canonical(signed.block.payload), bytes.fromhex(signed.signature)
    whole = bytearray(body + signature)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    changed, its_signature = bytes(whole[: len(body)]), bytes(whole[len(body) :]).hex()
    assert is_signed_by(PAIR.public_key, body, signed.signature)
    assert not is_signed_by(PAIR.public_key, changed, its_signature)


def test_line_ends_and_spaces_do_not_matter() -> None:
    as_windows_has_it = b"\xef\xbb\xbf" + A_FILE.replace(b"\n", b"\r\n")
    assert read(as_windows_has_it) == read(A_FILE)
    assert read(json.dumps(json.loads(A_FILE)).encode()) == read(A_FILE)


def _changed(**more: Any) -> bytes:
    whole = json.loads(A_FILE)
    whole["blocks"][0]["block"] |= more
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "more",
    [
        {"holder": "Somebody Else"},
        {"apart": True},
        {"issued_on": "2026-07-21"},
        {"verified_by_school": []},
        {"issuer": {"name": "Oak Hill", "key": a_school_key().public_key, "urn": "100099"}},
    ],
)
def test_a_change_that_makes_sense_is_seen(more: dict[str, Any]) -> None:
    (found,) = read(_changed(**more))
    assert not found.holds


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"PK\x03\x04" + bytes(200),
        b"\x1f\x8b" + bytes(200),
        b"null",
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'\\"' * 200_000,
        b'"' * 300_001,
        b'{"blocks": 1e400}',
        b'{"blocks": NaN}',
        b'{"blocks": -Infinity}',
        b"9" * 500_000,
        b'{"format": "x", "format": "x"}',
        A_FILE.replace(b'"minutes": 40', b'"minutes": 40.0', 1),
        A_FILE.replace(b'"minutes": 40', b'"minutes": 99999999999999999999', 1),
        A_FILE.replace(b'"minutes": 40', b'"minutes": -1', 1),
        A_FILE.replace(b'"minutes": 40', b'"minutes": true', 1),
        A_FILE.replace(b'"minutes": 40', b'"minutes": 40, "minutes": 50', 1),
        A_FILE.replace(b'"minutes": 40', b'"minutes": 40, "role": "administrator"', 1),
        A_FILE.replace(b"Noticing first", b"Noticing \\u202efirst", 1),
        A_FILE.replace(b"Noticing first", b"Noticing \\ud800first", 1),
        A_FILE.replace(b"Noticing first", b"Noticing \\u0000first", 1),
        A_FILE.replace(b"Noticing first", b"Noticing\\nfirst", 1),
        A_FILE.replace(b"Noticing first", b"", 1),
        A_FILE.replace(b"Noticing first", b"N" * 301, 1),
        A_FILE.replace(b'"module"', b'"medal"', 1),
        A_FILE.replace(b"2026-06-01", b"2026-02-30", 1),
        A_FILE.replace(b"2026-06-01", b"0001-01-01", 1),
        A_FILE.replace(b"2026-06-01", b"2026-07-21", 1),
        A_FILE.replace(b"b" * 32, b"a" * 32, 1),
        A_FILE.replace(PAIR.public_key.encode(), b"0" * 64, 1),
        A_FILE.replace(b"alongside-record-1", b"alongside-record-2", 1),
    ],
)
def test_what_is_no_record_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(body)
    assert refused.value.field == "file"
    assert refused.value.message.endswith(".")


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(Refused, match="larger than 900 kB"):
        read(b" " * (file_format.LARGEST_FILE + 1))


def test_too_many_entries_are_refused() -> None:
    lines = [a_line(key=f"{number:032x}", version=0) for number in range(2_501)]
    blocks = [a_block(PAIR, *lines), a_block(PAIR, *lines, holder_name="Amina Y")]
    whole = {"about": file_format.ABOUT, "format": "alongside-record-1"}
    whole["blocks"] = [json.loads(each.body) for each in blocks]
    body = json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()
    with pytest.raises(Refused, match="5,000 entries"):
        read(body)


def test_a_link_leads_to_a_page_or_is_refused() -> None:
    payload = a_block(PAIR, a_line(link="javascript:alert(1)")).block.payload
    with pytest.raises(NotPlain):
        block_of(payload)


def test_the_key_must_be_the_one_that_signed() -> None:
    other = a_school_key()
    assert not a_block(other, a_line(), issuer_key=PAIR.public_key).holds
    stolen = a_block(PAIR, a_line())
    body = json.loads(stolen.body)
    body["signature"] = other.sign(canonical(body["block"]))
    assert not kept_block(json.dumps(body)).holds


def test_a_deep_string_is_not_deep() -> None:
    assert plain(json.dumps({"a": string.punctuation * 50 + "[" * 50}).encode())


def test_an_entry_may_be_of_the_day_of_signing() -> None:
    block = a_block(PAIR, a_line(day=SIGNED_ON))
    assert read(written([block]))[0].holds
    late = a_block(PAIR, a_line(day=SIGNED_ON + timedelta(days=1)), issued_on=date(2026, 7, 20))
    with pytest.raises(Refused):
        read(written([late]))

"""Making the file that goes along; taking in what somebody brings, once; removing it again.

Nothing of a file is trusted but lines of the record: no role, no completion, no certificate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from learning import clock
from learning.cpd import services as ledger
from learning.cpd.models import CarriedRecord, CpdEntry
from learning.database import add_once, db, insert_once
from learning.errors import Refused
from learning.people.rules import LONGEST_NAME
from learning.people.services import take_turns
from learning.people.viewers import Viewer
from learning.records.carrying import format as file_format
from learning.records.carrying import queries, rules
from learning.records.carrying.blocks import MOST_LINES, Block, Line
from learning.records.carrying.entries import known_keys_of
from learning.records.carrying.format import SignedBlock, kept_block, signed
from learning.records.carrying.queries import Offer
from learning.records.carrying.rules import Chosen, Part
from learning.records.keys.services import signing_pair

NOTHING_CHOSEN = "Nothing you have chosen is in your record. Choose a school year and a kind."
TOO_MUCH = (
    "This file would be larger than another school can take in. "
    "Choose fewer school years, or leave reflections out, and make two files."
)
CHANGED = (
    "This file is not as it was signed: something in it was changed afterwards, so nothing of it "
    "is taken. Take your record along from the other school once more, and bring the new file."
)
FROM_THE_FUTURE = "This file was signed on a day that is still to come. Ask the school about it."
ASK_WHO = "Tick this if you are the same person. If you are not, do not take this file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a file: how many of its blocks wait, were here already, had been changed."""

    waiting: int
    here_already: int
    changed: int


def file_for(viewer: Viewer, offer: Offer, chosen: Chosen, secret_key: str) -> bytes:
    """The file with what was chosen, each block signed by its school; Refused if it is none."""
    along = offer.along(chosen)
    if not along.count:
        raise Refused(NOTHING_CHOSEN)
    wanted = {each.record_id for each in along.taken}
    carried = [kept_block(row.body) for row in queries.rows_brought(viewer.id) if row.id in wanted]
    own = [_signed(viewer.name, part, secret_key) for part in along.parts]
    body = file_format.written([*own, *carried])
    if (
        len(body) > file_format.LARGEST_FILE
        or along.count > MOST_LINES
        or len(own) + len(carried) > file_format.MOST_BLOCKS
    ):
        raise Refused(TOO_MUCH)
    return body


def _signed(holder_name: str, part: Part, secret_key: str) -> SignedBlock:
    pair = signing_pair(part.place.organisation_id, secret_key)
    block = Block(
        issuer_name=rules.one_line(part.place.name, LONGEST_NAME),
        issuer_urn=part.place.urn,
        issuer_key=pair.public_key,
        holder_name=rules.one_line(holder_name, LONGEST_NAME),
        issued_on=clock.today(),
        apart=part.apart,
        verified=part.verified,
        said=part.said,
    )
    return signed(block, pair)


def receive(viewer: Viewer, body: bytes) -> Received:
    """What is new in the file waits for its owner to confirm it, in place of what waited before.

    Refused, in words, for what is no record, and for one of which every block was changed.
    """
    blocks = file_format.read(body)
    whole = [each for each in blocks if each.holds]
    if not whole:
        raise Refused(CHANGED, "file")
    if any(each.block.issued_on > clock.today() + timedelta(days=1) for each in whole):
        raise Refused(FROM_THE_FUTURE, "file")
    take_turns(viewer.id)
    discard(viewer.id)
    known = set(_known_keys(viewer.id))
    waiting = 0
    for each in whole:
        if _new_lines(each.block, known):
            known |= _named_in(each.block.lines)
            waiting += _keep(viewer.id, each)
    return Received(
        waiting=waiting,
        here_already=len(whole) - waiting,
        changed=len(blocks) - len(whole),
    )


def discard(person_id: int) -> None:
    """Nothing that was uploaded waits any more."""
    db.session.execute(
        delete(CarriedRecord).where(
            CarriedRecord.person_id == person_id, CarriedRecord.brought_at.is_(None)
        )
    )


def confirm(viewer: Viewer, *, is_same_person: bool) -> int:
    """What waited is in the ledger, each entry once; how many entries are new.

    Refused where it is about somebody of another name and its owner has not said that it is them.
    """
    take_turns(viewer.id)
    rows = queries.rows_waiting(viewer.id)
    others = [each for each in rows if not rules.is_same_name(each.holder_name, viewer.name)]
    if others and not is_same_person:
        raise Refused(ASK_WHO, "is_same_person")
    count = 0
    for row in rows:
        block = kept_block(row.body).block
        lines = _new_lines(block, _known_keys(viewer.id))
        for line in lines:
            _enter(viewer.id, block.issuer_key, line)
        row.brought_at, row.brought_as = clock.now(), viewer.name
        db.session.flush()
        count += len(lines)
    _drop_superseded(queries.rows_brought(viewer.id))
    return count


def remove(person_id: int, issuer_key: str) -> None:
    """Nothing that was signed with this key is left in the person's record; NotFound if nothing."""
    queries.brought_from(person_id, issuer_key)
    begins = rules.prefix_of(issuer_key)
    db.session.execute(
        delete(CpdEntry).where(
            CpdEntry.person_id == person_id,
            CpdEntry.source_kind == rules.SOURCE,
            CpdEntry.source_key.startswith(begins, autoescape=True),
        )
    )
    db.session.execute(
        delete(CarriedRecord).where(
            CarriedRecord.person_id == person_id,
            CarriedRecord.issuer_key == issuer_key,
            CarriedRecord.brought_at.is_not(None),
        )
    )


def _known_keys(person_id: int) -> frozenset[str]:
    """The keys of everything that is in the record, or counted in something that is."""
    brought = (kept_block(row.body).block for row in queries.rows_brought(person_id))
    found = (_named_in(block.lines) for block in brought)
    return known_keys_of(person_id).union(*found)


def _named_in(lines: Iterable[Line]) -> set[str]:
    return {key for line in lines for key in (line.key, *line.stands_for)}


def _new_lines(block: Block, known: Iterable[str]) -> tuple[Line, ...]:
    """What is not here, and is not counted in something else of the same block."""
    passed = {*known, *(key for line in block.lines for key in line.stands_for)}
    return tuple(line for line in block.lines if line.key not in passed)


def _keep(person_id: int, found: SignedBlock) -> bool:
    return add_once(
        _BLOCK,
        person_id=person_id,
        digest=found.digest,
        issuer_name=found.block.issuer_name,
        issuer_key=found.block.issuer_key,
        holder_name=found.block.holder_name,
        issued_on=found.block.issued_on,
        body=found.body,
        brought_as="",
        brought_at=None,
    )


def _enter(person_id: int, issuer_key: str, line: Line) -> None:
    """The entry stands in the ledger; single lessons that are counted in it do not, any more."""
    for key in line.stands_for:
        source = (rules.SOURCE, rules.source_key(issuer_key, key))
        ledger.remove_entry(person_id, source=source, keeps_words=True)
    add_once(
        _ENTRY,
        person_id=person_id,
        kind=line.kind,
        title=line.title,
        happened_on=line.day,
        minutes=line.minutes,
        provider=line.provider,
        need_type=line.need_type,
        impact=line.impact,
        reflection=line.reflection,
        evidence_link=line.link,
        source_kind=rules.SOURCE,
        source_key=rules.source_key(issuer_key, line.key),
    )


def _drop_superseded(rows: Sequence[CarriedRecord]) -> None:
    """Of two blocks with one key, the older goes if the newer holds all of it, word for word.

    Not where its owner had another name then: what was asked about stays beside the entries.
    """
    blocks = [(row, kept_block(row.body).block) for row in rows]
    for place, (row, older) in enumerate(blocks):
        newer = (
            block for other, block in blocks[place + 1 :] if other.brought_as == row.brought_as
        )
        if any(_is_within(older, block) for block in newer):
            db.session.delete(row)
    db.session.flush()


def _is_within(older: Block, newer: Block) -> bool:
    named = ("issuer_key", "issuer_name", "holder_name", "apart")
    return (
        all(getattr(older, name) == getattr(newer, name) for name in named)
        and set(older.verified) <= set(newer.verified)
        and set(older.said) <= set(newer.said)
    )


_ENTRY = insert_once(CpdEntry.__tablename__, "person_id", "source_kind", "source_key")
_BLOCK = insert_once(CarriedRecord.__tablename__, "person_id", "digest")

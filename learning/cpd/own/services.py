"""Entries that somebody makes themselves: added, changed, deleted. Always a person's own."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.cpd import rules
from learning.cpd.models import CpdEntry
from learning.cpd.own import keys, typed
from learning.cpd.own.typed import OwnEntry
from learning.database import db, violated_constraint
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import needed_words, words
from learning.errors import Conflict, NotFound

SENT_TWICE = (
    "uq_cpd_entries_person_id_source_kind_source_key",
    "cpd_entries.person_id, cpd_entries.source_kind, cpd_entries.source_key",
)
ELSEWHERE = "You changed this in another window. What stands now is shown above your words."
_WORDS = ("reflection", "impact")


def add_own_entry(
    person_id: int, entry: OwnEntry, *, form_id: str, names_no_pupil: bool = False
) -> CpdEntry:
    """The entry stands in the ledger; a form sent twice finds what it made first.

    Raises Refused for what cannot be kept, MayNamePupil to warn.
    """
    sent = select(CpdEntry).where(
        CpdEntry.person_id == person_id,
        CpdEntry.source_kind == rules.OWN_SOURCE,
        CpdEntry.source_key == form_id,
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    today = clock.today()
    row = CpdEntry(person_id=person_id, source_kind=rules.OWN_SOURCE, source_key=form_id)
    for name, value in _kept(entry, today, names_no_pupil=names_no_pupil).items():
        setattr(row, name, value)
    row.impact_at = clock.now() if row.impact else None
    row.ask_on = rules.ask_on(row.kind, row.minutes, row.happened_on, today)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.scalars(sent).one()
    discard_drafts(person_id, keys.form_key(None, ""))
    return row


def change_own_entry(
    person_id: int, entry_id: int, entry: OwnEntry, *, edition: str, names_no_pupil: bool = False
) -> CpdEntry:
    """The entry says this. `edition` names what the change was made from.

    Raises Conflict if something else stands now, and as `add_own_entry`; NotFound unless it is
    theirs and they entered it.
    """
    row = own_row(person_id, entry_id)
    if row.source_kind != rules.OWN_SOURCE:
        raise NotFound
    today = clock.today()
    wanted = _kept(entry, today, names_no_pupil=names_no_pupil)
    if any(getattr(row, name) != value for name, value in wanted.items()):
        check_edition(row, edition)
        moved = (row.kind, row.minutes, row.happened_on)
        write(row, wanted)
        if moved != (row.kind, row.minutes, row.happened_on):
            row.ask_on = rules.ask_on(row.kind, row.minutes, row.happened_on, today)
    discard_drafts(person_id, keys.form_key(row.id, ""))
    return row


def keep_words(
    person_id: int,
    entry_id: int,
    *,
    reflection: str,
    impact: str,
    edition: str,
    names_no_pupil: bool = False,
) -> CpdEntry:
    """Their own words about any entry of theirs, whatever made it. Raises as `change_own_entry`."""
    row = own_row(person_id, entry_id)
    wanted = _own_words(reflection, impact, names_no_pupil=names_no_pupil)
    if any(getattr(row, name) != value for name, value in wanted.items()):
        check_edition(row, edition)
        write(row, wanted)
    discard_drafts(person_id, keys.form_key(row.id, ""))
    return row


def remove_own_entry(person_id: int, entry_id: int) -> None:
    """The entry is gone for good, and its drafts. NotFound unless they entered it themselves."""
    row = own_row(person_id, entry_id)
    if row.source_kind != rules.OWN_SOURCE:
        raise NotFound
    discard_drafts(person_id, keys.form_key(row.id, ""))
    db.session.execute(delete(CpdEntry).where(CpdEntry.id == row.id))


def own_row(person_id: int, entry_id: int) -> CpdEntry:
    """A row of the person's ledger, to change; raises NotFound."""
    row = db.session.scalar(
        select(CpdEntry)
        .where(CpdEntry.id == entry_id, CpdEntry.person_id == person_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def check_edition(row: CpdEntry, edition: str) -> None:
    """Raises Conflict if the row is not the one that a change was made from."""
    if edition != str(row.edition):
        raise Conflict(ELSEWHERE, row.impact)


def write(row: CpdEntry, wanted: dict[str, object]) -> None:
    """The row says this, as another edition; an impact that is new was said now."""
    if "impact" in wanted and wanted["impact"] != row.impact:
        row.impact_at = clock.now() if wanted["impact"] else None
    for name, value in wanted.items():
        setattr(row, name, value)
    row.edition += 1


def _kept(entry: OwnEntry, today: date, *, names_no_pupil: bool) -> dict[str, object]:
    """The columns of an entry as they are kept, checked in the order of the form."""

    def line(text: str, field: str, longest: int) -> str:
        return words(" ".join(text.split()), field, longest, names_no_pupil=names_no_pupil)

    return {
        "kind": typed.check_kind(entry.kind),
        "title": needed_words(
            " ".join(entry.title.split()),
            "title",
            rules.LONGEST_TITLE,
            names_no_pupil=names_no_pupil,
        ),
        "happened_on": typed.check_day(entry.happened_on, today),
        "minutes": typed.check_minutes(entry.minutes),
        "provider": line(entry.provider, "provider", rules.LONGEST_PROVIDER),
        "need_type": typed.check_area(entry.need_type),
        "evidence_link": typed.evidence_to_keep(entry.evidence_link),
        **_own_words(entry.reflection, entry.impact, names_no_pupil=names_no_pupil),
    }


def _own_words(reflection: str, impact: str, *, names_no_pupil: bool) -> dict[str, object]:
    return {
        name: words(text, name, rules.LONGEST_WORDS, names_no_pupil=names_no_pupil)
        for name, text in zip(_WORDS, (reflection, impact), strict=True)
    }

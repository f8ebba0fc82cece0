"""Sharing, taking back, and noting who opened what. Told to nobody but the two of them."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.errors import NotFound, Refused
from learning.people.models import Person
from learning.people.queries import viewer_for
from learning.sharing import rules
from learning.sharing.models import Look, Share
from learning.sharing.queries import colleagues_of, cover
from learning.sharing.rules import SubjectKind


def share(  # noqa: PLR0913 - a share is these things
    owner_id: int,
    *,
    kind: SubjectKind,
    subject_id: int,
    title: str,
    with_person_id: int,
    parts: Collection[str],
    ends_on: date,
) -> int:
    """The person may see these parts of the owner's thing until the end of that day; its key.

    Whoever calls has made sure that the thing is the owner's. What stands with the same person
    already takes these parts and this day; what has ended stays as it was, and a new share begins.
    Raises Refused for oneself, somebody the owner may not choose, parts that are none of this
    kind's, a past day or one too far ahead.
    """
    today = clock.today()
    wanted = _checked_parts(kind, parts)
    rules.check_ends_on(ends_on, today)
    _check_reader(owner_id, with_person_id)
    row = _row_of(owner_id, kind, subject_id, with_person_id, today)
    row.title, row.parts, row.ends_on = title[:200], wanted, ends_on
    db.session.flush()
    return row.id


def withdraw(owner_id: int, share_id: int) -> None:
    """Nothing of it can be seen any more, on an open page either. Raises NotFound unless theirs.

    What has ended stays as it ended.
    """
    row = db.session.scalar(
        select(Share).where(Share.id == share_id, Share.owner_id == owner_id).with_for_update()
    )
    if row is None:
        raise NotFound
    if rules.is_standing(row.ends_on, row.withdrawn_at, clock.today()):
        row.withdrawn_at = clock.now()


def withdraw_all(kind: SubjectKind, subject_id: int) -> None:
    """Nobody sees the thing any more: it is being deleted."""
    db.session.execute(
        update(Share)
        .where(
            Share.subject_kind == kind,
            Share.subject_id == subject_id,
            Share.withdrawn_at.is_(None),
            Share.ends_on >= clock.today(),
        )
        .values(withdrawn_at=clock.now())
    )


def forget(owner_id: int, kind: SubjectKind, subject_ids: Collection[int]) -> None:
    """Nothing says any more that these things of the owner’s were shared: all of it is deleted."""
    db.session.execute(
        delete(Share)
        .where(
            Share.owner_id == owner_id,
            Share.subject_kind == kind,
            Share.subject_id.in_(subject_ids),
        )
        .execution_options(synchronize_session=False)
    )


def end_by(
    kind: SubjectKind, subject_id: int, person_ids: Collection[int], last_day: date | None
) -> None:
    """What stands of a thing with these people ends by that day at the latest; None: at once."""
    standing = update(Share).where(
        Share.subject_kind == kind,
        Share.subject_id == subject_id,
        Share.with_person_id.in_(person_ids),
        Share.withdrawn_at.is_(None),
    )
    if last_day is None or last_day < clock.today():
        ended = standing.where(Share.ends_on >= clock.today()).values(withdrawn_at=clock.now())
    else:
        ended = standing.where(Share.ends_on > last_day).values(ends_on=last_day)
    db.session.execute(ended)


def open_share(viewer_id: int, share_id: int) -> SubjectKind:
    """What is shared stands open to the viewer for an hour, and its owner sees that they looked.

    What kind of thing it is comes back. Opening it twice within a minute is one look. Raises
    NotFound if it was never shared with them, NoLongerShared if it is over.
    """
    now = clock.now()
    # Of two requests at once, the second sees the look of the first; nor can it be taken back now.
    db.session.execute(select(Share.id).where(Share.id == share_id).with_for_update())
    found = cover(viewer_id, share_id, now=now)
    if not rules.is_same_look(found.last_look_at, now):
        db.session.add(Look(share_id=share_id, created_at=now))
    return found.share.kind


def _checked_parts(kind: SubjectKind, parts: Collection[str]) -> str:
    """The parts as they are kept; those of a request to rate are domains, in any words."""
    wanted = set(parts)
    offered = rules.PARTS_OF[kind]
    if offered:
        if not wanted <= set(offered):
            raise Refused("Choose from the parts that are offered.", "parts")
        wanted.add(offered[0])
    if not wanted:
        raise Refused("Choose at least one part.", "parts")
    kept = ",".join(rules.in_order(wanted))
    if len(kept) > rules.LONGEST_PARTS:
        raise Refused("Choose fewer parts.", "parts")
    return kept


def _check_reader(owner_id: int, with_person_id: int) -> None:
    if with_person_id == owner_id:
        raise Refused("This is yours already. Choose somebody else.", "who")
    owner = viewer_for(owner_id)
    if owner is None or all(each.id != with_person_id for each in colleagues_of(owner)):
        raise Refused("Choose somebody from the list: people who work around you.", "who")


def _row_of(
    owner_id: int, kind: SubjectKind, subject_id: int, with_person_id: int, today: date
) -> Share:
    """The share of this thing with this person that stands, or a new one."""
    # Only owners share what is theirs, so nobody else makes the same share meanwhile.
    db.session.execute(
        select(Person.id).where(Person.id == owner_id).with_for_update(key_share=True)
    )
    row = db.session.scalar(
        select(Share).where(
            Share.owner_id == owner_id,
            Share.subject_kind == kind,
            Share.subject_id == subject_id,
            Share.with_person_id == with_person_id,
            Share.withdrawn_at.is_(None),
        )
    )
    if row is not None and row.ends_on >= today:
        return row
    if row is not None:
        _close(row)
    made = Share(
        owner_id=owner_id,
        with_person_id=with_person_id,
        subject_kind=kind,
        subject_id=subject_id,
    )
    db.session.add(made)
    return made


def _close(row: Share) -> None:
    """What ran out is closed at the midnight it ran out, so that a new share can begin."""
    midnight = datetime.combine(row.ends_on + timedelta(days=1), time(), clock.LONDON)
    row.withdrawn_at = midnight.astimezone(UTC)
    db.session.flush()

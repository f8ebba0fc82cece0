"""A placement on its way: asked, accepted, released, changed, ended. Nothing is journalled.

Agreeing to the rules is in `agreeing`; what belongs to an end in `ending`.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, delete, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.rules import as_kept
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import needed_words, words
from learning.errors import Refused
from learning.people.surroundings.queries import staff_hats
from learning.people.viewers import Viewer
from learning.shadowing.models import Placement, Reference
from learning.shadowing.placements import keeping, rules
from learning.shadowing.placements.agreeing import kept_wording_id, settle
from learning.shadowing.placements.around import HostLine, hosts_around, leaders_for
from learning.shadowing.placements.ending import shares_end_by
from learning.shadowing.placements.found import placements_seen, visit_outside
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold, draft_key
from learning.shadowing.placements.typed import HostWords, Release, Wish
from learning.shadowing.placements.wordings import Wording
from learning.shadowing.rules import LONGEST_AIM, Party, PlacementState

SENT_TWICE = ("uq_placements_visitor_id_form_id", "placements.visitor_id, placements.form_id")
NOT_AROUND = "Choose somebody from the list: SENCos and mentors around you."


def ask(  # noqa: PLR0913 - a placement begins with these things
    viewer: Viewer,
    wish: Wish,
    *,
    host_key: str,
    home_organisation_id: int,
    offered_aims: Collection[str],
    form_id: str,
    opportunity_id: int | None = None,
    names_no_pupil: bool = False,
) -> Placement:
    """The host is asked, and sees it on their own page; a form sent twice finds what it made first.

    Raises Refused for somebody who is not around the visitor, for one who is asked already, for
    words or days that cannot be; MayNamePupil to warn.
    """
    sent = select(Placement).where(Placement.visitor_id == viewer.id, Placement.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    starts_on, ends_on = keeping.checked_days(wish.starts_on, wish.ends_on)
    host = _host(viewer, host_key)
    _check_may_ask(viewer, host, home_organisation_id)
    row = Placement(
        visitor_id=viewer.id,
        host_id=host.person_id,
        host_organisation_id=host.organisation_id,
        home_organisation_id=home_organisation_id,
        opportunity_id=opportunity_id,
        aim=needed_words(wish.aim, "aim", LONGEST_AIM, names_no_pupil=names_no_pupil),
        aims=keeping.chosen_aims(wish.aims, offered_aims),
        starts_on=starts_on,
        ends_on=ends_on,
        form_id=form_id,
    )
    row = _added(row, sent)
    discard_drafts(viewer.id, draft_key("new"))
    return row


def accept(
    host_id: int,
    placement_id: int,
    wording: Wording,
    said: HostWords,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> Placement:
    """The host has said yes, under the rules in force now; or has changed what they said then.

    Raises Conflict if it was changed meanwhile, Refused for a placement that has ended or is on
    hold, or while there are no rules to agree to; MayNamePupil to warn.
    """
    row, seen = keeping.locked(host_id, placement_id, Party.HOST)
    keeping.check_goes_on(seen)
    contact = needed_words(
        said.safeguarding_contact,
        "safeguarding_contact",
        rules.LONGEST_CONTACT,
        names_no_pupil=names_no_pupil,
    )
    note = words(said.note, "note", rules.LONGEST_PLACEMENT_NOTE, names_no_pupil=names_no_pupil)
    is_new = row.state is PlacementState.REQUESTED
    if not is_new and (row.safeguarding_contact, row.host_note) == (contact, note):
        return row
    keeping.check_edition(row, edition, row.host_note, "note")
    row.safeguarding_contact, row.host_note = contact, note
    if is_new:
        row.wording_id = kept_wording_id(wording)
        row.accepted_at = clock.now()
        row.state = PlacementState.RELEASED if row.released_at else PlacementState.ACCEPTED
    keeping.changed(row)
    discard_drafts(host_id, draft_key(placement_id, "host_note"))
    return row


def ask_leader(viewer: Viewer, placement_id: int, leader_id: int) -> Placement:
    """The leader learns of the placement and is asked for time. Time that is released stands.

    Whoever was asked before sees it no more. Raises Refused for somebody who leads neither the
    visitor's school nor its trust, or while nobody has to be asked.
    """
    row, seen = keeping.locked(viewer.id, placement_id, Party.VISITOR)
    keeping.check_goes_on(seen)
    if row.state is PlacementState.REQUESTED:
        raise Refused("Wait for the host’s answer first.")
    if seen.has_leader and row.state in (PlacementState.RELEASED, PlacementState.AGREED):
        raise Refused("Time is released already.")
    leaders = leaders_for(row.home_organisation_id, viewer.id, clock.today())
    if all(each.person_id != leader_id for each in leaders):
        raise Refused("Choose a leader from the list.", "leader")
    if (row.home_leader_id, row.state) == (leader_id, PlacementState.ACCEPTED):
        return row
    row.home_leader_id, row.release_asked_at, row.leader_note = leader_id, clock.now(), ""
    if row.state is not PlacementState.AGREED:
        row.state = PlacementState.RELEASED if row.released_at else PlacementState.ACCEPTED
        keeping.forget_ticks(row.id, Party.HOME_LEADER)
    keeping.changed(row)
    return row


def release(
    leader_id: int,
    placement_id: int,
    given: Release,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> Placement:
    """Time is released; or what was said about it then is changed. Raises as `accept`."""
    row, seen = keeping.locked(leader_id, placement_id, Party.HOME_LEADER)
    keeping.check_goes_on(seen)
    if row.state is PlacementState.REQUESTED and not row.released_at:
        raise Refused("Wait for the host’s answer first.")
    minutes = given.protected_minutes
    if minutes is not None and not 0 < minutes <= rules.MOST_MINUTES:
        raise Refused("Write the minutes of protected time, such as 180.", "protected_minutes")
    said = (
        words(given.cover, "cover", rules.LONGEST_COVER, names_no_pupil=names_no_pupil),
        minutes,
        words(given.note, "note", rules.LONGEST_PLACEMENT_NOTE, names_no_pupil=names_no_pupil),
    )
    if row.released_at and said == (row.cover, row.protected_minutes, row.leader_note):
        return row
    keeping.check_edition(row, edition, row.leader_note, "note")
    row.cover, row.protected_minutes, row.leader_note = said
    if not row.released_at:
        row.released_at = clock.now()
        row.state = PlacementState.RELEASED
    keeping.changed(row)
    settle(row)
    discard_drafts(leader_id, draft_key(placement_id, "leader_note"))
    return row


def refuse_release(
    leader_id: int, placement_id: int, *, note: str, names_no_pupil: bool = False
) -> Placement:
    """No time is released for now; the visitor may ask another leader. Raises Refused if it is."""
    row, seen = keeping.locked(leader_id, placement_id, Party.HOME_LEADER)
    if row.state is PlacementState.NOT_RELEASED:
        return row
    if row.state is not PlacementState.ACCEPTED or seen.released_at is not None:
        raise Refused("Time is released already. You can cancel the placement instead.")
    row.leader_note = words(
        note, "note", rules.LONGEST_PLACEMENT_NOTE, names_no_pupil=names_no_pupil
    )
    row.state = PlacementState.NOT_RELEASED
    keeping.changed(row)
    return row


def change(
    visitor_id: int,
    placement_id: int,
    wish: Wish,
    *,
    offered_aims: Collection[str],
    edition: str,
    names_no_pupil: bool = False,
) -> tuple[Placement, bool]:
    """The placement has this aim and these days; whether everybody has to agree anew comes back.

    An agreement stands for days at most four weeks outside of those it was made for. Raises
    Conflict if it was changed meanwhile; Refused for one that has ended or is on hold, for words
    or days that cannot be, and for days that leave a planned visit outside; MayNamePupil to warn.
    """
    row, seen = keeping.locked(visitor_id, placement_id, Party.VISITOR)
    _check_may_change(seen)
    is_same = as_kept(wish.aim).strip() == row.aim
    aim = needed_words(wish.aim, "aim", LONGEST_AIM, names_no_pupil=names_no_pupil or is_same)
    aims = keeping.chosen_aims(wish.aims, {*offered_aims, *seen.aims})
    days = keeping.checked_days(wish.starts_on, wish.ends_on, before=row.starts_on)
    if (aim, aims, *days) == (row.aim, row.aims, row.starts_on, row.ends_on):
        return row, False
    keeping.check_edition(row, edition, row.aim, "aim")
    has_moved = days != (row.starts_on, row.ends_on)
    is_anew = has_moved and _move(row, days)
    row.aim, row.aims = aim, aims
    keeping.changed(row)
    discard_drafts(visitor_id, draft_key(placement_id, "aim"))
    return row, is_anew


def choose_host(viewer: Viewer, placement_id: int, host_key: str) -> Placement:
    """Another at the same school is asked to be host, who accepts anew, and all agree anew.

    Time that was released stands; visits to come are cancelled, the host before sees nothing any
    more. Raises Refused unless the host has left, or for somebody who is not around or not there.
    """
    row, seen = keeping.locked(viewer.id, placement_id, Party.VISITOR)
    if seen.hold is not Hold.HOST_LEFT or seen.is_over(clock.today()):
        raise Refused("Another host can be asked once yours no longer works there.")
    host = _host(viewer, host_key)
    if host.organisation_id != row.host_organisation_id:
        raise Refused(f"Choose somebody at {seen.host_school}.", "host")
    if row.host_id is not None:
        shares_end_by(row, (row.host_id,), None)
    db.session.execute(
        delete(Reference).where(
            Reference.placement_id == row.id,
            Reference.written_at.is_(None),
        )
    )
    keeping.cancel_coming_visits(row.id, Party.VISITOR)
    keeping.forget_ticks(row.id)
    row.host_id, row.state = host.person_id, PlacementState.REQUESTED
    row.host_note = row.safeguarding_contact = ""
    row.accepted_at = row.agreed_at = row.wording_id = None
    keeping.changed(row)
    return row


def _host(viewer: Viewer, host_key: str) -> HostLine:
    found = next((each for each in hosts_around(viewer) if each.key == host_key), None)
    if found is None:
        raise Refused(NOT_AROUND, "host")
    return found


def _added(row: Placement, sent: Select[Placement]) -> Placement:
    """The row, or the one that the same form made in the same moment."""
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.scalars(sent).one()
    return row


def _check_may_ask(viewer: Viewer, host: HostLine, home_organisation_id: int) -> None:
    if home_organisation_id not in {hat.organisation_id for hat in staff_hats(viewer)}:
        raise Refused("Choose one of your own schools.", "home")
    today = clock.today()
    for seen in placements_seen(viewer.id, today):
        is_same = (seen.host_id, seen.host_organisation_id) == (
            host.person_id,
            host.organisation_id,
        )
        if seen.is_visitor and is_same and not seen.is_over(today):
            raise Refused(
                f"You have asked {host.name} already, and that placement is open. "
                "Change its days instead, or withdraw it first."
            )


def _check_may_change(seen: SeenPlacement) -> None:
    """One that was never agreed can be given other days, also once they are past."""
    if rules.is_closed(seen.state):
        raise Refused("This placement has ended. It stands as it was.")
    if seen.hold is not Hold.NONE:
        raise Refused(keeping.HELD[seen.hold])
    if seen.state is PlacementState.AGREED and seen.ends_on < clock.today():
        raise Refused("This placement is over. You can ask for another.")


def _move(row: Placement, days: tuple[date, date]) -> bool:
    """The placement has these days; whether what was agreed for the others no longer holds."""
    outside = visit_outside(row.id, *days)
    if outside is not None:
        day = clock.london_day(outside.starts_at)
        raise Refused(
            f"The visit on {day.day} {day:%B %Y} would lie outside of these days. "
            "Move or cancel it first.",
            "ends_on",
        )
    if row.earlier_starts_on is None or row.earlier_ends_on is None:
        row.earlier_starts_on, row.earlier_ends_on = row.starts_on, row.ends_on
    before = (row.earlier_starts_on, row.earlier_ends_on)
    row.starts_on, row.ends_on, row.dates_changed_at = *days, clock.now()
    parties = [each for each in (row.host_id, row.home_leader_id) if each is not None]
    shares_end_by(row, parties, row.ends_on)
    if rules.stands(before, days):
        return False
    keeping.forget_ticks(row.id)
    if row.state is PlacementState.AGREED:
        row.state, row.agreed_at = PlacementState.RELEASED, None
    return True

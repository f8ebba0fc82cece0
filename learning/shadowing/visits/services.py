"""Planning, changing and cancelling visits; what the host says of one. Nothing is journalled."""

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import Conflict, NotFound, Refused
from learning.people.services import take_turns
from learning.shadowing.models import Visit
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.rules import (
    LONGEST_COMMENT,
    LONGEST_PLACE,
    MOST_VISITS,
    Party,
    VisitState,
)
from learning.shadowing.visits import rules
from learning.shadowing.visits.counting import count_visit
from learning.shadowing.visits.queries import (
    SeenVisit,
    count_of_visits,
    entries_of,
    other_visits,
    seen_visit,
)
from learning.shadowing.visits.times import days_in_words, span_in_words, span_of
from learning.shadowing.visits.typed import Plan


def plan_visit(
    person_id: int, placement_id: int, plan: Plan, *, form_id: str, names_no_pupil: bool = False
) -> int:
    """A visit is planned by the visitor or the host; its key. A form sent twice plans one.

    Raises NotFound for anybody else, Refused for a time or a place that cannot be, MayNamePupil.
    """
    placement = placement_seen(person_id, placement_id)
    party = _planner(placement)
    take_turns(placement.visitor_id)
    earlier = db.session.scalar(
        select(Visit.id).where(Visit.placement_id == placement_id, Visit.form_id == form_id)
    )
    if earlier is not None:
        return earlier
    _check_open(placement)
    if party is Party.HOST and placement.ends_on < clock.today():
        raise Refused(rules.HOST_TOO_LATE)
    starts_at, ends_at = span_of(plan.day, plan.starts, plan.ends)
    rules.check_days(
        plan.day,
        placement.starts_on,
        placement.ends_on,
        days_in_words(placement.starts_on, placement.ends_on),
    )
    place = _place(plan.place, names_no_pupil=names_no_pupil)
    if count_of_visits(placement_id) >= MOST_VISITS:
        raise Refused(rules.TOO_MANY.format(most=MOST_VISITS))
    row = Visit(
        placement_id=placement_id,
        visitor_id=placement.visitor_id,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        form_id=form_id,
    )
    _check_alone(row, party)
    db.session.add(row)
    db.session.flush()
    return row.id


def change_visit(
    person_id: int, visit_id: int, plan: Plan, *, edition: int, names_no_pupil: bool = False
) -> None:
    """The visit is then and there, and calendars know it as changed.

    Raises NotFound, Refused as `plan_visit` and for one that stands, Conflict if the other party
    has changed it meanwhile.
    """
    seen = seen_visit(person_id, visit_id)
    row, placement = seen.visit, seen.placement
    party = _planner(placement)
    take_turns(placement.visitor_id)
    _check_changeable(seen, party)
    _check_open(placement)
    starts_at, ends_at = span_of(plan.day, plan.starts, plan.ends)
    place = _place(plan.place, names_no_pupil=names_no_pupil, standing=row.place)
    if (starts_at, ends_at, place) == (row.starts_at, row.ends_at, row.place):
        return
    if edition != row.edition:
        theirs = span_in_words(row.starts_at, row.ends_at)
        raise Conflict("This visit was changed meanwhile. What stands now is shown above.", theirs)
    rules.check_days(
        plan.day,
        placement.starts_on,
        placement.ends_on,
        days_in_words(placement.starts_on, placement.ends_on),
    )
    row.starts_at, row.ends_at, row.place = starts_at, ends_at, place
    _check_noted(row)
    _check_alone(row, party)
    row.edition += 1
    count_visit(row)


def cancel_visit(person_id: int, visit_id: int) -> None:
    """The visit does not take place, and both see who cancelled it. Twice is as once.

    Raises NotFound, Refused for one that has begun (host), or on which something is noted.
    """
    seen = seen_visit(person_id, visit_id)
    row = seen.visit
    party = _planner(seen.placement)
    take_turns(seen.placement.visitor_id)
    if row.state is VisitState.CANCELLED:
        return
    _check_changeable(seen, party)
    if party is Party.VISITOR and entries_of(visit_id):
        raise Refused(
            "You noted something on this visit, so it took place. If it did not, delete what you "
            "noted first."
        )
    row.state, row.cancelled_by = VisitState.CANCELLED, party
    row.edition += 1
    count_visit(row)


def save_comment(
    person_id: int, visit_id: int, typed: str, *, edition: str, names_no_pupil: bool = False
) -> None:
    """The host says this about what was seen; the visitor reads it at once. No words take it back.

    Raises NotFound for anybody else, Refused before the visit and long after it, Conflict if it
    was changed in another window, MayNamePupil to warn.
    """
    row = _to_judge(person_id, visit_id)
    if said_by_earlier_host(row, person_id):
        raise Refused(rules.EARLIER_HOST, "comment")
    mine = comment_of(row, person_id)
    words = ""
    if typed.strip():
        words = words_to_keep(
            typed,
            today=clock.today(),
            names_no_pupil=names_no_pupil or typed.strip() == mine,
            longest=LONGEST_COMMENT,
            field="comment",
        )
    if words != mine:
        if edition != comment_edition(row, person_id):
            raise Conflict("You changed this comment in another window meanwhile.", mine, "comment")
        row.host_comment = words
        row.commented_at = rules.later_of(clock.now(), row.commented_at) if words else None
        row.commented_by_id = person_id if words else None
    discard_draft(person_id, comment_key(visit_id))


def sign_off(person_id: int, visit_id: int, *, took_place: bool) -> None:
    """The host says that the visit took place, or takes that back. Raises as `save_comment`."""
    row = _to_judge(person_id, visit_id)
    if not took_place and signed_by_earlier_host(row, person_id):
        raise Refused(rules.EARLIER_HOST)
    if took_place and row.signed_off_at is None:
        row.signed_off_at, row.signed_off_by_id = clock.now(), person_id
    elif not took_place:
        row.signed_off_at = row.signed_off_by_id = None
    count_visit(row)


def comment_of(visit: Visit, writer_id: int) -> str:
    """What somebody wrote as its host; a host who came after another has written nothing yet."""
    return visit.host_comment if visit.commented_by_id == writer_id else ""


def said_by_earlier_host(visit: Visit, host_id: int) -> bool:
    """Whether words of another, who was host before, stand: they are for the visitor to keep."""
    return bool(visit.host_comment) and visit.commented_by_id != host_id


def signed_by_earlier_host(visit: Visit, host_id: int) -> bool:
    """Whether another, who was host before, said that it took place."""
    return visit.signed_off_at is not None and visit.signed_off_by_id not in (None, host_id)


def comment_edition(visit: Visit, writer_id: int) -> str:
    """A name for their comment as it stands."""
    is_theirs = visit.commented_by_id == writer_id and visit.commented_at is not None
    return visit.commented_at.isoformat() if is_theirs and visit.commented_at else ""


def comment_key(visit_id: int) -> str:
    """The name under which the draft of a host's comment is kept."""
    return f"visit:{visit_id}:comment"


def _planner(placement: SeenPlacement) -> Party:
    """Who of those that plan visits somebody is; a leader who was asked for time is none."""
    if placement.is_visitor:
        return Party.VISITOR
    if placement.is_host:
        return Party.HOST
    raise NotFound


def _check_open(placement: SeenPlacement) -> None:
    why = rules.why_not_noted(
        placement.state, placement.hold, placement.starts_on, placement.ends_on, clock.today()
    )
    if why is not None:
        raise Refused(why)


def _check_changeable(seen: SeenVisit, party: Party) -> None:
    row = seen.visit
    why = rules.why_not_changed(party, row.state, row.starts_at, row.signed_off_at, clock.now())
    if why is not None:
        raise Refused(why)


def _check_noted(row: Visit) -> None:
    """Hold what was noted live to lie within the visit, whatever its times are now."""
    began = [each.started_at for each in entries_of(row.id) if each.started_at is not None]
    if not all(rules.is_within(each, row.starts_at, row.ends_at) for each in began):
        first, last = min(began), max(began)
        raise Refused(
            f"You noted activities that began between {span_in_words(first, last)}. They have to "
            "lie within the visit, or an hour before or after it.",
            "starts",
        )


def _check_alone(row: Visit, party: Party) -> None:
    """Hold a visit to be the visitor's only one at its time; the host is not told where else."""
    others = other_visits(row.visitor_id, but=row.id)
    at = rules.overlapping(
        row.starts_at, row.ends_at, [(each.starts_at, each.ends_at) for each in others]
    )
    if at is None:
        return
    other = others[at]
    when = span_in_words(other.starts_at, other.ends_at)
    if party is Party.VISITOR:
        raise Refused(f"You have another visit at that time: {when}, at {other.school}.", "starts")
    raise Refused(f"The visitor has another visit at that time: {when}.", "starts")


def _place(typed: str, *, names_no_pupil: bool, standing: str = "") -> str:
    line = " ".join(typed.split())
    if not line or line == standing:
        return line
    return words_to_keep(
        line,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=LONGEST_PLACE,
        field="place",
    )


def _to_judge(person_id: int, visit_id: int) -> Visit:
    """A visit on which this person, as its host, can say something now."""
    seen = seen_visit(person_id, visit_id)
    if not seen.placement.is_host:
        raise NotFound
    row = seen.visit
    take_turns(seen.placement.visitor_id)
    why = rules.why_no_comment(
        row.state, row.starts_at, seen.last_day_to_comment, clock.today(), clock.now()
    )
    if why is not None:
        raise Refused(why)
    return row

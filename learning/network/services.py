"""Offering help, changing what is said of it, and taking it back; always one's own."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, delete, update

from content import Library
from learning import clock
from learning.database import add_once, insert_once, run
from learning.drafts.free_text import words_to_keep
from learning.errors import Conflict, Refused
from learning.network.models import HelpOffer
from learning.network.queries import offers_of
from learning.network.rules import LONGEST_NOTE, Place, edition, field_name
from learning.people.surroundings.queries import staff_hats
from learning.people.viewers import Viewer

_THIS = (
    (HelpOffer.person_id == bindparam("whose"))
    & (HelpOffer.framework_slug == bindparam("framework"))
    & (HelpOffer.domain_slug == bindparam("domain"))
)
_OFFER = insert_once("help_offers", "person_id", "framework_slug", "domain_slug")
_REWORD = update(HelpOffer).where(_THIS).values(note=bindparam("words"))
_TAKE_BACK = delete(HelpOffer).where(_THIS)


def set_offers(
    viewer: Viewer,
    library: Library,
    *,
    ticked: Mapping[Place, bool],
    notes: Mapping[Place, str],
    edition_seen: str,
    names_no_pupil: bool = False,
) -> None:
    """The viewer offers help with what is ticked, and with nothing else that a library could show.

    `edition_seen` names the offers that the form was made from. Raises Conflict if others stand
    now; Refused for a line that is too long or without its tick, and for whoever works nowhere;
    MayNamePupil to warn.
    """
    standing = offers_of(viewer.id)
    wanted = _wanted(ticked, notes, standing, names_no_pupil)
    known = places_in(library)
    kept = {place: note for place, note in standing.items() if place in known}
    if wanted == kept and len(kept) == len(standing):
        return
    if edition_seen != edition(standing):
        raise Conflict(
            "You changed your offers in another window. What stands now is shown above the form.",
            "",
        )
    if wanted.keys() - standing.keys() and not staff_hats(viewer):
        raise Refused("Only somebody who works in a school can offer help here.")
    _make_so(viewer.id, standing, wanted, left_out(library))


def places_in(library: Library) -> frozenset[Place]:
    """Every domain that the library shows."""
    return frozenset(
        (one.slug, domain.slug) for one in library.frameworks for domain in one.domains
    )


def left_out(library: Library) -> frozenset[Place]:
    """Every domain that stands in the library and cannot be shown until its author has mended it.

    Without a slug of its own: a framework that cannot be shown at all.
    """
    domains = ((one.slug, each.slug) for one in library.frameworks for each in one.left_out)
    return frozenset((*domains, *((each.slug, "") for each in library.unavailable_frameworks)))


def _wanted(
    ticked: Mapping[Place, bool],
    notes: Mapping[Place, str],
    standing: Mapping[Place, str],
    names_no_pupil: bool,
) -> dict[Place, str]:
    wanted: dict[Place, str] = {}
    for place, is_ticked in ticked.items():
        line = " ".join(notes.get(place, "").split())
        if is_ticked:
            wanted[place] = _checked(line, place, names_no_pupil, clock.today())
        elif line and place not in standing:
            raise Refused(
                "Tick the box above as well if you agree to be asked, or empty this line.",
                field_name("note", place),
            )
    return wanted


def _checked(line: str, place: Place, names_no_pupil: bool, today: date) -> str:
    if not line:
        return ""
    return words_to_keep(
        line,
        today=today,
        names_no_pupil=names_no_pupil,
        longest=LONGEST_NOTE,
        field=field_name("note", place),
    )


def _make_so(
    person_id: int,
    standing: Mapping[Place, str],
    wanted: Mapping[Place, str],
    spared: frozenset[Place],
) -> None:
    for place in standing.keys() - wanted.keys():
        if place not in spared and (place[0], "") not in spared:
            run(_TAKE_BACK, **_named(person_id, place))
    for place, note in wanted.items():
        if place not in standing:
            _add(person_id, place, note)
        elif note != standing[place]:
            run(_REWORD, **_named(person_id, place), words=note)


def _add(person_id: int, place: Place, note: str) -> None:
    framework, domain = place
    add_once(
        _OFFER,
        person_id=person_id,
        framework_slug=framework,
        domain_slug=domain,
        note=note,
    )


def _named(person_id: int, place: Place) -> dict[str, object]:
    return {"whose": person_id, "framework": place[0], "domain": place[1]}

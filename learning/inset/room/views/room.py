"""The room on a phone: the whole page, and what the script asks for when something has changed."""

from dataclasses import dataclass

from flask import get_template_attribute, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.errors import NotFound
from learning.inset.blueprint import blueprint
from learning.inset.live.keeping import keepable_checks
from learning.inset.live.phones import PhoneRoom, phone_room
from learning.inset.live.queries import state_seen
from learning.inset.live.rules import LONGEST_QUESTION
from learning.inset.live.voters import voter_key_of
from learning.inset.room import queries
from learning.inset.room.forms import AskForm, KeepForm
from learning.inset.room.phones import phone_token
from learning.inset.room.showing import (
    GOES_ON,
    Guest,
    Phase,
    RoomPage,
    phase_of,
    shown_step,
    until_of,
)
from learning.people.viewers import Viewer
from learning.web.library import library

KEEPS = "keeps_checks_of"
"""Where the browser's session holds the rooms whose checks somebody wants to keep."""
MOST_ROOMS = 5


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a room: the session, who they are, and the key of their voice ("" for none)."""

    inset_session: PhoneRoom
    guest: Guest
    voter_key: str


class NotInRoom(Exception):  # noqa: N818 - named as what it says
    """Whoever asks has not joined, or not with this browser; or there is no such room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a page has to say to something that was sent: a message, or forms to send again."""

    message: str = ""
    ask: AskForm | None = None


@blueprint.get("/room/<code>")
def read_room(code: str) -> ResponseReturnValue:
    """What the room is looking at now. Who has not joined comes to the door first."""
    try:
        return room_html(seat_of(code))
    except NotInRoom:
        return redirect(url_for("inset.join", code=code[:40]))


@blueprint.get("/room/<code>/now")
def read_room_now(code: str) -> ResponseReturnValue:
    """The same without the page around it; 404 for who is not in the room with this browser."""
    try:
        page = room_page(seat_of(code))
    except NotInRoom as outside:
        raise NotFound from outside
    # Straight from the macro: nothing that stands around a page is made for it.
    html: str = get_template_attribute("inset/_room.html", "now")(page)
    return html


def seat_of(code: str) -> Seat:
    """Who asks, in which room; raises NotInRoom. Unknown codes and rooms of others are alike."""
    viewer = current_user if current_user.is_authenticated else None
    room = phone_room(code, viewer.id if viewer else None)
    if room is None:
        raise NotInRoom
    guest = _guest(room, viewer) if viewer else _visitor(room, phone_token())
    return Seat(room, guest, _voter_key(room, guest))


def room_page(seat: Seat) -> RoomPage:
    """Everything that the phone of this seat shows."""
    row, guest, now = seat.inset_session, seat.guest, clock.now()
    state, phase = state_seen(row, seat.voter_key), phase_of(row, now)
    steps = queries.steps_in(row, library()) if phase in GOES_ON else {}
    person_id = guest.person_id
    return RoomPage(
        code=row.join_code,
        session_id=row.id,
        title=row.title,
        joining_link="" if guest.is_visitor else row.joining_link,
        starts_at=row.starts_at,
        until=until_of(row),
        has_begun=now >= row.starts_at,
        guest=guest,
        phase=phase,
        state=state,
        step=shown_step(steps, state.step_key) if phase is Phase.OPEN else None,
        has_checks=person_id is not None and any(each.question for each in steps.values()),
        keepable=keepable_checks(person_id, row, library()) if person_id is not None else (),
        keeps=row.id in session.get(KEEPS, ()),
    )


def room_html(seat: Seat, said: Said | None = None) -> str:
    """The whole page, with what it has to say to something that was sent."""
    said = said or Said()
    page = room_page(seat)
    return render_template(
        "inset/room.html",
        page=page,
        said=said,
        ask=said.ask or AskForm(formdata=None),
        keep=KeepForm(formdata=None, keeps=page.keeps),
        longest_question=LONGEST_QUESTION,
    )


def remember_keeping(session_id: int, *, keeps: bool) -> None:
    """This browser keeps the checks of this room for whoever is signed in, or does not."""
    others = [each for each in session.get(KEEPS, ()) if each != session_id]
    session[KEEPS] = ([session_id, *others] if keeps else others)[:MOST_ROOMS]


def _guest(room: PhoneRoom, viewer: Viewer) -> Guest:
    """Whoever is signed in, if they are on the list."""
    if not room.is_listed:
        raise NotInRoom
    return Guest(name=viewer.name, person_id=viewer.id)


def _visitor(room: PhoneRoom, token: str | None) -> Guest:
    """The visitor who came with this phone."""
    found = queries.visitor_attendance(room.id, token) if token else None
    if token is None or found is None:
        raise NotInRoom
    return Guest(name=found.visitor_name, token=token)


def _voter_key(room: PhoneRoom, guest: Guest) -> str:
    """The key of a voice; none before the room was opened, and none once answers are nobody's."""
    if room.salt is None:
        return ""
    if guest.person_id is not None:
        return voter_key_of(room, person_id=guest.person_id)
    return voter_key_of(room, token=guest.token)

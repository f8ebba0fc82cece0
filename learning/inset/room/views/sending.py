"""What a phone sends from the room: answers, questions, votes, checks to keep.

A script that asks for JSON gets `{"message"}`; everybody else the page with the same words on it.
"""

from http import HTTPStatus

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning import clock
from learning.database import writing
from learning.drafts.free_text import MayNamePupil
from learning.errors import NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.live import rules, services
from learning.inset.live.services import PollClosed
from learning.inset.room.forms import AskForm
from learning.inset.room.rules import sent_key
from learning.inset.room.showing import GOES_ON, Phase, phase_of
from learning.inset.room.views.room import (
    NotInRoom,
    Said,
    Seat,
    remember_keeping,
    room_html,
    seat_of,
)
from learning.web.library import library

MOST_CHOSEN = 40
"""More options than any question has."""
KEPT = "Your answer is in. You can change it while the question is open."
NOT_IN_ROOM = "You are not in this room with this browser any more. Join again to go on."
GONE = "This question is not there any more."
SIGN_IN_TO_KEEP = "Sign in to keep a check as your own attempt."
WILL_KEEP = "Checks you answer here will count as your own attempts."
WILL_NOT_KEEP = "Checks you answer here do not count as your own attempts."
IS_KEPT = "Kept as your own attempt. You find it on the page of the lesson; nobody else does."
ASKED = "Your question is asked. No name is kept with it."


@blueprint.post("/room/<code>/answers")
def answer_in_room(code: str) -> ResponseReturnValue:
    """The answer stands, one for each voice; or why it does not, with what was asked."""
    seat = _seat(code)
    if seat is None:
        return _not_in_room()
    try:
        _check_time(seat)
        with writing():
            services.answer(
                seat.inset_session,
                sent_key(request.form.get("poll_id", "")),
                seat.voter_key,
                request.form.getlist("chosen")[:MOST_CHOSEN],
                clock.now(),
            )
    except PollClosed as closed:
        return _refused(code, closed, HTTPStatus.CONFLICT)
    except Refused as refused:
        return _refused(code, refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _done(code, KEPT)


@blueprint.post("/room/<code>/questions")
def ask_in_room(code: str) -> ResponseReturnValue:
    """The question stands, without a name."""
    seat = _seat(code)
    if seat is None:
        return _not_in_room()
    form = AskForm()
    try:
        _check_time(seat)
        with writing():
            services.ask(
                seat.inset_session,
                form.body.data or "",
                seat.voter_key,
                form.sent_as,
                names_no_pupil=form.is_confirmed,
            )
    except Refused as refused:
        form.refuse(refused)
        return _refused(code, refused, HTTPStatus.UNPROCESSABLE_ENTITY, form)
    return _done(code, ASKED, says=True)


@blueprint.post("/room/<code>/questions/<question_id>/votes")
def vote_in_room(code: str, question_id: str) -> ResponseReturnValue:
    """This phone would like the question answered, too; or not any more."""
    seat = _seat(code)
    if seat is None:
        return _not_in_room()
    wants = request.form.get("wants") != "no"
    try:
        _check_time(seat)
        with writing():
            services.vote(seat.inset_session, sent_key(question_id), seat.voter_key, wants=wants)
    except NotFound:
        return _refused(code, Refused(GONE), HTTPStatus.NOT_FOUND)
    except Refused as refused:
        return _refused(code, refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _done(code, "")


@blueprint.post("/room/<code>/keep")
def keep_from_room(code: str) -> ResponseReturnValue:
    """A check answered here is an own attempt; or, without naming one, the box is set."""
    seat = _seat(code)
    if seat is None:
        return _not_in_room()
    try:
        return _done(code, _keep(seat), says=True)
    except NotFound:
        return _refused(code, Refused(GONE), HTTPStatus.NOT_FOUND)
    except Refused as refused:
        return _refused(code, refused, HTTPStatus.UNPROCESSABLE_ENTITY)


def _keep(seat: Seat) -> str:
    """What was kept, in words."""
    if seat.guest.person_id is None:
        raise Refused(SIGN_IN_TO_KEEP)
    if not request.form.get("lesson"):
        keeps = bool(request.form.get("keeps"))
        remember_keeping(seat.inset_session.id, keeps=keeps)
        return WILL_KEEP if keeps else WILL_NOT_KEEP
    with writing():
        services.keep_as_attempt(
            seat.guest.person_id,
            seat.inset_session,
            module_slug=request.form.get("module", ""),
            lesson_slug=request.form["lesson"],
            library=library(),
        )
    return IS_KEPT


def _seat(code: str) -> Seat | None:
    try:
        return seat_of(code)
    except NotInRoom:
        return None


def _check_time(seat: Seat) -> None:
    """Hold the room to be one that still takes something, or raise Refused."""
    if not seat.voter_key:
        raise Refused(rules.NOT_STARTED)
    if phase_of(seat.inset_session, clock.now()) is Phase.OVER:
        raise Refused(rules.HAS_ENDED)


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _done(code: str, message: str, *, says: bool = False) -> ResponseReturnValue:
    if _wants_json():
        return jsonify(message=message)
    if says and message:
        flash(message, "done")
    return redirect(url_for("inset.read_room", code=code[:40]))


def _refused(
    code: str, refused: Refused, status: HTTPStatus, form: AskForm | None = None
) -> ResponseReturnValue:
    if _wants_json():
        may_name_pupil = isinstance(refused, MayNamePupil)
        return jsonify(message=refused.message, may_name_pupil=may_name_pupil), status
    seat = seat_of(code)
    has_form = phase_of(seat.inset_session, clock.now()) in GOES_ON
    said = Said(ask=form) if form is not None and has_form else Said(message=refused.message)
    return room_html(seat, said), status


def _not_in_room() -> ResponseReturnValue:
    """A script is told; for everybody else there is no such room, and what they typed stands."""
    if _wants_json():
        return jsonify(message=NOT_IN_ROOM), HTTPStatus.UNAUTHORIZED
    raise NotFound

"""What windows ask the server while a room is open. All of it is JSON, every no in plain words."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, current_app, jsonify, request
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from learning import clock
from learning.database import writing
from learning.errors import NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.codes import canonical_code, is_whole_code
from learning.inset.deck.queries import deck_of
from learning.inset.live import services
from learning.inset.live.arriving import LONGEST_MESSAGE, NOT_UNDERSTOOD, sent_by
from learning.inset.live.driving import AnotherPresents
from learning.inset.live.guessing import VersionGuesses
from learning.inset.live.queries import PresentedRoom, SeenPoll, presented_room, version_of
from learning.inset.models import InsetSession
from learning.inset.sessions.queries import managed_session
from learning.people.interruptions import refuse_forgery
from learning.people.throttling import address_key
from learning.web.library import library

SIGNED_OUT = "You are signed out. Sign in again in another window; this one goes on by itself."
FORGED = "This page was open for a long time. Open it again to go on."
NO_SUCH_SESSION = "There is no such session, or it is not yours to present."
NO_SUCH_ROOM = "There is no room with this code."
TOO_LARGE = "This window sent too much at once. Open the page again."
TOO_MANY_CODES = "Too many codes were wrong. Wait a few minutes, then try again."
GUESSES = "alongside-version-guesses"
JSON_ENDPOINTS = frozenset({"inset.drive"})


def _in_json(view: Callable[[int], ResponseReturnValue]) -> Callable[[int], ResponseReturnValue]:
    """Signed out is 401, not the way to the sign-in page: the script must know."""

    @wraps(view)
    def asked(session_id: int) -> ResponseReturnValue:
        if not current_user.is_authenticated:
            return _message(SIGNED_OUT, 401)
        try:
            return view(session_id)
        except (NotFound, Refused, RequestEntityTooLarge) as no:
            return _no(no)

    return asked


@blueprint.post("/sessions/<int:session_id>/live")
@_in_json
def drive(session_id: int) -> ResponseReturnValue:
    """The room is where this window says; what the presenter's page knows comes back."""
    # What takes long is done before others have to wait for the change.
    deck = deck_of(current_user, session_id, library())
    sent = sent_by(_body())
    with writing():
        inset_session = managed_session(current_user, session_id)
        services.drive(inset_session, current_user.id, sent, steps=deck.steps, library=library())
    return jsonify(_as_json(inset_session, sent.key))


@blueprint.get("/sessions/<int:session_id>/live.json")
@_in_json
def read_live(session_id: int) -> ResponseReturnValue:
    """The room as the presenter's page knows it, with all counts; for those who manage it."""
    inset_session = managed_session(current_user, session_id)
    return jsonify(_as_json(inset_session, request.args.get("key", "")))


@blueprint.get("/room/<code>/version.json")
def read_version(code: str) -> ResponseReturnValue:
    """How new what the room shows is. Whoever has the code may ask; nobody is looked up."""
    whole, address = canonical_code(code), address_key(request.remote_addr)
    guesses: VersionGuesses = current_app.extensions[GUESSES]
    if not guesses.admits(address, whole):
        return _message(TOO_MANY_CODES, 429)
    found = version_of(whole) if is_whole_code(whole) else None
    guesses.count(address, whole, is_there=found is not None)
    if found is None:
        return _message(NO_SUCH_ROOM, 404)
    if request.args.get("known") == str(found.version):
        return _small({"version": found.version})
    return _small({"version": found.version, "step": found.step_key, "poll": found.poll_id})


@blueprint.record_once
def _begin_to_count(state: BlueprintSetupState) -> None:
    """Guesses are counted in the memory of this application."""
    state.app.extensions[GUESSES] = VersionGuesses()


@blueprint.errorhandler(CSRFError)
def say_forged(error: CSRFError) -> ResponseReturnValue:
    """A token that is missing or old: a message for a script, a page for everybody else.

    A session that ended has no token to compare: that is being signed out, not a forgery.
    """
    if request.endpoint not in JSON_ENDPOINTS:
        return refuse_forgery(error)
    if current_user.is_authenticated:
        return _message(FORGED, 400)
    return _message(SIGNED_OUT, 401)


def _body() -> bytes:
    if (request.content_length or 0) > LONGEST_MESSAGE:
        raise RequestEntityTooLarge
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        raise
    except HTTPException as error:
        raise Refused(NOT_UNDERSTOOD) from error
    if len(body) > LONGEST_MESSAGE:
        raise RequestEntityTooLarge
    return body


def _as_json(inset_session: InsetSession, key: str) -> dict[str, Any]:
    room = presented_room(inset_session)
    return {
        "version": room.version,
        "state": room.state.value,
        "is_open": room.is_open,
        "drives": room.is_open and bool(key) and room.presenter_key == key,
        "presenter": room.presenter,
        "step": room.step,
        "step_key": room.step_key,
        "here": room.here,
        "now": clock.now().isoformat(),
        "timer": _timer(room),
        "takes_questions": room.takes_questions,
        "polls": [_poll(each) for each in room.polls],
        "questions": [
            {
                "id": each.id,
                "body": each.body,
                "votes": each.votes,
                "is_answered": each.is_answered,
            }
            for each in room.questions
        ],
    }


def _timer(room: PresentedRoom) -> dict[str, object]:
    ends_at = room.timer.ends_at
    return {"ends_at": ends_at.isoformat() if ends_at else None, "left": room.timer.left}


def _poll(poll: SeenPoll) -> dict[str, object]:
    return {
        "id": poll.id,
        "number": poll.number,
        "step_key": poll.step_key,
        "is_open": poll.is_open,
        "is_shown": poll.is_shown,
        "answers": poll.answers,
        "counts": poll.counts,
        "options": [option.slug for option in poll.asked.options],
    }


def _no(error: Exception) -> ResponseReturnValue:
    if isinstance(error, AnotherPresents):
        return jsonify(message=error.message, presenter=error.presenter), 409
    if isinstance(error, Refused):
        return _message(error.message, 422)
    if isinstance(error, NotFound):
        return _message(NO_SUCH_SESSION, 404)
    return _message(TOO_LARGE, 413)


def _small(values: dict[str, object]) -> Response:
    return Response(json.dumps(values), mimetype="application/json")


def _message(words: str, status: int) -> ResponseReturnValue:
    return jsonify(message=words), status

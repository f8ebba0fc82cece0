"""Looking up a code that somebody typed or scanned; guesses are slowed down."""

from dataclasses import dataclass

from flask import Response, after_this_request, current_app, g, request
from flask.sansio.blueprints import BlueprintSetupState
from flask_login import current_user

from learning.errors import NotFound
from learning.inset.blueprint import blueprint
from learning.inset.codes import canonical_code
from learning.inset.models import InsetSession
from learning.inset.room.phones import new_phone_token, phone_token, remember_phone
from learning.inset.room.rules import code_problem
from learning.inset.room.throttling import JoinThrottle, JoinTrace
from learning.inset.sessions.queries import session_with_code
from learning.people.throttling import address_key
from learning.people.views.pages import in_words

EXTENSION = "alongside-join-throttle"
UNKNOWN = "There is no session with this code. Look at it once more, or ask for it again."


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What came of a code: the session; or what is wrong, and after how many seconds to go on."""

    inset_session: InsetSession | None = None
    problem: str = ""
    wait_seconds: int = 0


@blueprint.record_once
def _begin_to_count(state: BlueprintSetupState) -> None:
    """Guesses are counted in the memory of this application."""
    state.app.extensions[EXTENSION] = JoinThrottle()


def look_up(typed: str) -> LookedUp:
    """The session of a code; or in words why there is none, or that somebody has to wait."""
    problem = code_problem(typed)
    if problem is not None:
        return LookedUp(problem=problem)
    throttle, trace = _throttle(), _trace()
    seconds = throttle.admit(trace)
    if seconds:
        words = f"Too many wrong codes came from here. Wait {in_words(seconds)}, then try again."
        return LookedUp(problem=words, wait_seconds=seconds)
    try:
        return LookedUp(inset_session=session_with_code(canonical_code(typed)))
    except NotFound:
        throttle.count_failure(trace)
        return LookedUp(problem=UNKNOWN)


def this_phone() -> str:
    """The token of the phone that asks; one that has none is given one with the answer."""
    token: str | None = g.get("phone_token") or phone_token()
    if token is None:
        token = _give(new_phone_token())
    return token


def another_phone() -> None:
    """The phone is nobody's from now on: whoever holds it next begins anew."""
    _give(new_phone_token())


def _give(token: str) -> str:
    g.phone_token = token

    @after_this_request
    def keep(response: Response) -> Response:
        remember_phone(response, token)
        return response

    return token


def _trace() -> JoinTrace:
    """How the counters know this try. A phone that shows no token yet is known by its address."""
    address = address_key(request.remote_addr)
    if current_user.is_authenticated:
        return JoinTrace(address, f"person {current_user.id}", is_signed_in=True)
    return JoinTrace(address, phone_token())


def _throttle() -> JoinThrottle:
    throttle: JoinThrottle = current_app.extensions[EXTENSION]
    return throttle

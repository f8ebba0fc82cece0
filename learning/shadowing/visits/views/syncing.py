"""What the script of the day sends, answered in JSON; what was not kept stays in the browser."""

from collections.abc import Callable
from functools import wraps

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from learning.database import writes
from learning.drafts.views import FORGED, SIGNED_OUT
from learning.errors import NotFound, Refused
from learning.people.interruptions import refuse_forgery
from learning.shadowing.blueprint import blueprint
from learning.shadowing.visits import arriving, noting
from learning.shadowing.visits.arriving import LONGEST_MESSAGE, NOT_UNDERSTOOD
from learning.shadowing.visits.views.shown import VISIT, known_categories

TOO_LARGE = "This device sent too much at once. Open the page again; nothing is lost."
GONE = "This visit cannot be found any more. What waits stays in this browser."


def _signed_in(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Signed out is 401, not the way to the sign-in page: the script must know."""

    @wraps(view)
    def asked(visit_id: int) -> ResponseReturnValue:
        if not current_user.is_authenticated:
            return _message(SIGNED_OUT, 401)
        try:
            return view(visit_id)
        except NotFound:
            return _message(GONE, 404)
        except Refused as refused:
            return _message(refused.message, 422)

    return asked


@blueprint.post(f"{VISIT}/sync")
@_signed_in
@writes
def sync_day(visit_id: int) -> ResponseReturnValue:
    """What a browser noted is kept, each activity once; what stands for the visit comes back."""
    try:
        body = request.get_data() if (request.content_length or 0) <= LONGEST_MESSAGE else None
    except RequestEntityTooLarge:
        body = None
    except HTTPException:
        return _message(NOT_UNDERSTOOD, 422)
    if body is None or len(body) > LONGEST_MESSAGE:
        return _message(TOO_LARGE, 413)
    found = noting.sync(current_user.id, visit_id, body, known_categories())
    return jsonify(
        stored=found.stored,
        merged=found.merged,
        refused=[
            {"key": each.key, "message": each.message, "may_name_pupil": each.may_name_pupil}
            for each in found.refused
        ],
        entries=[arriving.as_sent(each) for each in found.entries],
    )


@blueprint.errorhandler(CSRFError)
def say_forged(error: CSRFError) -> ResponseReturnValue:
    """A token that is missing or old: a message for the script, a page for everybody else.

    A session that ended has no token to compare: that is being signed out, not a forgery.
    """
    if request.endpoint != "shadowing.sync_day":
        return refuse_forgery(error)
    if current_user.is_authenticated:
        return _message(FORGED, 400)
    return _message(SIGNED_OUT, 401)


def _message(words: str, status: int) -> ResponseReturnValue:
    return jsonify(message=words), status

"""Where the browser's script leaves half-typed words. Answers in plain text: no page is shown."""

from datetime import UTC, datetime

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from learning.database import writes
from learning.drafts import services
from learning.drafts.services import NewerDraft
from learning.errors import Refused

blueprint = Blueprint("drafts", __name__, template_folder="templates")

Words = tuple[str, int, dict[str, str]]
SIGNED_OUT = "You are signed out. Your words stay in this browser until you sign in again."
FORGED = "This page was open for a long time. Open it again; your words stay in this browser."


@blueprint.post("/drafts/<path:form_key>")
@writes
def save_draft(form_key: str) -> ResponseReturnValue:
    """The words of one form are kept; empty words discard what was kept.

    Signed out is 401, not the way to the sign-in page: the script must know that nothing was kept.
    """
    if not current_user.is_authenticated:
        return _words(SIGNED_OUT, 401)
    services.save_draft(
        current_user.id,
        form_key,
        body=request.form.get("body", ""),
        typed_at=_instant(request.form.get("typed_at", "")),
    )
    return "", 204


@blueprint.errorhandler(NewerDraft)
def _newer(error: NewerDraft) -> ResponseReturnValue:
    kept = {"message": error.message, "body": error.theirs, "saved_at": error.saved_at.isoformat()}
    return jsonify(kept), 409


@blueprint.errorhandler(Refused)
def _too_long(error: Refused) -> Words:
    return _words(error.message, 413)


@blueprint.errorhandler(CSRFError)
def _forged(_error: CSRFError) -> Words:
    """A session that ended has no token to compare: that is being signed out, not a forgery."""
    return _words(FORGED, 400) if current_user.is_authenticated else _words(SIGNED_OUT, 401)


def _words(message: str, status: int) -> Words:
    return message, status, {"Content-Type": "text/plain; charset=utf-8"}


def _instant(text: str) -> datetime | None:
    """An instant as the script writes it (`2026-11-22T14:05:00.000Z`); None for anything else."""
    try:
        instant = datetime.fromisoformat(text)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None

"""Words that arrived but could not be kept come back to their writer, ready to be sent again.

Other domains' blueprints ask for it; it knows the web and no database.
"""

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

OPEN_TOO_LONG = "This page was open for a long time, so what you sent has not been saved yet."
SIGNED_OUT = "You were signed out before this arrived, so it has not been saved yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentPage:
    """What was sent, where it was going, and why it was not kept."""

    reason: str
    words: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    url: str
    is_signed_out: bool


def give_back_unsent_words(blueprint: Blueprint, *fields_with_words: str) -> None:
    """A form of this blueprint sent without a valid token or signed out loses none of its words."""

    def expired(_error: CSRFError) -> ResponseReturnValue:
        return _page(fields_with_words)

    def signed_out() -> ResponseReturnValue | None:
        is_lost = request.method == "POST" and not current_user.is_authenticated
        return _page(fields_with_words) if is_lost else None

    blueprint.register_error_handler(CSRFError, expired)
    blueprint.before_request(signed_out)


def _page(fields_with_words: tuple[str, ...]) -> Response:
    is_signed_out = not current_user.is_authenticated
    sent = [(name, value) for name, value in request.form.items() if name != "csrf_token"]
    page = UnsentPage(
        reason=SIGNED_OUT if is_signed_out else OPEN_TOO_LONG,
        words=tuple(value for name, value in sent if name in fields_with_words and value.strip()),
        fields=tuple(sent),
        url=request.path,
        is_signed_out=is_signed_out,
    )
    status = 401 if is_signed_out else 400
    return make_response(render_template("drafts/unsent.html", page=page), status)

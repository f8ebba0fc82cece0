"""Words that arrived but could not be kept come back to their writer, ready to be sent again.

Other domains' blueprints ask for it; it knows the web and no database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.rules import as_kept

OPEN_TOO_LONG = "This page was open for a long time, so what you sent has not been saved yet."
SIGNED_OUT = "You were signed out before this arrived, so it has not been saved yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentPage:
    """What was sent and why it was not kept. `url`: where to send it again, if there is a use."""

    reason: str
    words: tuple[Paragraphs, ...]
    fields: Mapping[str, str]
    url: str | None
    is_signed_out: bool


def give_back_unsent_words(blueprint: Blueprint, *fields_with_words: str) -> None:
    """A form of this blueprint sent without a valid token or signed out loses none of its words."""

    def expired(_error: CSRFError) -> ResponseReturnValue:
        if not current_user.is_authenticated:
            return give_back(SIGNED_OUT, fields_with_words, status=401, url=request.path)
        return give_back(OPEN_TOO_LONG, fields_with_words, status=400, url=request.path)

    def signed_out() -> ResponseReturnValue | None:
        if request.method != "POST" or current_user.is_authenticated:
            return None
        return give_back(SIGNED_OUT, fields_with_words, status=401, url=request.path)

    blueprint.register_error_handler(CSRFError, expired)
    blueprint.before_request(signed_out)


def give_back(
    reason: str, fields_with_words: Sequence[str], *, status: int, url: str | None = None
) -> ResponseReturnValue:
    """A page that shows the words this request sent; with a `url` they can be sent there again."""
    sent = {name: value for name, value in request.form.items() if name != "csrf_token"}
    page = UnsentPage(
        reason=reason,
        words=tuple(paragraphs(as_kept(sent.get(name, ""))) for name in fields_with_words),
        fields=sent,
        url=url,
        is_signed_out=not current_user.is_authenticated,
    )
    return render_template("drafts/unsent.html", page=page), status

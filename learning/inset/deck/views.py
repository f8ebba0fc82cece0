"""Pages for whoever leads a session: its pack, the sheet to sign, presenting it, the remote."""

from pathlib import Path

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.inset.blueprint import blueprint
from learning.inset.deck.joining import joining_of
from learning.inset.deck.pages import PackPage, SheetPage, deck_page, pack_page, sheet_page
from learning.inset.deck.queries import Deck, deck_of, pack_deck
from learning.inset.live.queries import room_of
from learning.inset.sessions.queries import managed_session
from learning.inset.sessions.views.shown import SESSION
from learning.web.downloads import pdf_or_page
from learning.web.headers import PICTURE_POLICY
from learning.web.library import library

PAPER_CSS = Path(__file__).with_name("paper.css")


@blueprint.get(f"{SESSION}/pack")
@login_required
def read_pack(session_id: int) -> str:
    """One document for whoever leads: when, what to say, what to ask, what to bring."""
    return render_template("inset/pack.html", page=_pack(session_id))


@blueprint.get(f"{SESSION}/pack.pdf")
@login_required
def download_pack(session_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    html = render_template("inset/pack_paper.html", page=_pack(session_id))
    page_url = url_for("inset.read_pack", session_id=session_id)
    return pdf_or_page(html, f"session-{session_id}-pack.pdf", page_url, PAPER_CSS)


@blueprint.get(f"{SESSION}/sign-in-sheet")
@login_required
def read_sign_in_sheet(session_id: int) -> str:
    """The sheet to sign, with lines for those expected and the code to join with a phone."""
    return render_template("inset/sign_in_sheet.html", page=_sheet(session_id))


@blueprint.get(f"{SESSION}/sign-in-sheet.pdf")
@login_required
def download_sign_in_sheet(session_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    html = render_template("inset/sign_in_sheet_paper.html", page=_sheet(session_id))
    page_url = url_for("inset.read_sign_in_sheet", session_id=session_id)
    return pdf_or_page(html, f"session-{session_id}-sign-in.pdf", page_url, PAPER_CSS)


@blueprint.get(f"{SESSION}/qr.svg")
@login_required
def show_qr(session_id: int) -> Response:
    """The QR code by itself, to put on a poster or a slide."""
    joining = joining_of(managed_session(current_user, session_id))
    picture = render_template("inset/qr.svg", joining=joining)
    headers = {"Content-Security-Policy": PICTURE_POLICY}
    return Response(picture, headers=headers, content_type="image/svg+xml")


@blueprint.get(f"{SESSION}/present")
@login_required
def present(session_id: int) -> str:
    """The session in steps for a projector: all of them with a script, one by one without."""
    page = deck_page(_deck(session_id), request.args.get("step", ""))
    return render_template("inset/present.html", page=page)


@blueprint.get(f"{SESSION}/remote")
@login_required
def remote(session_id: int) -> str:
    """The same on a phone, with the notes for whoever leads; drives the window that presents."""
    page = deck_page(_deck(session_id), request.args.get("step", ""))
    room = room_of(session_id)
    is_theirs = room is not None and room.presenter_id == current_user.id
    key = room.presenter_key if room and is_theirs else ""
    return render_template("inset/remote.html", page=page, presenter_key=key)


def _deck(session_id: int) -> Deck:
    return deck_of(current_user, session_id, library())


def _pack(session_id: int) -> PackPage:
    return pack_page(pack_deck(current_user, session_id, library(), clock.today()))


def _sheet(session_id: int) -> SheetPage:
    return sheet_page(pack_deck(current_user, session_id, library(), clock.today()))

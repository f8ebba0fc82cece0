"""Certificates of sessions: the holder's page, its PDF, and whether it shows a name."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.records.addresses import PAPER_CSS, verify_address
from learning.records.blueprint import blueprint
from learning.records.rules import canonical_code
from learning.records.sessions import queries, services
from learning.web.downloads import pdf_or_page


@blueprint.get("/session-certificates/<code>")
@login_required
def read_session_certificate(code: str) -> str:
    """The person's own certificate of a session, and whether others see their name on it."""
    page = queries.own_session_certificate(current_user.id, code)
    return render_template(
        "records/session_certificate.html",
        page=page,
        address=verify_address(page.facts.shown_code),
        pdf_url=url_for("records.download_session_certificate", code=page.facts.code),
        name_url=url_for("records.show_or_hide_session_name", code=page.facts.code),
    )


@blueprint.get("/session-certificates/<code>.pdf")
@login_required
def download_session_certificate(code: str) -> ResponseReturnValue:
    """The certificate as a tagged PDF, or else its page."""
    page = queries.own_session_certificate(current_user.id, code)
    html = render_template(
        "records/session_certificate_paper.html",
        page=page,
        address=verify_address(page.facts.shown_code),
    )
    name = f"certificate-{page.facts.shown_code}.pdf"
    address = url_for("records.read_session_certificate", code=page.facts.code)
    return pdf_or_page(html, name, address, PAPER_CSS)


@blueprint.post("/session-certificates/<code>/name")
@login_required
@writes
def show_or_hide_session_name(code: str) -> ResponseReturnValue:
    """Whoever checks the certificate sees the holder's name, or no longer does."""
    is_shown = request.form.get("shown") == "yes"
    services.set_name_shown(current_user.id, code, is_shown=is_shown)
    words = "is shown to whoever checks" if is_shown else "is not shown to anyone who checks"
    flash(f"Your name {words} this certificate.", "done")
    return redirect(url_for("records.read_session_certificate", code=canonical_code(code)))

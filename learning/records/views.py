"""My record and my certificates; and the public page on which anyone can check a certificate."""

from flask import (
    Response,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import NotFound
from learning.records import queries, rules, services
from learning.records.addresses import PAPER_CSS, verify_address
from learning.records.blueprint import blueprint
from learning.records.carrying import views as carrying
from learning.records.entries import views as entries
from learning.records.forms import CodeForm
from learning.records.impact import views as impact
from learning.records.ledger import views as ledger
from learning.records.protected import views as protected
from learning.records.sessions import views as sessions
from learning.records.sessions.queries import own_session_certificate, session_verification
from learning.records.trainings import views as trainings
from learning.web.downloads import pdf_or_page

__all__ = [
    "blueprint",
    "carrying",
    "entries",
    "impact",
    "ledger",
    "protected",
    "sessions",
    "trainings",
]

LONGEST_TYPED = 40


@blueprint.get("/certificates/<code>")
@login_required
def read_certificate(code: str) -> ResponseReturnValue:
    """The person's own certificate, and whether others see their name on it."""
    try:
        page = queries.own_certificate(current_user.id, code)
    except NotFound:
        own = own_session_certificate(current_user.id, code).facts.code
        return redirect(url_for("records.read_session_certificate", code=own))
    return render_template(
        "records/certificate.html",
        page=page,
        address=verify_address(page.facts.shown_code),
        pdf_url=url_for("records.download_certificate", code=page.facts.code),
        name_url=url_for("records.show_or_hide_name", code=page.facts.code),
    )


@blueprint.get("/certificates/<code>.pdf")
@login_required
def download_certificate(code: str) -> ResponseReturnValue:
    """The certificate as a tagged PDF, or else its page."""
    page = queries.own_certificate(current_user.id, code)
    address = verify_address(page.facts.shown_code)
    html = render_template("records/certificate_paper.html", page=page, address=address)
    name = f"certificate-{page.facts.shown_code}.pdf"
    return pdf_or_page(
        html, name, url_for("records.read_certificate", code=page.facts.code), PAPER_CSS
    )


@blueprint.post("/certificates/<code>/name")
@login_required
@writes
def show_or_hide_name(code: str) -> ResponseReturnValue:
    """Whoever checks the certificate sees the holder's name, or no longer does."""
    if request.form.get("shown") == "yes":
        services.show_name(current_user.id, code)
        flash("Your name is shown to whoever checks this certificate.", "done")
    else:
        services.hide_name(current_user.id, code)
        flash("Your name is not shown to anyone who checks this certificate.", "done")
    return redirect(url_for("records.read_certificate", code=rules.canonical_code(code)))


@blueprint.get("/verify")
def ask_for_code() -> ResponseReturnValue:
    """A place to type the code of a certificate; a whole code leads to what is known of it."""
    typed = _shown_back(request.args.get("code", ""))
    form = CodeForm(data={"code": typed})
    if not typed:
        return render_template("records/verify.html", form=form)
    if rules.is_whole_code(rules.canonical_code(typed)):
        code = rules.shown_code(rules.canonical_code(typed))
        return redirect(url_for("records.verify_certificate", code=code))
    form.code.errors = ["Enter all 12 letters and figures of the code."]
    return render_template("records/verify.html", form=form), 422


@blueprint.get("/verify/<code>")
def verify_certificate(code: str) -> ResponseReturnValue:
    """What anyone may know of a certificate: what, when, and whether it stands."""
    try:
        return render_template("records/verification.html", page=queries.verification(code))
    except NotFound:
        pass
    try:
        page = session_verification(code)
    except NotFound:
        form = CodeForm(data={"code": _shown_back(code)})
        return render_template("records/unknown_code.html", form=form), 404
    return render_template("records/session_verification.html", page=page)


@blueprint.after_request
def keep_out_of_search_engines(response: Response) -> Response:
    """Nothing here is for a search engine, least of all a page that shows a name."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _shown_back(typed: str) -> str:
    """What was typed, as far as it can stand in a field again."""
    return "".join(each for each in typed if each.isprintable())[:LONGEST_TYPED]

"""My record and my certificates; and the public page on which anyone can check a certificate."""

from pathlib import Path

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.clock import today
from learning.database import writes
from learning.errors import NotFound
from learning.people.letters import site_of
from learning.records import queries, rules, services
from learning.records.forms import CodeForm
from learning.records.years import CSV_COLUMNS
from learning.web.downloads import download, pdf_or_page
from learning.web.spreadsheets import csv_file

blueprint = Blueprint("records", __name__, template_folder="templates")

PAPER_CSS = Path(__file__).with_name("paper.css")
LONGEST_TYPED = 40


@blueprint.get("/record")
@login_required
def read_record() -> str:
    """Everything the person has done, by school year and term, and their certificates."""
    return render_template("records/record.html", page=queries.my_record(current_user))


@blueprint.get("/record/print")
@login_required
def print_record() -> str:
    """The same for paper."""
    return render_template("records/record_print.html", page=queries.my_record(current_user))


@blueprint.get("/record.csv")
@login_required
def download_record_csv() -> Response:
    """The same as a file for a spreadsheet, a row for each line."""
    record = queries.my_record(current_user)
    body = csv_file(CSV_COLUMNS, record.csv_rows())
    return download(body, "text/csv; charset=utf-8", f"my-record-{record.made_on}.csv")


@blueprint.get("/record.pdf")
@login_required
def download_record_pdf() -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    html = render_template("records/record_paper.html", page=queries.my_record(current_user))
    return pdf_or_page(html, f"my-record-{today()}.pdf", url_for("records.print_record"), PAPER_CSS)


@blueprint.get("/certificates/<code>")
@login_required
def read_certificate(code: str) -> str:
    """The person's own certificate, and whether others see their name on it."""
    page = queries.own_certificate(current_user.id, code)
    return render_template(
        "records/certificate.html", page=page, address=_address(page.facts.shown_code)
    )


@blueprint.get("/certificates/<code>.pdf")
@login_required
def download_certificate(code: str) -> ResponseReturnValue:
    """The certificate as a tagged PDF, or else its page."""
    page = queries.own_certificate(current_user.id, code)
    address = _address(page.facts.shown_code)
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
        page = queries.verification(code)
    except NotFound:
        form = CodeForm(data={"code": _shown_back(code)})
        return render_template("records/unknown_code.html", form=form), 404
    return render_template("records/verification.html", page=page)


@blueprint.after_request
def keep_out_of_search_engines(response: Response) -> Response:
    """Nothing here is for a search engine, least of all a page that shows a name."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _shown_back(typed: str) -> str:
    """What was typed, as far as it can stand in a field again."""
    return "".join(each for each in typed if each.isprintable())[:LONGEST_TYPED]


def _address(shown_code: str) -> str:
    """Where anyone can check the certificate, as it stands on paper."""
    site = site_of(current_app.config["ALONGSIDE"])
    return site.link(url_for("records.verify_certificate", code=shown_code))

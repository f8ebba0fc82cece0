"""My record: its page, the same for paper, and as files. All follow what it is narrowed to."""

from pathlib import Path

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.clock import today
from learning.cpd.queries import to_ask_about
from learning.records.blueprint import blueprint
from learning.records.ledger.forms import filled_filter
from learning.records.narrowing import wanted
from learning.records.queries import my_record
from learning.records.years import Record
from learning.web.downloads import download, pdf_or_page
from learning.web.spreadsheets import csv_file, xlsx_file

PAPER_CSS = Path(__file__).parents[1] / "paper.css"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (14, 14, 12, 18, 60, 9, 9, 18, 12, 30, 32, 40, 60)


@blueprint.get("/record")
@login_required
def read_record() -> str:
    """Everything the person has done, by school year and term, and their certificates."""
    page = _record()
    return render_template(
        "records/record.html",
        page=page,
        filters=filled_filter(page),
        asked=to_ask_about(current_user.id, today()),
    )


@blueprint.get("/record/print")
@login_required
def print_record() -> str:
    """The same for paper."""
    return render_template("records/record_print.html", page=_record())


@blueprint.get("/record.csv")
@login_required
def download_record_csv() -> Response:
    """The same as a file for a spreadsheet, a row for each line."""
    record = _record()
    body = csv_file(record.columns, record.rows())
    return download(body, "text/csv; charset=utf-8", f"my-record-{record.made_on}.csv")


@blueprint.get("/record.xlsx")
@login_required
def download_record_xlsx() -> Response:
    """The same as a workbook, with days and minutes that a spreadsheet can reckon with."""
    record = _record()
    body = xlsx_file(record.columns, record.rows(), title="My record", widths=WIDTHS)
    return download(body, XLSX, f"my-record-{record.made_on}.xlsx")


@blueprint.get("/record.pdf")
@login_required
def download_record_pdf() -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    record = _record()
    html = render_template("records/record_paper.html", page=record)
    paper = url_for("records.print_record", **record.wanted.query)
    return pdf_or_page(html, f"my-record-{record.made_on}.pdf", paper, PAPER_CSS)


def _record() -> Record:
    return my_record(current_user, wanted(request.args))

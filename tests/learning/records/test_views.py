"""My record and certificates as pages and files; the public page as a stranger sees it."""

import csv
import io
import re
from datetime import date

import pytest

from learning.records.services import withdraw_certificate
from learning.web import pdf
from learning.web.filters import minutes as in_words
from tests.browser import Browser
from tests.cast import Cast
from tests.learning.records.studies import CODE, SHOWN_CODE, TITLE, add_lesson, finish, study
from tests.learning.web.pdf_reading import opened

pytestmark = pytest.mark.usefixtures("clock")

A_DAY = date(2026, 11, 2)


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "pdf_is_possible", lambda: False)


def csv_rows(browser: Browser) -> list[dict[str, str]]:
    body = browser.fetch("/record.csv").get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body, newline="")))


def test_somebody_who_has_done_nothing_is_told_what_to_do_first(
    browser: Browser, cast: Cast
) -> None:
    page = browser.as_(cast.tom).get("records.read_record")
    assert "Nothing yet" in page.headings()
    assert page.has_link("Choose a module")
    assert not page.has_link("Save as PDF")


def test_the_record_says_what_was_done_and_what_it_counts_for(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    page = browser.as_(cast.amina).get("records.read_record")
    assert "learnt for 23 minutes: 2 lessons done and 1 module finished" in page
    assert "School year 2026 to 2027: 23 minutes" in page.headings(2)
    assert [row["What"] for row in page.table("Autumn term")] == [
        f"{TITLE} Module finished",
        "Review",
        "Do",
        "",
    ]
    assert page.has_link(TITLE)


def test_page_print_and_spreadsheet_say_the_same(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    amina = browser.as_(cast.amina)
    rows = csv_rows(amina)
    for address in ("/record", "/record/print"):
        page = amina.get(address)
        for year in {row["School year"] for row in rows}:
            total = sum(int(r["Minutes"]) for r in rows if r["School year"] == year)
            assert f"School year {year}: {in_words(total)}" in page.headings(2)
        for term in {row["Term"] for row in rows}:
            lines = [row for row in rows if row["Term"] == term]
            *shown, foot = page.table(term)
            for line, kept in zip(shown, lines, strict=True):
                assert line["What"].startswith(kept["What"])
                assert line["Minutes"] == ("–" if kept["Minutes"] == "0" else kept["Minutes"])
            assert foot["Minutes"] == str(sum(int(line["Minutes"]) for line in lines))
    assert in_words(sum(int(row["Minutes"]) for row in rows)) in amina.page


def test_the_spreadsheet_names_the_certificate_and_runs_nothing(
    browser: Browser, cast: Cast, library: object
) -> None:
    study(cast.amina)
    add_lesson(cast.amina, A_DAY, title="=cmd|' /C calc'!A0")
    rows = csv_rows(browser.as_(cast.amina))
    assert [r["Certificate code"] for r in rows if r["Kind"] == "Module finished"] == [SHOWN_CODE]
    assert any(row["What"].startswith("'=cmd") for row in rows)


def test_the_pdf_of_the_record_is_tagged_and_in_english(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    response = browser.as_(cast.amina).fetch("/record.pdf")
    assert response.mimetype == "application/pdf"
    assert 'filename="my-record-2026-11-23.pdf"' in response.headers["Content-Disposition"]
    body = opened(response.get_data())
    for each in (rb"/Marked true", rb"/StructTreeRoot", rb"/Lang \(en-GB\)", rb"/THead"):
        assert re.search(each, body)


def test_the_certificate_as_a_pdf_has_its_title_and_says_it_is_accessible(
    browser: Browser, cast: Cast
) -> None:
    finish(cast.amina)
    response = browser.as_(cast.amina).fetch(f"/certificates/{CODE}.pdf")
    assert response.mimetype == "application/pdf"
    body = opened(response.get_data())
    assert re.search(rb"pdfuaid:part", body)
    assert TITLE.encode() in body
    assert f"/verify/{SHOWN_CODE}".encode() in body


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/record.pdf", "Record of learning"), (f"/certificates/{CODE}.pdf", TITLE)],
)
def test_without_pango_a_pdf_link_leads_to_the_page_for_paper(
    browser: Browser, cast: Cast, without_pango: None, address: str, heading: str
) -> None:
    finish(cast.amina)
    page = browser.as_(cast.amina).get(address)
    assert page.h1 == heading
    assert "cannot make a PDF just now" in page


def test_a_certificate_says_what_it_is_and_what_it_is_not(browser: Browser, cast: Cast) -> None:
    finish(cast.amina)
    page = browser.as_(cast.amina).get("records.read_certificate", code=CODE)
    assert page.h1 == TITLE
    for words in (
        "Amina Yusuf, Seaview Primary, finished this module on 20 November 2026.",
        "42 minutes",
        "1 November 2026",
        SHOWN_CODE,
        "no body has accredited it",
    ):
        assert words in page
    assert page.link("Save as PDF").path == f"/certificates/{CODE}.pdf"


@pytest.mark.parametrize("address", [f"/certificates/{CODE}", f"/certificates/{CODE}.pdf"])
def test_a_certificate_is_its_holders_alone(browser: Browser, cast: Cast, address: str) -> None:
    finish(cast.amina)
    for stranger in (cast.tom, cast.priya, cast.sam):
        assert browser.as_(stranger).fetch(address).status_code == 404


def test_the_holder_shows_and_hides_their_name(browser: Browser, cast: Cast) -> None:
    finish(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("records.read_certificate", code=SHOWN_CODE)
    assert amina.page.title == f"{TITLE} · Certificate of completion · Alongside"
    page = amina.submit("Show my name")
    assert page.notices == ["Done: Your name is shown to whoever checks this certificate."]
    assert "Amina Yusuf" in browser.get("records.verify_certificate", code=CODE)
    amina.submit("Hide my name")
    assert "Amina" not in browser.get("records.verify_certificate", code=CODE)


def test_nobody_shows_the_name_of_another(browser: Browser, cast: Cast) -> None:
    finish(cast.amina)
    answer = browser.as_(cast.tom).post(f"/certificates/{CODE}/name", {"shown": "yes"})
    assert answer.status_code == 404
    assert "Amina" not in browser.get("records.verify_certificate", code=CODE)


def test_anyone_can_check_a_certificate_and_no_search_engine_keeps_it(
    browser: Browser, cast: Cast
) -> None:
    finish(cast.amina)
    page = browser.get("records.verify_certificate", code=CODE)
    assert page.h1 == "This certificate is valid"
    for words in (TITLE, "20 November 2026", "42 minutes", "no body has accredited it"):
        assert words in page
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "Seaview" not in page.text


@pytest.mark.parametrize("typed", [" 4f7k 2m9p xoqd ", "4F7K-2M9P-X0QD", "4f7k2m9pxOqd"])
def test_a_code_may_be_typed_in_many_ways(browser: Browser, cast: Cast, typed: str) -> None:
    finish(cast.amina)
    browser.get("records.ask_for_code")
    page = browser.submit("Check", code=typed)
    assert page.h1 == "This certificate is valid"
    assert page.path == f"/verify/{SHOWN_CODE}"


def test_half_a_code_is_refused_beside_the_field_and_kept(browser: Browser) -> None:
    browser.get("records.ask_for_code")
    page = browser.submit("Check", code="4F7K-2M9P", status=422)
    assert page.errors == ["Enter all 12 letters and figures of the code."]
    assert page.field("code").value == "4F7K-2M9P"


@pytest.mark.parametrize("code", ["zzzzzzzzzzzz", "x", "%00", "a" * 3000, "🎓🎓🎓"])
def test_an_unknown_code_gets_a_kind_page_and_no_hint(browser: Browser, code: str) -> None:
    page = browser.get(f"/verify/{code}", status=404)
    assert page.h1 == "No certificate has this code"
    assert page.has_field("code")


def test_a_withdrawn_certificate_says_so_everywhere(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    finish(cast.amina, code="a" * 12, version=3)
    withdraw_certificate("a" * 12)
    assert browser.get(f"/verify/{'a' * 12}").h1 == "This certificate was withdrawn"
    assert "Withdrawn on 23 November 2026" in browser.as_(cast.amina).get(
        f"/certificates/{'a' * 12}"
    )
    assert "Withdrawn" in browser.as_(cast.amina).get("/record")


def test_the_record_costs_no_more_statements_as_it_grows(browser: Browser, cast: Cast) -> None:
    study(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("/record")
    before = len(amina.statements)
    for number in range(30):
        add_lesson(cast.amina, A_DAY, title=f"Lesson {number}")
    amina.get("/record")
    assert len(amina.statements) == before

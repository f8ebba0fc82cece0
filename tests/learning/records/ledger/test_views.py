"""My record narrowed, added up, on paper and in files that say the same."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import insert

from learning.cpd import services
from learning.cpd.models import CpdEntry, CpdKind
from learning.cpd.own.typed import OwnEntry
from learning.database import db
from tests.learning.records.studies import study


@pytest.fixture
def amina(browser, cast, clock):
    study(cast.amina)
    for number, (title, day) in enumerate(
        (("=1+1 is a formula", date(2026, 11, 20)), ("Autism, a day out", date(2026, 3, 5)))
    ):
        services.add_own_entry(
            cast.amina.id,
            OwnEntry(
                kind=CpdKind.CONFERENCE,
                title=title,
                happened_on=day,
                minutes=300,
                provider="A charity",
                need_type="communication-and-interaction",
                impact="Fewer words." if number else "",
            ),
            form_id=f"{number:032}",
        )
    db.session.commit()
    return browser.as_(cast.amina)


def csv_rows(window, query=""):
    body = window.fetch(f"/record.csv{query}").get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body, newline="")))


def sheet(window, query=""):
    answer = window.fetch(f"/record.xlsx{query}")
    return load_workbook(io.BytesIO(answer.get_data())).active


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?year=2025&kind=conference", ["Autism, a day out"]),
        ("?text=CHARITY+autism", ["Autism, a day out"]),
        ("?area=communication-and-interaction", ["=1+1 is a formula", "Autism, a day out"]),
        ("?area=none&year=2025", ["Plan", "Assess"]),
        ("?kind=moon&year=20x5&area=%00&text=", None),
    ],
)
def test_page_and_files_hold_what_was_asked_for(amina, query, titles):
    rows = [each["What"].lstrip("'") for each in csv_rows(amina, query)]
    assert sorted(rows) == sorted(titles) if titles else len(rows) == 7
    in_sheet = [row[4].value.lstrip("'") for row in sheet(amina, query).iter_rows(min_row=2)]
    assert in_sheet == rows
    page = amina.get(f"/record{query}")
    for title in rows:
        assert page.has_link(title)
    assert all(title in amina.get(f"/record/print{query}") for title in rows)


def test_sums_by_kind_and_area_are_a_chart_over_a_table(amina):
    page = amina.get("/record?year=2026")
    kinds = {row["Kind"]: row["Minutes"] for row in page.table("By kind")}
    assert kinds == {"Conference": "300", "Lesson": "23", "Module finished": "0", "Together": "323"}
    areas = {row["Area of need"]: row["Minutes"] for row in page.table("By area of need")}
    assert areas["Communication and interaction"] == "300"
    assert "4 of 7 lines" in page


def test_nothing_found_says_how_to_see_everything(amina):
    page = amina.get("/record?text=zebra")
    assert "Nothing like that" in page.headings(2)
    assert page.has_link("Show everything")


def test_the_workbook_reckons_and_runs_nothing(amina):
    found = sheet(amina)
    assert found.freeze_panes == "A2"
    heads = [cell.value for cell in found[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in found.iter_rows(min_row=2)]
    formula = next(row for row in rows if "formula" in row["What"].value)
    assert formula["What"].data_type == "s"
    assert formula["What"].value.startswith("'=")
    assert formula["Date"].value.date() == date(2026, 11, 20)
    assert formula["Minutes"].value == 300


def test_own_words_go_along_only_if_asked_for(amina):
    for address in ("/record.csv", "/record/print"):
        assert "Fewer words." not in amina.fetch(address).get_data(as_text=True)
        assert "Fewer words." in amina.fetch(f"{address}?words=yes").get_data(as_text=True)
    assert sheet(amina, "?words=yes").max_column == sheet(amina).max_column + 1


def test_five_thousand_entries_cost_as_many_statements_as_five(amina, cast):
    amina.get("/record")
    before = len(amina.statements)
    rows = [
        {
            "person_id": cast.amina.id,
            "kind": CpdKind.READING,
            "title": f"Book {number}",
            "happened_on": date(2016 + number % 10, 1 + number % 12, 3),
            "minutes": 10,
            "source_kind": "own",
            "source_key": f"book-{number}",
        }
        for number in range(5_000)
    ]
    db.session.execute(insert(CpdEntry), rows)
    db.session.commit()
    answer = amina.fetch("/record")
    assert answer.status_code == 200
    assert len(amina.statements) == before

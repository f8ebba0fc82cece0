"""Commands for whoever looks after the server, in plain words."""

import json
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from learning.administration.erasures import receipts
from learning.database import db
from learning.people.models import Person
from learning.records.queries import verification
from tests.browser import Browser
from tests.cast import Cast
from tests.learning.records.studies import CODE, study


@pytest.fixture(autouse=True)
def instance(app: Flask) -> Path:
    found: Path = app.config["ALONGSIDE"].instance
    (found / receipts.FILE).unlink(missing_ok=True)
    return found


def run(app: Flask, *words: str, typed: str = "") -> Result:
    db.session.commit()
    result = app.test_cli_runner().invoke(args=["people", *words], input=typed)
    db.session.rollback()
    return result


def path_in(result: Result) -> str:
    (address,) = [line for line in result.output.splitlines() if "/links/" in line]
    return address[address.index("/links/") :]


def test_somebody_new_is_invited_by_a_link_that_works(app: Flask, browser: Browser) -> None:
    options = ["--name", "Nadia Ali", "--school", "seaview", "--role", "administrator"]
    result = run(app, "invite", "nadia@example.com", *options)
    assert result.exit_code == 0
    assert "Seaview Primary" in browser.get(path_in(result))
    again = run(app, "invite", "nadia@example.com", "--school", "seaview")
    assert again.exit_code == 0
    assert path_in(again) != path_in(result)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["invite", "nadia@example.com", "--school", "seaview"], "give a name as well"),
        (["invite", "nadia@example.com", "--name", "Nadia"], "There are: marsh-lane, seaview."),
        (["invite", "nadia", "--school", "seaview"], "Enter an e-mail address"),
        (["reset-link", "nobody@example.com"], "Nobody here has this e-mail address."),
        (["export", "nobody@example.com", "x.zip"], "Nobody here has this e-mail address."),
        (["erase", "nobody@example.com", "--yes"], "Nobody here has this e-mail address."),
        (["erase", "sam.ellis@seaview.example", "--yes"], "only administrator"),
        (["withdraw-certificate", "zzz"], "No certificate has this code."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_an_exit_code(
    app: Flask, cast: Cast, words: list[str], said: str
) -> None:
    result = run(app, *words)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_link_for_a_new_password_works(app: Flask, browser: Browser, cast: Cast) -> None:
    result = run(app, "reset-link", "Amina.Yusuf@seaview.example")
    assert "within two hours" in result.output
    assert browser.get(path_in(result)).has_field("password")


def test_everything_about_somebody_is_written_for_them(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    study(cast.amina)
    file = tmp_path / "amina.zip"
    assert run(app, "export", "amina.yusuf@seaview.example", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as opened:
        kept = json.loads(opened.read("everything.json"))
    assert kept["people"]["person"]["name"] == "Amina Yusuf"
    again = run(app, "export", "amina.yusuf@seaview.example", str(file))
    assert again.exit_code == 1
    assert "exists already" in again.output


def test_erasing_asks_first(app: Flask, cast: Cast, instance: Path) -> None:
    assert run(app, "erase", "amina.yusuf@seaview.example", typed="n\n").exit_code == 1
    assert db.session.scalar(select(Person).where(Person.name == "Amina Yusuf"))
    assert run(app, "erase", "amina.yusuf@seaview.example", typed="y\n").exit_code == 0
    assert db.session.scalar(select(Person).where(Person.name == "Amina Yusuf")) is None
    assert len(receipts.receipts(instance)) == 1
    assert "0 erased again." in run(app, "erase-again").output


def test_a_certificate_made_by_mistake_is_withdrawn(app: Flask, cast: Cast) -> None:
    study(cast.amina)
    assert run(app, "withdraw-certificate", "4F7K-2M9P-X0QD").exit_code == 0
    assert verification(CODE).withdrawn_on is not None

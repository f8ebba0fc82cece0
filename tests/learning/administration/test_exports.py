"""Everybody can save all that is kept about them; the school saves only what is the school's."""

import io
import json
import zipfile

import html5lib
import pytest
from werkzeug.test import TestResponse

from learning.actions.models import Action, ActionContext
from learning.administration.exports import archive
from learning.administration.personal_data_register import DOMAINS
from learning.database import db
from learning.drafts.models import Draft
from learning.journal import personal_data as journal
from learning.reflections.models import Reflection, ReflectionContext
from tests.browser import Browser
from tests.cast import Cast, Member
from tests.learning.records.studies import study

pytestmark = pytest.mark.usefixtures("clock")

SECRET = "I was <b>lost</b> in that lesson"


def write(person: Member) -> None:
    """The person has written something of every private kind."""
    study(person)
    place = {"context_ref": "graduated-approach/assess#why"}
    db.session.add_all(
        [
            Reflection(
                person_id=person.id,
                prompt="Why?",
                body=SECRET,
                context_kind=ReflectionContext.LESSON,
                form_id="a" * 32,
                **place,
            ),
            Action(person_id=person.id, text=SECRET, context_kind=ActionContext.OWN),
            Draft(person_id=person.id, form_key="reflection-1", body=SECRET),
        ]
    )
    db.session.commit()


def opened(response: TestResponse) -> tuple[dict[str, object], str]:
    """The JSON and the page of an export."""
    assert response.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.get_data())) as file:
        assert file.testzip() is None
        return (
            json.loads(file.read(archive.FOR_MACHINES)),
            file.read(archive.TO_READ).decode(),
        )


def test_ones_own_export_holds_everything_from_every_domain(browser: Browser, cast: Cast) -> None:
    write(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("administration.export_own")
    kept, page = opened(amina.post("/account/export"))
    assert set(kept) == {"made_at", *DOMAINS}
    everything = json.dumps(kept)
    for words in (SECRET, "Amina Yusuf", "4f7k2m9px0qd", "Seaview Primary"):
        assert words in everything
    assert "argon2" not in everything
    assert everything.count(SECRET) == 3
    assert page.count("I was &lt;b&gt;lost&lt;/b&gt; in that lesson") == 3


def test_the_page_of_an_export_is_whole_and_needs_nothing_else(
    browser: Browser, cast: Cast
) -> None:
    write(cast.amina)
    _, page = opened(browser.as_(cast.amina).post("/account/export"))
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page
    assert "src=" not in page


def test_an_export_holds_nothing_of_anybody_else(browser: Browser, cast: Cast) -> None:
    write(cast.amina)
    kept, _ = opened(browser.as_(cast.tom).post("/account/export"))
    assert "Amina" not in json.dumps(kept)
    assert SECRET not in json.dumps(kept)


def test_the_journal_says_that_and_not_what_was_saved(browser: Browser, cast: Cast) -> None:
    browser.as_(cast.amina).post("/account/export")
    (event,) = journal.export(cast.amina.id)["events"]
    assert (event["what"], event["about"]) == ("exported_person", "")


def test_nobody_signed_in_nothing_saved(browser: Browser) -> None:
    assert browser.get("/account/export").path == "/sign-in"
    assert browser.post("/account/export").status_code == 401


def test_the_schools_part_holds_nothing_learnt_written_or_scored(
    browser: Browser, cast: Cast
) -> None:
    write(cast.amina)
    sam = browser.as_(cast.sam)
    page = sam.get("administration.confirm_export", membership_id=cast.amina.membership_id)
    assert "That is theirs alone" in page
    kept, html = opened(sam.post(f"/school/people/{cast.amina.membership_id}/export"))
    assert kept["person"] == {"name": "Amina Yusuf", "email": "amina.yusuf@seaview.example"}
    assert kept["membership"]["groups"] == ["Year 4"]
    for words in (SECRET, "graduated", "4f7k2m9px0qd", "lost", "minutes"):
        assert words not in json.dumps(kept)
        assert words not in html


def test_the_schools_part_names_no_other_school(browser: Browser, cast: Cast) -> None:
    kept, _ = opened(browser.as_(cast.sam).post("/school/people/12/export"))
    assert "Marsh Lane" not in json.dumps(kept)
    assert kept["school"] == "Seaview Primary"


@pytest.mark.parametrize("membership_id", [9, 999])
def test_nobody_of_another_school_is_saved(
    browser: Browser, cast: Cast, membership_id: int
) -> None:
    answer = browser.as_(cast.sam).post(f"/school/people/{membership_id}/export")
    assert answer.status_code == 404


def test_only_administrators_save_for_a_request(browser: Browser, cast: Cast) -> None:
    for person in (cast.priya, cast.helen, cast.amina):
        answer = browser.as_(person).post(f"/school/people/{cast.tom.membership_id}/export")
        assert answer.status_code == 403

"""One's own account."""

import pytest

from learning.database import db
from learning.people.models import Person
from tests.cast import PASSWORD


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def test_the_account_shows_who_one_is_where_and_in_which_browsers(amina):
    page = amina.get("people.read_account")
    assert page.fact("Name") == "Amina Yusuf"
    assert page.fact("E-mail address") == "amina.yusuf@seaview.example"
    assert "Seaview Primary Teacher" in page
    assert "Firefox on Windows This one" in page
    assert page.link("Download everything kept about you").path == "/account/export"


def test_nobody_sees_an_account_without_signing_in(browser):
    assert browser.get("people.read_account").h1 == "Sign in"


def test_a_name_is_changed(amina):
    amina.get("people.read_account")
    amina.follow("Change your name")
    page = amina.submit("Change my name", name="Amina  Yusuf-Khan")
    assert page.notices == ["Done: Your name is changed."]
    assert page.fact("Name") == "Amina Yusuf-Khan"


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "A\x07B"])
def test_what_is_no_name_is_refused_beside_the_field(amina, name):
    amina.get("people.edit_name")
    page = amina.submit("Change my name", name=name, status=422)
    assert len(page.errors) == 1
    assert page.field("name").error


def test_an_address_is_changed_by_whoever_knows_the_password(amina, with_mail, outgoing):
    amina.get("people.edit_email")
    page = amina.submit(
        "Change my e-mail address", email=" A.Khan@Seaview.example ", password=PASSWORD
    )
    assert page.fact("E-mail address") == "a.khan@seaview.example"
    assert [m.recipient for m in outgoing()] == ["amina.yusuf@seaview.example"]


@pytest.mark.parametrize(
    ("email", "password", "message"),
    [
        ("a.khan@seaview.example", "another password", "This is not your password."),
        ("a.khan", PASSWORD, "Enter an e-mail address in the form name@example.sch.uk."),
        (
            "tom.brackley@seaview.example",
            PASSWORD,
            "This address cannot be used. Check it, or use another one.",
        ),
    ],
)
def test_otherwise_the_address_stays_and_the_page_says_why(amina, email, password, message):
    amina.get("people.edit_email")
    page = amina.submit("Change my e-mail address", email=email, password=password, status=422)
    assert page.errors == [message]
    assert page.field("email").value == email
    assert amina.get("people.read_account").fact("E-mail address") == "amina.yusuf@seaview.example"


def test_a_password_is_changed_and_the_person_is_told(amina, cast, with_mail, outgoing):
    amina.get("people.edit_password")
    page = amina.submit(
        "Change my password", present_password=PASSWORD, password="six brass kettles"
    )
    assert page.notices == [
        "Done: Your password is changed, and your other browsers are signed out."
    ]
    assert "has changed" in outgoing()[0].subject
    amina.get("people.edit_password")
    amina.submit(
        "Change my password", present_password="six brass kettles", password="seven brass kettles"
    )


def test_a_password_like_one_s_school_is_refused(amina):
    amina.get("people.edit_password")
    page = amina.submit(
        "Change my password", present_password=PASSWORD, password="SeaviewPrimary", status=422
    )
    assert page.errors == [
        "This is too close to your name, e-mail address or school. Choose another."
    ]
    assert page.field("password").value == ""


def test_a_password_may_be_pasted_whole_and_is_not_cut_short(amina):
    page = amina.get("people.edit_password")
    for name in ("present_password", "password"):
        control = page.field(name).controls[0]
        assert "maxlength" not in control.attrib
        assert control.get("autocomplete") in ("current-password", "new-password")


def test_fields_of_others_are_not_taken(amina, cast):
    amina.post(
        "/account/name",
        {
            "name": "Amina",
            "email": "x@seaview.example",
            "person_id": cast.tom.id,
            "id": cast.tom.id,
        },
    )
    assert db.session.get_one(Person, cast.tom.id).name == "Tom Brackley"
    assert db.session.get_one(Person, cast.amina.id).email == cast.amina.email


def test_somebody_of_two_schools_chooses_where_to_work(browser, cast):
    lena = browser.as_(cast.lena)
    page = lena.get("people.read_account")
    assert "Marsh Lane You are here" in page
    page = lena.submit("Work here in Seaview Primary")
    assert page.notices == ["Done: You are now working in Seaview Primary."]
    assert "Seaview Primary You are here" in lena.get("people.read_account")
    assert "Marsh Lane You are here" in browser.second(cast.lena).get("people.read_account")


@pytest.mark.parametrize("chosen", ["", "x", "9", "1", "-10", "10" * 20, "١٠"])
def test_nobody_wears_a_hat_that_is_not_theirs(browser, cast, chosen):
    lena = browser.as_(cast.lena)
    assert lena.post("/hat", {"membership_id": chosen}).status_code == 404


def test_somebody_who_has_left_keeps_their_account(browser, cast):
    owen = browser.as_(cast.owen)
    assert "You do not belong to a school here at present" in owen.get("people.read_account")

"""A forgotten password: by e-mail, or through the school's administrator."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from learning.database import db, writing
from learning.errors import NotFound, Refused
from learning.journal.rules import Verb
from learning.people.administering import services
from learning.people.links.services import make_reset_by_email
from learning.people.models import Membership, Person, SignIn, SingleUseLink
from tests.cast import PASSWORD


@pytest.fixture
def sam(cast, viewer_of):
    return viewer_of(cast.sam)


def ask(browser, email):
    browser.get("people.ask_for_reset")
    return browser.submit("Send me a link", email=email)


def link_in(message):
    return "/links/" + message.body.partition("/links/")[2].partition("\n")[0]


def test_a_link_comes_by_e_mail_and_a_new_password_is_chosen(
    browser, app, cast, with_mail, outgoing, happened
):
    other = browser.as_(cast.amina)
    other.get("people.read_account")
    ask(browser, " Amina.Yusuf@seaview.example")
    message = outgoing()[0]
    assert message.recipient == cast.amina.email
    page = browser.get(link_in(message))
    assert page.h1 == "Choose a new password"
    assert cast.amina.email in page
    page = browser.submit("Keep this password", password="six brass kettles")
    assert page.path == "/"
    assert "Amina Yusuf" in page.whole_text
    assert other.get("people.read_account").h1 == "Please sign in again"
    assert "has changed" in outgoing()[1].subject
    assert {Verb.ASKED_FOR_RESET, Verb.CHANGED_PASSWORD} <= set(happened())


def test_the_answer_is_the_same_for_known_and_unknown_people(browser, cast, with_mail, outgoing):
    shown = {ask(browser, email).text for email in (cast.amina.email, "nobody@seaview.example")}
    assert len(shown) == 1
    assert len(outgoing()) == 1


def test_somebody_deactivated_gets_no_link(browser, cast, with_mail, outgoing):
    person = db.session.get_one(Person, cast.amina.id)
    person.deactivated_at = person.created_at
    ask(browser, cast.amina.email)
    assert outgoing() == []


def test_nobody_s_mailbox_is_filled(browser, cast, with_mail, outgoing):
    for _ in range(6):
        assert ask(browser, cast.amina.email).h1 == "Look in your e-mail"
    assert len(outgoing()) == 3


def test_the_link_is_built_from_the_settings_and_never_from_the_request(
    browser, cast, with_mail, outgoing
):
    token = browser.csrf_token()
    kept = browser.client.get_cookie("alongside").value
    browser.client.set_cookie("alongside", kept, domain="evil.example")
    browser.client.post(
        "/forgotten-password",
        data={"email": cast.amina.email, "csrf_token": token},
        headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
    )
    assert "http://127.0.0.1:8000/links/" in outgoing()[0].body


def test_without_a_mail_server_the_page_says_whom_to_ask(browser, cast, outgoing):
    page = browser.get("people.ask_for_reset")
    assert "Ask the person who looks after Alongside in your school" in page
    assert not page.has_field("email")
    assert browser.post("/forgotten-password", {"email": cast.amina.email}).status_code == 422
    assert outgoing() == []


def test_an_administrator_makes_a_link_to_pass_on(browser, cast, sam, site):
    with writing():
        made = services.make_reset_link(sam, cast.amina.membership_id, site)
    path = made.address.removeprefix(site.address)
    browser.get(path)
    browser.submit("Keep this password", password="six brass kettles")
    assert browser.get("people.read_account").fact("E-mail address") == cast.amina.email


def test_with_a_mail_server_not_even_the_administrator_sees_the_link(
    cast, sam, mailing_site, outgoing
):
    with writing():
        made = services.make_reset_link(sam, cast.amina.membership_id, mailing_site)
    assert made.address is None
    assert outgoing()[0].recipient == cast.amina.email


def test_nobody_reaches_another_school_through_a_colleague_who_works_there(
    cast, sam, site, mailing_site, outgoing
):
    lena_here = cast.lena.places[1].membership_id
    with pytest.raises(Refused, match="also belongs to another school"):
        services.make_reset_link(sam, lena_here, site)
    with writing():
        services.make_reset_link(sam, lena_here, mailing_site)
    assert outgoing()[0].recipient == cast.lena.email


def test_no_link_is_made_for_people_of_other_schools_or_for_the_invited(cast, sam, site):
    with pytest.raises(NotFound):
        services.make_reset_link(sam, cast.ruth.membership_id, site)
    db.session.get_one(Membership, cast.tom.membership_id).invited_as = "Tom"
    with pytest.raises(Refused, match="has not accepted"):
        services.make_reset_link(sam, cast.tom.membership_id, site)


def test_a_reset_link_works_once_and_for_two_hours(browser, cast, sam, site, clock):
    with writing():
        paths = [
            services.make_reset_link(sam, cast.amina.membership_id, site).address.removeprefix(
                site.address
            )
            for _ in range(2)
        ]
    browser.get(paths[0])
    browser.submit("Keep this password", password="six brass kettles")
    for path in paths:
        assert browser.get(path, status=410).h1 == "This link has been used"
    with writing():
        made = services.make_reset_link(sam, cast.amina.membership_id, site)
    clock.shift(timedelta(hours=2))
    page = browser.get(made.address.removeprefix(site.address), status=410)
    assert page.h1 == "This link is too old"


def test_a_poor_password_keeps_the_link_and_the_sign_ins(browser, cast, sam, site):
    with writing():
        made = services.make_reset_link(sam, cast.amina.membership_id, site)
    browser.get(made.address.removeprefix(site.address))
    page = browser.submit("Keep this password", password="too short", status=422)
    assert "at least 10 characters" in page.errors[0]
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0
    assert db.session.scalars(select(SingleUseLink.used_at)).one() is None


def test_somebody_who_looks_after_the_server_can_make_one_too(browser, cast):
    with writing():
        path = make_reset_by_email(" Lena.Kowalska@marsh-lane.example")
    browser.get(path)
    browser.submit("Keep this password", password="six brass kettles")
    assert browser.get("people.read_account").fact("E-mail address") == cast.lena.email
    with pytest.raises(NotFound):
        make_reset_by_email("nobody@seaview.example")


def test_changing_the_password_voids_the_links_that_were_asked_for(browser, cast, sam, site):
    with writing():
        made = services.make_reset_link(sam, cast.amina.membership_id, site)
    amina = browser.as_(cast.amina)
    amina.get("people.edit_password")
    amina.submit("Change my password", present_password=PASSWORD, password="six brass kettles")
    assert browser.get(made.address.removeprefix(site.address), status=410)


def test_no_link_is_made_for_somebody_who_has_left(cast, sam, site):
    with pytest.raises(Refused, match="has left the school"):
        services.make_reset_link(sam, cast.owen.membership_id, site)

"""How long a browser stays signed in, and what ends it at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from learning.database import db
from learning.people.models import Membership, MembershipRole, Person, SignIn
from learning.people.rules import Role
from tests.browser import Browser
from tests.cast import PASSWORD


@pytest.fixture
def amina(app, cast, clock):
    """Amina, signed in through the page, in a browser of her own."""
    return signed_in(app, cast.amina)


def signed_in(app, person, **more):
    browser = Browser(app)
    browser.get("people.sign_in")
    browser.submit("Sign in", email=person.email, password=PASSWORD, **more)
    return browser


def cookie(browser, name="alongside"):
    return browser.client.get_cookie(name)


def copied(app, browser):
    """Another browser that holds a copy of this one's cookie."""
    thief = Browser(app)
    thief.client.set_cookie("alongside", cookie(browser).value)
    return thief


def is_in(browser):
    return browser.get("people.read_account").h1 == "Your account"


def test_a_copy_of_a_cookie_works_only_as_long_as_the_browser_is_signed_in(app, amina):
    thief = copied(app, amina)
    assert is_in(thief)
    amina.get("people.read_account")
    amina.submit("Sign out")
    assert not is_in(thief)


def test_signing_in_makes_a_new_token_and_forgets_the_session(app, cast, amina):
    before = cookie(amina).value
    thief = copied(app, amina)
    amina.post("/sign-in", {"email": cast.amina.email, "password": PASSWORD})
    assert cookie(amina).value != before
    assert is_in(amina)
    assert not is_in(thief)
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_what_a_stranger_put_into_the_session_before_is_gone(app, cast):
    browser = Browser(app)
    browser.get("people.sign_in")
    with browser.client.session_transaction() as session:
        session["planted"] = "yes"
    browser.submit("Sign in", email=cast.amina.email, password=PASSWORD)
    with browser.client.session_transaction() as session:
        assert "planted" not in session


def test_the_cookie_holds_no_key_of_the_person(app, amina):
    with amina.client.session_transaction() as session:
        assert set(session) <= {"_user_id", "_permanent", "seen", "csrf_token"}
        token = session["_user_id"]
    kept = db.session.scalars(select(SignIn.token_hash)).one()
    assert token not in kept
    assert len(token) >= 43


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(amina):
    for name in ("alongside", "device"):
        kept = cookie(amina, name)
        assert kept.http_only
        assert kept.same_site == "Lax"
        assert kept.path == "/"


def test_two_hours_unused_and_the_browser_is_signed_out(amina, clock):
    clock.shift(timedelta(hours=1, minutes=59))
    assert is_in(amina)
    clock.shift(timedelta(hours=2))
    page = amina.get("/account/name")
    assert page.h1 == "Please sign in again"
    assert "You had not used Alongside for a while" in page
    assert amina.submit("Sign in", email="amina.yusuf@seaview.example", password=PASSWORD).h1 == (
        "Change your name"
    )


def test_use_is_noted_in_the_cookie_every_few_minutes_and_never_in_the_database(amina, clock):
    before = cookie(amina).value
    clock.shift(timedelta(minutes=4))
    amina.get("people.read_account")
    assert cookie(amina).value == before
    clock.shift(timedelta(minutes=1))
    amina.get("people.read_account")
    assert cookie(amina).value != before
    assert amina.statements.writes == []


def test_twelve_hours_and_the_browser_is_signed_out_however_much_it_is_used(amina, clock):
    for _ in range(11):
        clock.shift(timedelta(hours=1))
        assert is_in(amina)
    clock.shift(timedelta(hours=1))
    page = amina.get("people.read_account")
    assert page.h1 == "Please sign in again"
    assert "for as long as is safe" in page


def test_a_device_of_ones_own_stays_signed_in_for_weeks(app, cast, clock):
    amina = signed_in(app, cast.amina, keep=True)
    assert cookie(amina).expires - datetime.now(UTC) >= timedelta(days=29)
    for _ in range(4):
        clock.shift(timedelta(days=7))
        assert is_in(amina)
    clock.shift(timedelta(days=3))
    assert not is_in(amina)


def test_a_device_of_ones_own_that_lies_in_a_drawer_is_signed_out(app, cast, clock):
    amina = signed_in(app, cast.amina, keep=True)
    clock.shift(timedelta(days=13))
    assert is_in(amina)
    clock.shift(timedelta(days=14))
    assert not is_in(amina)


def test_without_asking_the_cookie_ends_with_the_browser(amina):
    assert cookie(amina).expires is None


@pytest.mark.parametrize(
    "start", [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]
)
def test_the_limits_are_hours_that_pass_whatever_the_clocks_on_the_wall_do(app, cast, clock, start):
    clock.move_to(start, tick=False)
    amina = signed_in(app, cast.amina)
    clock.shift(timedelta(hours=1, minutes=59))
    assert is_in(amina)
    clock.shift(timedelta(hours=2))
    assert not is_in(amina)


def test_a_changed_password_ends_every_other_browser(app, cast, amina):
    other, thief = signed_in(app, cast.amina), copied(app, amina)
    amina.get("people.edit_password")
    amina.submit("Change my password", present_password=PASSWORD, password="six brass kettles")
    assert is_in(amina)
    assert not is_in(other)
    assert not is_in(thief)


def test_deactivation_ends_it_at_once(cast, amina):
    person = db.session.get_one(Person, cast.amina.id)
    person.deactivated_at = person.created_at
    assert not is_in(amina)


def test_roles_count_from_the_moment_they_change(app, cast, amina):
    assert not amina.get("people.read_account").has_link("School")
    db.session.add(MembershipRole(membership_id=cast.amina.membership_id, role=Role.SENCO))
    assert amina.get("people.read_account").has_link("School")


@pytest.mark.parametrize(
    ("last_day", "midnight"),
    [
        (date(2026, 7, 20), datetime(2026, 7, 20, 23, 0, tzinfo=UTC)),
        # The days on which the clocks go forward and back.
        (date(2026, 3, 29), datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_membership_ends_at_midnight_in_london_for_an_open_tab_too(
    app, cast, clock, last_day, midnight
):
    clock.move_to(midnight - timedelta(hours=1), tick=False)
    amina = signed_in(app, cast.amina)
    db.session.get_one(Membership, cast.amina.membership_id).ends_on = last_day
    clock.move_to(midnight - timedelta(minutes=1), tick=False)
    assert "Seaview Primary" in amina.get("people.read_account")
    clock.move_to(midnight, tick=False)
    assert "You do not belong to a school" in amina.get("people.read_account")


def test_signing_out_everywhere_ends_every_browser(app, cast, amina, happened):
    other = signed_in(app, cast.amina)
    amina.get("people.read_account")
    page = amina.submit("Sign out everywhere")
    assert page.notices == ["Done: You are signed out everywhere."]
    assert not is_in(amina)
    page = other.get("people.read_account")
    assert page.h1 == "Please sign in again"
    assert "from another browser" in page


def test_one_browser_of_several_is_signed_out(app, cast, amina):
    other = signed_in(app, cast.amina)
    amina.get("people.read_account")
    amina.submit("Sign out of A browser")
    assert is_in(amina)
    assert not is_in(other)


def test_nobody_signs_a_stranger_out(app, cast, amina):
    row = db.session.scalars(select(SignIn)).one()
    tom = signed_in(app, cast.tom)
    for number in (row.id, 10**9, 10**30):
        assert tom.post(f"/account/browsers/{number}/sign-out").status_code == 404
    assert is_in(amina)


def test_old_sign_ins_are_cleared_away_when_the_person_signs_in_again(app, cast, amina, clock):
    clock.shift(timedelta(hours=13))
    signed_in(app, cast.amina)
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_signing_out_twice_is_no_mistake(amina):
    amina.get("people.read_account")
    token = amina.csrf_token()
    amina.submit("Sign out")
    response = amina.post("/sign-out", {"csrf_token": token})
    assert response.status_code in (302, 401)


def test_whoever_asks_costs_one_statement(amina):
    amina.get("people.edit_name")
    assert len(amina.statements) == 1

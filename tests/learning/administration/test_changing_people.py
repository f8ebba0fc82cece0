"""People are added, changed and let go; each page says what will happen, and it does."""

from datetime import date

import pytest
from sqlalchemy import select

from learning.database import db
from learning.people.models import Membership, MembershipRole, Person, SignIn
from learning.people.rules import Job, Role
from tests.browser import Browser
from tests.cast import SEAVIEW_ID, Cast
from tests.factories import a_person

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def sam(browser: Browser, cast: Cast) -> Browser:
    return browser.as_(cast.sam)


def add(browser: Browser, status: int = 200, **fields: object) -> None:
    browser.get("administration.begin_person")
    typed = {"name": "Nadia Ali", "email": "nadia@seaview.example", "job": "teacher", **fields}
    browser.submit("Add and invite", typed, status=status)


def membership_of(name: str) -> Membership:
    db.session.rollback()
    found = db.session.scalar(
        select(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.name == name, Membership.organisation_id == SEAVIEW_ID)
    )
    assert found is not None
    return found


def roles_of(membership_id: int) -> set[Role]:
    return set(
        db.session.scalars(
            select(MembershipRole.role).where(MembershipRole.membership_id == membership_id)
        )
    )


def test_somebody_new_is_invited_and_the_link_is_shown_once(sam: Browser) -> None:
    add(sam, roles=["senco"], groups=["1"])
    assert sam.page.h1 == "Nadia Ali"
    assert "/links/" in sam.page
    assert "give it to nobody else" in sam.page
    membership = membership_of("Nadia Ali")
    assert membership.invited_as == "Nadia Ali"
    assert roles_of(membership.id) == {Role.SENCO}
    assert "Year 4" in sam.page
    assert "/links/" not in sam.get(sam.page.path)


def test_the_link_lets_its_holder_join(sam: Browser, browser: Browser) -> None:
    add(sam)
    (link,) = [word for word in sam.page.text.split() if "/links/" in word]
    page = browser.get("/links/" + link.rpartition("/")[2])
    assert "Seaview Primary" in page


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": ""}, "Enter the person’s name."),
        ({"email": "nadia"}, "Enter an e-mail address in the form name@example.sch.uk."),
        ({"email": "amina.yusuf@seaview.example"}, "already on your staff list"),
        ({"staff_code": "x" * 41}, "at most 40"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field_and_nothing_is_lost(
    sam: Browser, fields: dict[str, str], error: str
) -> None:
    add(sam, 422, **{"name": "Nadia Ali", **fields})
    assert any(error in each for each in sam.page.errors)
    assert sam.page.field("email").value == fields.get("email", "nadia@seaview.example")
    assert db.session.scalar(select(Person).where(Person.name == "Nadia Ali")) is None


def test_adding_somebody_twice_adds_them_once(sam: Browser) -> None:
    add(sam)
    add(sam, 422)
    assert "has been invited and has not accepted yet" in sam.page.errors[0]


def test_job_roles_groups_and_dates_can_be_changed(sam: Browser, cast: Cast) -> None:
    sam.get("administration.edit_person", membership_id=cast.amina.membership_id)
    sam.submit("Save", job="leader", roles=["leader", "mentor"], groups=[], ends_on="2027-07-20")
    assert "Leader, Mentor" in sam.page
    assert "20 July 2027" in sam.page
    amina = membership_of("Amina Yusuf")
    assert (amina.job, amina.ends_on) == (Job.LEADER, date(2027, 7, 20))
    assert roles_of(amina.id) == {Role.LEADER, Role.MENTOR}
    assert "Year 4" not in sam.page


def test_changed_roles_sign_their_person_out(sam: Browser, browser: Browser, cast: Cast) -> None:
    amina = browser.as_(cast.amina)
    amina.get("/record")
    sam.get("administration.edit_person", membership_id=cast.amina.membership_id)
    sam.submit("Save", roles=["senco"])
    assert amina.get("/record").path == "/sign-in"


def test_a_day_that_is_none_is_refused_in_plain_words(sam: Browser, cast: Cast) -> None:
    sam.get("administration.edit_person", membership_id=cast.amina.membership_id)
    page = sam.submit("Save", starts_on="31.8.", status=422)
    assert page.errors == ["Write the day like this: 2027-03-31."]
    page = sam.submit("Save", starts_on="2026-09-01", ends_on="2026-08-31", status=422)
    assert page.errors == ["The last day is before the first day."]
    assert membership_of("Amina Yusuf").starts_on == date(2025, 9, 1)


def test_a_refusal_halfway_changes_nothing(sam: Browser, cast: Cast) -> None:
    """The job alone would be fine; giving up the last administrator is not."""
    sam.get("administration.edit_person", membership_id=cast.sam.membership_id)
    page = sam.submit("Save", job="leader", roles=[], status=422)
    assert "only administrator" in page.errors[0]
    assert membership_of("Sam Ellis").job is Job.SUPPORT


@pytest.mark.parametrize("way", ["end", "deactivate", "erase"])
def test_the_last_administrator_cannot_go(sam: Browser, cast: Cast, way: str) -> None:
    sam.get(f"/school/people/{cast.sam.membership_id}/{way}")
    button = {
        "end": "End the membership",
        "deactivate": "Deactivate the account",
        "erase": "Erase Sam Ellis for good",
    }
    page = sam.submit(button[way], {"when": "now"} if way == "end" else {}, status=422)
    assert any("only administrator" in each for each in page.errors)
    assert "Sam Ellis" in sam.get("administration.list_people")


def test_administrators_who_change_their_own_roles_stay_signed_in(sam: Browser, cast: Cast) -> None:
    a_person("Nadia Ali", Role.ADMINISTRATOR)
    db.session.commit()
    sam.get("administration.edit_person", membership_id=cast.sam.membership_id)
    assert sam.submit("Save", roles=["administrator", "senco"]).h1 == "Sam Ellis"
    sam.get("administration.edit_person", membership_id=cast.sam.membership_id)
    assert sam.submit("Save", roles=[]).path == "/"
    sam.get("administration.list_people", status=403)


def test_a_membership_ends_now_or_with_a_day(sam: Browser, cast: Cast) -> None:
    sam.get("administration.confirm_ending", membership_id=cast.amina.membership_id)
    assert "their certificates stay theirs" in sam.page
    assert sam.submit("End the membership", status=422).errors == ["Choose when it ends."]
    assert sam.submit("End the membership", when="day", status=422).errors == [
        "Enter the last day."
    ]
    page = sam.submit("End the membership", when="day", last_day="2026-12-18")
    assert "Amina Yusuf’s membership ends with 18 December 2026." in page
    assert membership_of("Amina Yusuf").ends_on == date(2026, 12, 18)
    sam.get("administration.confirm_ending", membership_id=cast.tom.membership_id)
    assert "membership has ended." in sam.submit("End the membership", when="now")
    assert membership_of("Tom Brackley").ends_on == date(2026, 11, 22)


def test_whoever_is_deactivated_is_out_at_once_and_can_come_back(
    sam: Browser, browser: Browser, cast: Cast
) -> None:
    amina = browser.as_(cast.amina)
    amina.get("/record")
    sam.get("administration.confirm_deactivation", membership_id=cast.amina.membership_id)
    sam.submit("Deactivate the account")
    assert amina.get("/record").path == "/sign-in"
    sam.get("administration.confirm_return", membership_id=cast.amina.membership_id)
    sam.submit("Bring back")
    assert "Amina Yusuf" in sam.get("administration.list_people")


def test_a_link_for_a_new_password_is_shown_once(sam: Browser, cast: Cast) -> None:
    sam.get("administration.confirm_link", membership_id=cast.amina.membership_id)
    assert "within two hours" in sam.page
    assert "/links/" in sam.submit("Make the link")
    assert "/links/" not in sam.get(sam.page.path)


def test_a_link_for_somebody_of_two_schools_is_not_shown(sam: Browser, cast: Cast) -> None:
    sam.get("/school/people/12/link")
    page = sam.submit("Make the link", status=422)
    assert "also belongs to another school" in page.errors[0]


def test_an_invitation_is_made_anew_and_withdrawn(sam: Browser) -> None:
    add(sam)
    person = sam.page.path
    sam.get(f"{person}/link")
    assert "/links/" in sam.submit("Make the link")
    sam.get(f"{person}/withdraw")
    sam.submit("Withdraw it")
    assert db.session.scalar(select(Person).where(Person.name == "Nadia Ali")) is None


def test_unknown_fields_change_nothing(sam: Browser, cast: Cast) -> None:
    sam.get("administration.edit_person", membership_id=cast.amina.membership_id)
    sam.post(
        f"/school/people/{cast.amina.membership_id}/edit",
        {
            "job": "teacher",
            "starts_on": "2025-09-01",
            "organisation_id": "3",
            "person_id": str(cast.sam.id),
            "is_admin": "1",
            "roles": "overlord",
        },
    )
    amina = membership_of("Amina Yusuf")
    assert (amina.organisation_id, amina.person_id) == (SEAVIEW_ID, cast.amina.id)
    assert roles_of(amina.id) == set()


def test_a_forged_request_changes_nothing(sam: Browser, cast: Cast) -> None:
    answer = sam.post(f"/school/people/{cast.amina.membership_id}/deactivate", {}, forged=True)
    assert answer.status_code == 400
    assert db.session.scalar(select(SignIn).where(SignIn.person_id == cast.sam.id)) is not None
    assert membership_of("Amina Yusuf").ends_on is None

"""A school adds somebody; they accept through a link that works once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import db, writing
from learning.errors import NotAllowed, NotFound, Refused
from learning.journal.rules import Verb
from learning.people.administering import services
from learning.people.administering.queries import StaffState, staff_member, staff_page
from learning.people.links.services import accept_invitation
from learning.people.models import Membership, Person
from learning.people.queries import viewer_for
from learning.people.rules import Job, Role
from learning.people.schools.services import Newcomer
from tests.browser import Browser
from tests.cast import PASSWORD, SEAVIEW_ID

NADIA = Newcomer(name="Nadia Ali", email="Nadia.Ali@seaview.example", job=Job.TEACHER)
RUTH_AS_TYPED = Newcomer(
    name="Mrs R Adeyemi", email="ruth.adeyemi@seaview.example", job=Job.TEACHER
)


@pytest.fixture
def sam(cast, viewer_of):
    return viewer_of(cast.sam)


def added(viewer, newcomer, site):
    """What the administrator gets; the path of the link besides."""
    with writing():
        made = services.add_person(viewer, newcomer, site)
    return made, made.address and made.address.removeprefix(site.address)


def test_somebody_new_accepts_chooses_a_password_and_is_signed_in(browser, sam, site, happened):
    made, path = added(sam, NADIA, site)
    page = browser.get(path)
    assert page.h1 == "Seaview Primary has invited you"
    assert page.field("name").value == "Nadia Ali"
    page = browser.submit("Join Seaview Primary", name="Nadia S Ali", password="six brass kettles")
    assert page.path == "/"
    assert "Nadia S Ali" in page.whole_text
    member = staff_member(sam, made.membership_id)
    assert (member.name, member.state) == ("Nadia S Ali", StaffState.CURRENT)
    assert happened()[-3:] == [Verb.ADDED_PERSON, Verb.INVITED, Verb.ACCEPTED_INVITATION]


def test_until_then_they_are_invited_and_cannot_sign_in(browser, sam, site):
    made, _ = added(sam, NADIA, site)
    member = staff_member(sam, made.membership_id)
    assert (member.state, member.person_id) == (StaffState.INVITED, None)
    browser.get("people.sign_in")
    browser.submit("Sign in", email=NADIA.email, password=PASSWORD, status=422)


def test_a_link_works_once(browser, app, sam, site):
    _, path = added(sam, NADIA, site)
    late = Browser(app)
    late.get(path)
    browser.get(path)
    browser.submit("Join Seaview Primary", password="six brass kettles")
    assert late.submit("Join Seaview Primary", password="mine instead of hers", status=410).h1 == (
        "This link has been used"
    )
    late.get("people.sign_in")
    late.submit("Sign in", email=NADIA.email, password="mine instead of hers", status=422)


def test_of_two_who_use_a_link_at_once_one_is_refused(sam, site):
    _, path = added(sam, NADIA, site)
    token = path.rpartition("/")[2]
    with writing():
        accept_invitation(token, name="Nadia Ali", new_hash="first")
    with pytest.raises(Refused, match="used already"), writing():
        accept_invitation(token, name="Nadia Ali", new_hash="second")
    person = db.session.scalars(select(Person).where(Person.email == NADIA.email.lower())).one()
    assert person.password_hash == "first"


def test_a_link_ends_after_two_weeks_and_says_whom_to_ask(browser, sam, site, clock):
    _, path = added(sam, NADIA, site)
    clock.shift(timedelta(days=14))
    page = browser.get(path, status=410)
    assert page.h1 == "This link is too old"
    assert "for a new one" in page


def test_a_link_that_never_was_is_told_apart_from_a_used_one(browser):
    page = browser.get("/links/nonsense", status=404)
    assert page.h1 == "This link does not work"
    assert browser.post("/links/nonsense").status_code == 404


def test_a_new_invitation_replaces_the_one_before(browser, sam, site):
    made, old = added(sam, NADIA, site)
    with writing():
        new = services.invite(sam, made.membership_id, site).address
    assert browser.get(old, status=410).h1 == "This link has been used"
    assert browser.get(new.removeprefix(site.address)).h1 == "Seaview Primary has invited you"


def test_a_poor_password_is_refused_and_the_link_still_works(browser, sam, site):
    _, path = added(sam, NADIA, site)
    browser.get(path)
    page = browser.submit("Join Seaview Primary", password="nadia.ali1234", status=422)
    assert "too close" in page.errors[0]
    assert browser.submit("Join Seaview Primary", password="six brass kettles").path == "/"


def test_with_a_mail_server_the_link_goes_to_the_person_alone(sam, mailing_site, outgoing):
    made, _ = added(sam, NADIA, mailing_site)
    assert made.address is None
    message = outgoing()[0]
    assert message.recipient == "nadia.ali@seaview.example"
    assert "https://learning.example/links/" in message.body
    assert "Seaview Primary" in message.subject


def test_adding_somebody_looks_the_same_whether_they_are_known_or_not(sam, site, cast):
    known, _ = added(sam, RUTH_AS_TYPED, site)
    unknown, _ = added(sam, NADIA, site)
    assert known.address is not None
    shown = [staff_member(sam, made.membership_id) for made in (known, unknown)]
    assert [m.name for m in shown] == ["Mrs R Adeyemi", "Nadia Ali"]
    assert {(m.state, m.person_id) for m in shown} == {(StaffState.INVITED, None)}


def test_the_page_of_the_link_looks_the_same_too(browser, sam, site, cast):
    pages = []
    for newcomer in (RUTH_AS_TYPED, NADIA):
        _, path = added(sam, newcomer, site)
        page = browser.get(path)
        pages.append(
            (page.h1, page.buttons, page.field("password").label, page.field("password").hint)
        )
    assert pages[0] == pages[1]


def test_an_invitation_not_accepted_is_no_hat(sam, site, cast):
    added(sam, RUTH_AS_TYPED, site)
    assert [hat.school_name for hat in viewer_for(cast.ruth.id).hats] == ["Marsh Lane"]


def test_somebody_known_accepts_with_the_password_they_have(browser, sam, site, cast):
    made, path = added(sam, RUTH_AS_TYPED, site)
    browser.get(path)
    page = browser.submit("Join Seaview Primary", password="six brass kettles", status=422)
    assert page.errors == [
        "This is not the password that goes with your e-mail address in Alongside."
    ]
    browser.submit("Join Seaview Primary", name="Somebody Else", password=PASSWORD)
    ruth = viewer_for(cast.ruth.id)
    assert ruth.name == "Ruth Adeyemi"
    assert [hat.school_name for hat in ruth.hats] == ["Marsh Lane", "Seaview Primary"]
    assert staff_member(sam, made.membership_id).name == "Ruth Adeyemi"


def test_somebody_signed_in_only_says_yes(browser, sam, site, cast):
    _, path = added(sam, RUTH_AS_TYPED, site)
    ruth = browser.as_(cast.ruth)
    page = ruth.get(path)
    assert not page.has_field("password")
    page = ruth.submit("Join Seaview Primary")
    assert page.notices == ["Done: You now belong to Seaview Primary."]


def test_somebody_else_who_is_signed_in_does_not_join_in_their_place(browser, sam, site, cast):
    _, path = added(sam, RUTH_AS_TYPED, site)
    amina = browser.as_(cast.amina)
    assert amina.get(path).has_field("password")
    assert (
        amina.post(path, {"name": "Amina Yusuf", "password": "six brass kettles"}).status_code
        == 422
    )
    assert len(viewer_for(cast.ruth.id).hats) == 1


def test_whoever_is_on_the_list_is_not_added_twice(sam, site, cast):
    added(sam, NADIA, site)
    with pytest.raises(Refused, match="has not accepted yet"):
        services.add_person(sam, NADIA, site)
    amina = Newcomer(name="Amina", email=cast.amina.email.upper(), job=Job.TEACHER)
    with pytest.raises(Refused, match="already on your staff list") as refused:
        services.add_person(sam, amina, site)
    assert refused.value.field == "email"


def test_somebody_who_left_comes_back_under_the_same_membership(browser, sam, site, cast):
    owen = Newcomer(name="Owen Pryce", email=cast.owen.email, job=Job.OTHER)
    made, path = added(sam, owen, site)
    assert made.membership_id == cast.owen.membership_id
    browser.get(path)
    browser.submit("Join Seaview Primary", password=PASSWORD)
    hat = viewer_for(cast.owen.id).hat
    assert (hat.job, hat.roles) == (Job.OTHER, frozenset())


def test_somebody_deactivated_comes_back_by_accepting(browser, sam, site, cast):
    with writing():
        services.deactivate(sam, cast.tom.membership_id)
    _, path = added(sam, Newcomer(name="Tom", email=cast.tom.email, job=Job.SUPPORT), site)
    assert viewer_for(cast.tom.id) is None
    browser.get(path)
    browser.submit("Join Seaview Primary", password="six brass kettles", status=422)
    assert viewer_for(cast.tom.id) is None
    browser.submit("Join Seaview Primary", password=PASSWORD)
    assert viewer_for(cast.tom.id).hat.school_name == "Seaview Primary"


def test_a_withdrawn_invitation_leaves_nothing_of_somebody_new(browser, sam, site):
    made, path = added(sam, NADIA, site)
    with writing():
        services.withdraw_invitation(sam, made.membership_id)
    assert browser.get(path, status=404).h1 == "This link does not work"
    found = select(Person).where(Person.email == "nadia.ali@seaview.example")
    assert db.session.scalar(found) is None


def test_a_withdrawn_invitation_does_nothing_to_somebody_known(sam, site, cast):
    made, _ = added(sam, RUTH_AS_TYPED, site)
    with writing():
        services.withdraw_invitation(sam, made.membership_id)
    assert viewer_for(cast.ruth.id).name == "Ruth Adeyemi"


def test_only_an_invitation_can_be_withdrawn_and_only_once_accepted_it_stays(sam, site, cast):
    with pytest.raises(Refused):
        services.withdraw_invitation(sam, cast.amina.membership_id)
    with pytest.raises(Refused):
        services.invite(sam, cast.amina.membership_id, site)


def test_only_administrators_add_and_only_to_their_own_school(site, cast, viewer_of, sam):
    for person in (cast.amina, cast.priya, cast.helen, cast.george, cast.lena):
        with pytest.raises(NotAllowed):
            services.add_person(viewer_of(person), NADIA, site)
    with pytest.raises(NotFound):
        services.invite(sam, cast.ruth.membership_id, site)
    made, _ = added(sam, NADIA, site)
    assert db.session.get_one(Membership, made.membership_id).organisation_id == SEAVIEW_ID


def test_what_is_typed_wrongly_is_refused_with_its_field(sam, site, cast):
    for change, field in (
        ({"name": " "}, "name"),
        ({"email": "nadia"}, "email"),
        ({"staff_code": "x" * 41}, "staff_code"),
    ):
        typed = {"name": "Nadia", "email": "n@seaview.example", "job": Job.TEACHER, **change}
        with pytest.raises(Refused) as refused, writing():
            services.add_person(sam, Newcomer(**typed), site)
        assert refused.value.field == field


def test_two_people_do_not_share_a_staff_code(sam, site):
    one = Newcomer(name="A B", email="a@seaview.example", job=Job.TEACHER, staff_code="T1")
    two = Newcomer(name="C D", email="c@seaview.example", job=Job.TEACHER, staff_code=" T1 ")
    added(sam, one, site)
    with pytest.raises(Refused) as refused, writing():
        services.add_person(sam, two, site)
    assert refused.value.field == "staff_code"


def test_roles_are_given_with_the_invitation_and_count_once_accepted(browser, sam, site):
    senco = Newcomer(
        name="Nadia Ali",
        email="nadia.ali@seaview.example",
        job=Job.TEACHER,
        roles=frozenset({Role.SENCO}),
    )
    _, path = added(sam, senco, site)
    browser.get(path)
    browser.submit("Join Seaview Primary", password="six brass kettles")
    assert next(m for m in staff_page(sam).members if m.name == "Nadia Ali").roles == {Role.SENCO}

"""The board as somebody meets it who looks, and who posts."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from learning import clock as alongside_clock
from learning.database import Model, db
from learning.network.models import Opportunity
from learning.network.rules import OpportunityKind
from learning.people.models import Membership, MembershipRole
from learning.people.rules import Job, Role
from tests.cast import MARSH_LANE_ID
from tests.learning.network.board.posting import AHEAD, posted

AN_OFFER = {
    "kind": "project",
    "heading": "A provision map that people use",
    "text": "Come and see how it is kept alive.",
    "open_until": "2026-12-18",
}


def test_an_empty_board_says_what_to_do(browser, cast):
    page = browser.as_(cast.amina).get("network.list_opportunities")
    assert "Nothing is on the board yet" in page.headings(2)
    assert page.link("See who can help").path == "/directory"
    assert not page.has_link("Post something")
    page = browser.as_(cast.priya).get("network.list_opportunities")
    assert page.link("Post something").path == "/opportunities/post"


def test_an_offer_is_posted_found_and_answered_by_letter(browser, cast):
    priya, daniel = browser.as_(cast.priya), browser.as_(cast.daniel)
    page = priya.get("network.begin_opportunity")
    assert "Governors do not" in page.text
    page = priya.submit("Post it", AN_OFFER)
    assert "Your offer is on the board." in page.text
    page = daniel.get("network.list_opportunities")
    assert "Where you work" in page.text
    page = daniel.follow("A provision map that people use")
    assert "Come and see how it is kept alive." in page.text
    assert page.link(cast.priya.email).path == f"mailto:{cast.priya.email}"
    assert not page.has_link("Change")


def test_from_a_placement_the_next_step_is_to_ask_for_it(browser, cast):
    row = posted(cast.lena, kind=OpportunityKind.PLACEMENT)
    page = browser.as_(cast.daniel).get("network.read_opportunity", opportunity_id=row.id)
    assert page.link("Ask for a placement").path == f"/placements/ask?opportunity={row.id}"


def test_the_board_is_narrowed_without_a_script(browser, cast):
    posted(cast.priya, "Ours")
    posted(cast.ruth, "Theirs")
    amina = browser.as_(cast.amina)
    amina.get("network.list_opportunities")
    page = amina.submit("Show", school="Marsh Lane")
    assert page.has_link("Theirs")
    assert not page.has_link("Ours")
    assert "1 of 2 offers" in page.text
    page = amina.submit("Show", school="Marsh Lane", kind="Trial post")
    assert "Nothing on the board is all of this" in page.headings(2)
    assert amina.follow("Show everything").has_link("Ours")


@pytest.mark.parametrize(
    "query", ["kind=%00&school=%FF", "kind=placement'&school=-1", "school=9e9"]
)
def test_a_filter_that_means_nothing_narrows_nothing(browser, cast, query):
    posted(cast.priya, "Ours")
    assert browser.as_(cast.amina).get(f"/opportunities?{query}").has_link("Ours")


def everything_kept():
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by("id"))]
        for table in Model.metadata.sorted_tables
    }


def test_nobody_can_see_that_somebody_looked(browser, cast, clock):
    """Not one row of any table differs, nor a word of what leader, poster and desk are shown."""
    rows = [posted(cast.lena, f"Offer {each}", kind=each) for each in OpportunityKind]
    helen, lena, sam, daniel = (
        browser.as_(each) for each in (cast.helen, cast.lena, cast.sam, cast.daniel)
    )
    daniel.get("/account")

    def shown():
        return [
            person.get(path).text
            for person, path in (
                (helen, "/"),
                (helen, "/school/succession"),
                (helen, "/opportunities"),
                (sam, "/school"),
                (sam, f"/school/people/{cast.daniel.membership_id}"),
                (lena, "/opportunities/mine"),
                (lena, f"/opportunities/{rows[0].id}"),
            )
        ]

    said, kept = shown(), everything_kept()
    daniel.get("network.list_opportunities", kind="placement", school=str(MARSH_LANE_ID))
    for row in rows:
        daniel.get("network.read_opportunity", opportunity_id=row.id)
    assert everything_kept() == kept
    assert shown() == said


def test_somebody_who_may_not_post_is_told_so(browser, cast):
    for person in (cast.amina, cast.sam, cast.george):
        browser.as_(person).get("network.begin_opportunity", status=403)
        assert browser.as_(person).post("/opportunities/post", AN_OFFER).status_code == 403
    assert db.session.scalars(select(Opportunity)).all() == []


def test_a_school_of_somebody_else_cannot_be_sent_along(browser, cast):
    priya = browser.as_(cast.priya)
    sent = {**AN_OFFER, "school": str(MARSH_LANE_ID), "organisation_id": str(MARSH_LANE_ID)}
    assert priya.post("/opportunities/post", sent).status_code == 422
    assert db.session.scalars(select(Opportunity)).all() == []


def test_whoever_leads_at_two_places_chooses_for_which(browser, cast, db_session):
    miriam = browser.as_(cast.miriam)
    place = Membership(
        person_id=cast.miriam.id,
        organisation_id=MARSH_LANE_ID,
        job=Job.LEADER,
        starts_on=date(2026, 9, 1),
    )
    db_session.add(place)
    db_session.flush()
    page = miriam.get("network.begin_opportunity")
    assert not page.has_field("school"), "she has no role at Marsh Lane"
    db_session.add(MembershipRole(membership_id=place.id, role=Role.LEADER))
    db_session.commit()
    page = miriam.get("network.begin_opportunity")
    assert page.field("school").options == ["1", "3"]
    miriam.submit("Post it", AN_OFFER, school="Marsh Lane")
    assert db.session.scalars(select(Opportunity.organisation_id)).all() == [MARSH_LANE_ID]


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("network.begin_opportunity")
    page = priya.submit("Post it", {**AN_OFFER, "open_until": "soon"}, status=422)
    assert page.field("open_until").error.startswith("Write the day like this")
    assert page.field("text").value == AN_OFFER["text"]
    page = priya.submit("Post it", {"open_until": "2028-01-01"}, status=422)
    assert "within the next year" in page.field("open_until").error
    page = priya.submit(
        "Post it", {"open_until": "2026-12-18", "text": "born 12/03/2016"}, status=422
    )
    assert "Please check" in page.field("text").error
    priya.submit("Save anyway, it names no pupil")
    assert db.session.scalars(select(Opportunity.text)).all() == ["born 12/03/2016"]


def test_an_offer_is_changed_closed_and_posted_again(browser, cast):
    priya, amina = browser.as_(cast.priya), browser.as_(cast.amina)
    row = posted(cast.priya, "Two mornings")
    priya.get("network.read_opportunity", opportunity_id=row.id)
    priya.follow("Change")
    page = priya.submit("Save the change", heading="Three mornings")
    assert page.h1 == "Three mornings"
    page = priya.submit("Close it now")
    assert "Three mornings" in page.text
    assert "Closed early." in page.text
    page = amina.get("network.read_opportunity", opportunity_id=row.id)
    assert "This is no longer open" in page.headings(2)
    assert cast.priya.email not in page.html
    assert "Three mornings" not in amina.get("network.list_opportunities").text
    priya.get("network.list_own_opportunities")
    page = priya.follow("Post again: Three mornings")
    assert page.field("heading").value == "Three mornings"
    priya.submit("Post it")
    assert amina.get("network.list_opportunities").has_link("Three mornings")


def test_an_offer_whose_poster_left_says_that_it_is_no_longer_open(browser, cast, db_session):
    row = posted(cast.ruth, "Two mornings")
    amina = browser.as_(cast.amina)
    assert amina.get("network.list_opportunities").has_link("Two mornings")
    membership = db_session.get_one(Membership, cast.ruth.membership_id)
    membership.ends_on = alongside_clock.today() - timedelta(days=1)
    db_session.flush()
    page = amina.follow("Two mornings")
    assert page.path.endswith(str(row.id))
    assert "This is no longer open" in page.headings(2)
    assert cast.ruth.email not in page.html
    page = browser.as_(cast.ruth).get("network.list_own_opportunities")
    assert "You may not post for this school any more" in page.text
    assert not page.has_link("Post again: Two mornings")


def test_an_offer_changed_in_two_windows_shows_both(browser, cast):
    row = posted(cast.priya)
    first, second = browser.as_(cast.priya), browser.second(cast.priya)
    for window in (first, second):
        window.get("network.edit_opportunity", opportunity_id=row.id)
    first.submit("Save the change", text="What stands.")
    page = second.submit("Save the change", status=409, text="What was typed.")
    assert "What stands now" in page.headings(2)
    assert "What stands." in page.text
    assert page.field("text").value == "What was typed."
    second.submit("Save the change")
    assert db.session.get_one(Opportunity, row.id).text == "What was typed."


def test_what_is_no_longer_open_is_not_opened_to_be_changed(browser, cast):
    row = posted(cast.priya, open_until=date(2026, 11, 1))
    page = browser.as_(cast.priya).get("network.edit_opportunity", opportunity_id=row.id)
    assert page.path == "/opportunities/mine"


def test_deleting_is_asked_about_first(browser, cast):
    row = posted(cast.priya, closed_at=alongside_clock.now())
    priya = browser.as_(cast.priya)
    priya.get("network.read_opportunity", opportunity_id=row.id)
    page = priya.follow("Delete")
    assert "It is gone for good" in page.text
    priya.submit("Delete it")
    assert db.session.scalars(select(Opportunity)).all() == []


@pytest.mark.parametrize("again", ["0", "-1", "x", "9" * 40, "²"])
def test_posting_again_what_never_was_is_not_found(browser, cast, again):
    browser.as_(cast.priya).get("network.begin_opportunity", again=again, status=404)


def test_posting_again_what_somebody_else_posted_is_not_found(browser, cast):
    row = posted(cast.priya)
    browser.as_(cast.lena).get("network.begin_opportunity", again=row.id, status=404)


def test_a_governor_is_shown_no_offer(browser, cast):
    row = posted(cast.priya, "Two mornings", open_until=AHEAD)
    george = browser.as_(cast.george)
    page = george.get("network.list_opportunities")
    assert "This is for people who work in a school" in page.headings(2)
    assert "Two mornings" not in page.text
    george.get("network.read_opportunity", opportunity_id=row.id, status=404)


def test_the_board_is_two_statements_however_much_is_on_it(browser, cast):
    for number in range(9):
        posted(cast.priya, f"Ours {number}")
    amina = browser.as_(cast.amina)
    amina.get("network.list_opportunities")
    assert len(amina.statements) == 2

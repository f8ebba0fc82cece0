"""Posting, changing, closing and deleting."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from learning.database import writing
from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.errors import Conflict, NotAllowed, NotFound, Refused
from learning.journal.models import Event
from learning.network import personal_data
from learning.network.board import rules, services
from learning.network.board.services import OfferDraft
from learning.network.models import Opportunity
from learning.network.rules import OpportunityKind
from learning.people.models import Membership
from learning.people.queries import viewer_for
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, TRUST_ID
from tests.learning.network.board.posting import AHEAD, posted

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]
FORM = "a" * 32


def a_draft(**more):
    return OfferDraft(
        **{
            "kind": OpportunityKind.PLACEMENT,
            "organisation_id": None,
            "title": "  Two   mornings ",
            "text": "You sit beside me.",
            "open_until": AHEAD,
            **more,
        }
    )


def post(person, form_id=FORM, *, names_no_pupil=False, **more):
    with writing():
        row = services.post(
            viewer_for(person.id), a_draft(**more), form_id=form_id, names_no_pupil=names_no_pupil
        )
        return row.id


def kept(db_session, key):
    db_session.expire_all()
    return db_session.get_one(Opportunity, key)


@pytest.mark.parametrize(
    ("name", "organisation_id"),
    [("priya", SEAVIEW_ID), ("helen", SEAVIEW_ID), ("miriam", TRUST_ID), ("ruth", MARSH_LANE_ID)],
)
def test_those_who_may_post_do_so_for_their_school_or_trust(
    cast, db_session, name, organisation_id
):
    row = kept(db_session, post(getattr(cast, name)))
    assert (row.organisation_id, row.title, row.open_until) == (
        organisation_id,
        "Two mornings",
        AHEAD,
    )


@pytest.mark.parametrize("name", ["amina", "tom", "daniel", "george", "sam", "owen"])
def test_nobody_else_may(cast, db_session, name):
    with pytest.raises(NotAllowed):
        post(getattr(cast, name))
    assert db_session.scalars(select(Opportunity)).all() == []


@pytest.mark.parametrize("wanted", [SEAVIEW_ID, TRUST_ID, 0, 999_999])
def test_nobody_posts_for_a_school_where_they_have_no_such_role(cast, db_session, wanted):
    """Lena is SENCo at Marsh Lane, and only a teacher at Seaview."""
    with pytest.raises(Refused) as refused:
        post(cast.lena, organisation_id=wanted)
    assert refused.value.field == "school"
    assert db_session.scalars(select(Opportunity)).all() == []
    assert kept(db_session, post(cast.lena)).organisation_id == MARSH_LANE_ID


def test_a_form_sent_twice_is_one_offer(cast):
    assert post(cast.priya) == post(cast.priya)
    assert post(cast.priya, "b" * 32) != post(cast.priya)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": None}, "kind"),
        ({"title": " "}, "heading"),
        ({"title": "x" * (rules.LONGEST_TITLE + 1)}, "heading"),
        ({"text": ""}, "text"),
        ({"text": "x" * (rules.LONGEST_TEXT + 1)}, "text"),
        ({"open_until": date(2026, 11, 22)}, "open_until"),
        ({"open_until": date(2027, 11, 25)}, "open_until"),
        ({"open_until": None}, "open_until"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(cast, wrong, field):
    with pytest.raises(Refused) as refused:
        post(cast.priya, **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_likely_pupil_is_asked_about_and_can_be_confirmed(cast, field):
    with pytest.raises(MayNamePupil):
        post(cast.priya, **{field: "For a boy born 12/03/2016"})
    assert post(cast.priya, **{field: "Since 12/03/2016"}, names_no_pupil=True)


def test_there_are_so_many_open_offers_of_one_person_and_no_more(cast):
    for _ in range(rules.MOST_OPEN):
        last = posted(cast.priya)
    with pytest.raises(Refused, match="Close one first"):
        post(cast.priya)
    with writing():
        services.close(viewer_for(cast.priya.id), last.id)
    assert post(cast.priya)


def change(person, key, *, edition="1", **more):
    with writing():
        services.change(viewer_for(person.id), key, a_draft(**more), edition=edition)


def test_an_offer_is_changed_and_its_school_stays(cast, db_session):
    row = posted(cast.priya)
    change(cast.priya, row.id, title="Three mornings", organisation_id=MARSH_LANE_ID)
    row = kept(db_session, row.id)
    assert (row.title, row.edition, row.organisation_id) == ("Three mornings", 2, SEAVIEW_ID)
    change(cast.priya, row.id, title="Three mornings")
    assert kept(db_session, row.id).edition == 2, "the same again is no change"


def test_an_offer_changed_in_another_window_is_not_overwritten(cast, db_session):
    row = posted(cast.priya)
    change(cast.priya, row.id, title="Three mornings")
    with pytest.raises(Conflict):
        change(cast.priya, row.id, title="Four mornings")
    assert kept(db_session, row.id).title == "Three mornings"


def test_nobody_else_changes_closes_or_deletes_an_offer(cast, db_session):
    row = posted(cast.priya)
    for person in (cast.helen, cast.lena, cast.miriam, cast.amina):
        viewer = viewer_for(person.id)
        for act in (services.close, services.delete_offer):
            with pytest.raises(NotFound), writing():
                act(viewer, row.id)
        with pytest.raises(NotFound):
            change(person, row.id)
    assert kept(db_session, row.id).closed_at is None


def test_what_is_no_longer_open_is_not_changed(cast, db_session, clock):
    closed, over = posted(cast.priya), posted(cast.priya, open_until=date(2026, 11, 23))
    with writing():
        services.close(viewer_for(cast.priya.id), closed.id)
    clock.shift(timedelta(days=1))
    for row in (closed, over):
        with pytest.raises(Refused, match="post it again"):
            change(cast.priya, row.id)


def test_whoever_has_left_cannot_change_what_stands_in_the_name_of_the_school(cast, db_session):
    row = posted(cast.ruth)
    membership = db_session.get_one(Membership, cast.ruth.membership_id)
    membership.ends_on = date(2026, 11, 22)
    db_session.commit()
    with pytest.raises(Refused, match="may not post"):
        change(cast.ruth, row.id)


def test_a_draft_goes_with_its_offer(cast):
    row = posted(cast.priya)
    for key in (None, row.id):
        with writing():
            save_draft(cast.priya.id, rules.form_key(key), body="Half")
    post(cast.priya)
    assert draft_for(cast.priya.id, rules.form_key(None)) is None
    with writing():
        services.delete_offer(viewer_for(cast.priya.id), row.id)
    assert draft_for(cast.priya.id, rules.form_key(row.id)) is None


def test_nothing_of_the_board_is_noted_in_the_journal(cast, db_session):
    before = db_session.query(Event).count()
    key = post(cast.priya)
    change(cast.priya, key, title="Three mornings")
    with writing():
        services.close(viewer_for(cast.priya.id), key)
        services.delete_offer(viewer_for(cast.priya.id), key)
    assert db_session.query(Event).count() == before


def test_what_somebody_posted_is_exported_and_erased_with_them(cast, db_session):
    post(cast.priya)
    theirs = posted(cast.ruth)
    (exported,) = personal_data.export(cast.priya.id)["opportunities"]
    assert (exported["title"], exported["kind"]) == ("Two mornings", "placement")
    personal_data.erase(cast.priya.id)
    assert [row.id for row in db_session.scalars(select(Opportunity))] == [theirs.id]

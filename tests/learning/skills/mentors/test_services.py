"""Asking, accepting, declining, rating, finishing; who may and who may not; what is left."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from learning import clock as the_clock
from learning.drafts.free_text import MayNamePupil
from learning.errors import NotFound, Refused
from learning.people.models import Person
from learning.sharing import services as sharing
from learning.sharing.models import Look, Share
from learning.sharing.queries import NoLongerShared
from learning.skills.mentors import services
from learning.skills.mentors.queries import (
    asked_domains,
    asked_request,
    asked_statements,
    domains_of_round,
    mentor_views,
    requests_for,
    requests_of_round,
)
from learning.skills.mentors.rules import RequestState
from learning.skills.mentors.services import RatedMeanwhile, Said, Unusable
from learning.skills.models import MentorRating, RatingRequest
from learning.skills.rounds.services import delete_round
from tests.learning.skills.mentors.making import (
    CHRISTMAS,
    COMMENT,
    a_round,
    accepted,
    asked,
    finished,
    rated,
)

pytestmark = pytest.mark.usefixtures("app", "clock")


@pytest.fixture
def round_id(cast, library):
    return a_round(cast.amina, library)


@pytest.fixture
def request_id(cast, round_id):
    return asked(cast.amina, cast.priya, round_id)


def request_of(mentor, request_id):
    return asked_request(mentor.id, request_id, now=the_clock.now())


def rates(mentor, request_id, **said):
    rated(mentor, request_id, the_clock.now(), **said)


def state(round_id):
    return requests_of_round(round_id, today=the_clock.today())[0].state


def test_a_round_is_asked_about_by_the_domains_it_was_begun_with(round_id):
    assert [(each.slug, each.statements) for each in domains_of_round(round_id)] == [
        ("looking", 2),
        ("holding", 3),
    ]


def test_only_the_person_asked_finds_the_request(cast, request_id):
    today = the_clock.today()
    found = requests_for(cast.priya.id, today)
    assert [(each.owner_name, each.domains, each.ends_on) for each in found] == [
        ("Amina Yusuf", 1, CHRISTMAS)
    ]
    for other in (cast.amina, cast.helen, cast.sam, cast.ruth, cast.miriam):
        assert requests_for(other.id, today) == ()
        with pytest.raises(NotFound):
            request_of(other, request_id)


def test_nothing_of_a_round_is_asked_before_it_is_accepted(cast, request_id):
    with pytest.raises(NotFound):
        asked_statements(request_of(cast.priya, request_id), "looking")
    with pytest.raises(NotFound):
        rates(cast.priya, request_id)
    with pytest.raises(NotFound):
        services.finish(cast.priya.id, request_id)


def test_accepting_opens_the_asked_domains_and_no_other(cast, request_id):
    accepted(cast.priya, request_id)
    request = request_of(cast.priya, request_id)
    assert [each.slug for each in asked_statements(request, "looking")] == [
        "look-closely",
        "one-at-a-time",
    ]
    assert [each.slug for each in asked_domains(request)] == ["looking"]
    for other in ("holding", "nowhere"):
        with pytest.raises(NotFound):
            asked_statements(request, other)
        with pytest.raises(NotFound):
            services.rate_domain(cast.priya.id, request_id, other, {})


def test_accepting_is_seen_as_a_look_once(cast, request_id, db_session):
    accepted(cast.priya, request_id)
    accepted(cast.priya, request_id)
    assert db_session.query(Look).count() == 1


def test_the_owner_sees_how_it_stands_and_the_answer_only_when_it_is_finished(
    cast, round_id, request_id
):
    assert state(round_id) is RequestState.ASKED
    accepted(cast.priya, request_id)
    assert state(round_id) is RequestState.ACCEPTED
    rates(cast.priya, request_id, look_closely="3", one_at_a_time="cannot")
    assert state(round_id) is RequestState.RATING
    assert mentor_views(round_id) == ()
    finished(cast.priya, request_id)
    assert state(round_id) is RequestState.FINISHED
    (view,) = mentor_views(round_id)
    assert view.name == "Priya Nair"
    assert view.finished_at is not None
    assert view.ratings == {"look-closely": (3, COMMENT), "one-at-a-time": (None, COMMENT)}


def test_views_are_one_statement_however_many_mentors(
    cast, round_id, request_id, library, statements
):
    for mentor in (cast.priya, cast.helen):
        key = request_id if mentor is cast.priya else asked(cast.amina, mentor, round_id)
        accepted(mentor, key)
        rates(mentor, key, look_closely="2")
        finished(mentor, key)
    with statements() as counted:
        assert len(mentor_views(round_id)) == 2
    assert len(counted) == 1


def test_when_the_time_is_over_the_owner_sees_what_was_rated(cast, round_id, request_id, clock):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    clock.move_to("2026-12-18T23:59:00+00:00")
    assert mentor_views(round_id) == ()
    assert request_of(cast.priya, request_id).state is RequestState.RATING
    clock.move_to("2026-12-19T00:00:00+00:00")
    assert mentor_views(round_id)[0].finished_at is None
    assert state(round_id) is RequestState.ENDED
    with pytest.raises(NoLongerShared):
        request_of(cast.priya, request_id)
    with pytest.raises(NoLongerShared):
        services.finish(cast.priya.id, request_id)
    assert requests_for(cast.priya.id, the_clock.today()) == ()


def test_taken_back_before_the_end_nothing_is_seen_by_either(
    cast, round_id, request_id, db_session
):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    sharing.withdraw(cast.amina.id, db_session.query(Share).one().id)
    db_session.commit()
    assert state(round_id) is RequestState.TAKEN_BACK
    assert mentor_views(round_id) == ()
    with pytest.raises(NoLongerShared):
        request_of(cast.priya, request_id)
    with pytest.raises(NoLongerShared):
        services.rate_domain(cast.priya.id, request_id, "looking", {})


def test_taken_back_after_the_end_the_view_stays(cast, round_id, request_id, db_session):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    finished(cast.priya, request_id)
    sharing.withdraw(cast.amina.id, db_session.query(Share).one().id)
    assert len(mentor_views(round_id)) == 1
    with pytest.raises(NoLongerShared):
        request_of(cast.priya, request_id)


def test_declining_says_so_and_leaves_nothing(cast, round_id, request_id, db_session):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="1")
    services.decline(cast.priya.id, request_id)
    db_session.commit()
    assert state(round_id) is RequestState.DECLINED
    assert db_session.query(MentorRating).count() == 0
    assert requests_for(cast.priya.id, the_clock.today()) == ()
    with pytest.raises(NoLongerShared):
        services.accept(cast.priya.id, request_id)


def test_whoever_declined_can_be_asked_anew(cast, round_id, request_id, db_session):
    services.decline(cast.priya.id, request_id)
    db_session.commit()
    again = asked(cast.amina, cast.priya, round_id)
    assert again != request_id
    assert state(round_id) is RequestState.ASKED


def test_asking_twice_asks_once_and_for_more(cast, round_id, request_id, db_session):
    accepted(cast.priya, request_id)
    assert asked(cast.amina, cast.priya, round_id, domains=["holding"]) == request_id
    assert db_session.query(RatingRequest).count() == db_session.query(Share).count() == 1
    request = request_of(cast.priya, request_id)
    assert request.domains == {"looking", "holding"}
    assert not request.is_accepted  # to more than they said yes to


def test_asking_the_same_twice_leaves_the_yes_as_it_is(cast, round_id, request_id):
    accepted(cast.priya, request_id)
    asked(cast.amina, cast.priya, round_id)
    assert request_of(cast.priya, request_id).is_accepted


def test_a_later_day_needs_a_yes_of_its_own(cast, round_id, request_id):
    accepted(cast.priya, request_id)
    asked(cast.amina, cast.priya, round_id, ends_on=CHRISTMAS + timedelta(days=2))
    assert not request_of(cast.priya, request_id).is_accepted


def test_the_time_of_somebody_who_is_rating_cannot_be_shortened_to_look_early(
    cast, round_id, request_id
):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    with pytest.raises(Refused, match="until a later day"):
        asked(cast.amina, cast.priya, round_id, ends_on=the_clock.today())
    assert request_of(cast.priya, request_id).is_accepted


def test_asking_somebody_who_has_finished_keeps_what_they_said(cast, round_id, request_id):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    finished(cast.priya, request_id)
    assert asked(cast.amina, cast.priya, round_id, domains=["holding"]) != request_id
    assert [each.request_id for each in mentor_views(round_id)] == [request_id]


def test_what_is_finished_stands(cast, request_id):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    finished(cast.priya, request_id)
    finished(cast.priya, request_id)
    with pytest.raises(Refused, match="You have finished"):
        rates(cast.priya, request_id, look_closely="4")
    with pytest.raises(Refused, match="You have finished"):
        services.decline(cast.priya.id, request_id)
    assert asked_statements(request_of(cast.priya, request_id), "looking")[0].answer == "3"


def test_with_nothing_said_there_is_nothing_to_finish(cast, request_id):
    accepted(cast.priya, request_id)
    with pytest.raises(Refused, match="at least one"):
        services.finish(cast.priya.id, request_id)


def test_two_windows_that_say_otherwise_meet(cast, request_id):
    accepted(cast.priya, request_id)
    before = {
        each.slug: each.edition
        for each in asked_statements(request_of(cast.priya, request_id), "looking")
    }
    rates(cast.priya, request_id, look_closely="3")
    stale = {"look-closely": Said("4", "", before["look-closely"])}
    with pytest.raises(RatedMeanwhile) as conflict:
        services.rate_domain(cast.priya.id, request_id, "looking", stale)
    assert conflict.value.slugs == {"look-closely"}
    same = {"look-closely": Said("3", COMMENT, before["look-closely"])}
    services.rate_domain(cast.priya.id, request_id, "looking", same)


def test_every_mistake_is_named_and_nothing_is_kept(cast, request_id, db_session):
    accepted(cast.priya, request_id)
    said = {
        "look-closely": Said("", "A word without a level.", ""),
        "one-at-a-time": Said("3", "x" * 2001, ""),
    }
    with pytest.raises(Unusable) as unusable:
        services.rate_domain(cast.priya.id, request_id, "looking", said)
    assert set(unusable.value.mistakes) == {"answer-look-closely", "comment-one-at-a-time"}
    assert not unusable.value.is_warning
    assert db_session.query(MentorRating).count() == 0


def test_a_likely_pupil_in_a_comment_is_warned_of_and_can_be_kept(cast, request_id, db_session):
    accepted(cast.priya, request_id)
    edition = asked_statements(request_of(cast.priya, request_id), "looking")[0].edition
    said = {"look-closely": Said("3", "Born 3 May 2016.", edition)}
    with pytest.raises(Unusable) as unusable:
        services.rate_domain(cast.priya.id, request_id, "looking", said)
    assert unusable.value.is_warning
    services.rate_domain(cast.priya.id, request_id, "looking", said, names_no_pupil=True)
    assert db_session.query(MentorRating).one().comment == "Born 3 May 2016."


def test_what_cannot_be_asked_is_refused(cast, round_id):
    for more, field in (
        ({"domains": []}, "parts"),
        ({"domains": ["nowhere"]}, "parts"),
        ({"who_id": cast.amina.id}, "who"),
        ({"who_id": cast.george.id}, "who"),
        ({"ends_on": the_clock.today().replace(year=2025)}, "ends_on"),
        ({"ends_on": the_clock.today().replace(year=2027)}, "ends_on"),
        ({"message": "x" * 301}, "message"),
    ):
        with pytest.raises(Refused) as refused:
            asked(cast.amina, cast.priya, round_id, **more)
        assert refused.value.field == field
    with pytest.raises(MayNamePupil):
        asked(cast.amina, cast.priya, round_id, message="About A123456789012.")


def test_nobody_asks_about_a_round_that_is_not_theirs(cast, round_id):
    with pytest.raises(NotFound):
        asked(cast.priya, cast.helen, round_id)


def test_a_mentor_who_is_erased_leaves_levels_and_no_comments(
    cast, round_id, request_id, db_session
):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    finished(cast.priya, request_id)
    erase(cast.priya, db_session)
    (view,) = mentor_views(round_id)
    assert view.name == "a mentor who has left"
    assert view.ratings == {"look-closely": (3, "")}


def test_a_mentor_who_is_erased_before_finishing_leaves_nothing(
    cast, round_id, request_id, db_session
):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    erase(cast.priya, db_session)
    assert mentor_views(round_id) == ()
    assert db_session.query(MentorRating).count() == 0


def test_what_was_handed_over_by_time_stays_when_its_mentor_is_erased(
    cast, round_id, request_id, db_session, clock
):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    clock.move_to("2026-12-19T09:00:00+00:00")
    erase(cast.priya, db_session)
    assert mentor_views(round_id)[0].ratings == {"look-closely": (3, "")}


def test_with_the_round_everything_said_about_it_is_gone(cast, round_id, request_id, db_session):
    accepted(cast.priya, request_id)
    rates(cast.priya, request_id, look_closely="3")
    delete_round(cast.amina.id, round_id)
    db_session.commit()
    assert db_session.query(RatingRequest).count() == db_session.query(MentorRating).count() == 0
    assert requests_for(cast.priya.id, the_clock.today()) == ()
    share = db_session.query(Share).one_or_none()
    assert share is None or share.withdrawn_at is not None


def erase(member, db_session):
    """What erasing does here: the domain's part, then the person and what hangs on them."""
    services.forget_rater(member.id)
    db_session.execute(
        text("DELETE FROM shares WHERE with_person_id = :person"), {"person": member.id}
    )
    assert db_session.query(RatingRequest).filter(RatingRequest.rater_id == member.id).count() == 0
    assert db_session.get(Person, member.id) is not None
    db_session.commit()

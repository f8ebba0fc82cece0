"""What those who lead learn: totals that give nobody away, and words without whose they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.database import db, writing
from learning.errors import NotFound
from learning.inset.attendance.ending import undo_session
from learning.inset.following.coming import told_by_group
from learning.inset.following.queries import results
from learning.inset.following.telling import Share
from learning.inset.models import Evaluation, FollowUp, Poll, PollAnswer, SessionGroup
from learning.inset.rules import How, PollKind, SessionKind, SessionState, Tried, Useful
from learning.inset.sessions.services import make_session
from learning.people.queries import viewer_for
from learning.sharing.suppression import LEAST
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, YEAR_FOUR_ID
from tests.learning.inset.following.after import (
    THURSDAY,
    a_session,
    colleagues,
    says,
    tells,
    there,
)
from tests.learning.inset.sessions.preparing import a_plan

pytestmark = pytest.mark.usefixtures("app", "clock")


def seen(person, session):
    db.session.rollback()
    return results(viewer_for(person.id), session.id)


def evaluated(session, *answers, **more):
    """So many colleagues were there, and said this."""
    for attendance, useful in zip(colleagues(session, len(answers)), answers, strict=True):
        says(attendance, useful, **more)


def address(session):
    return f"/sessions/{session.id}/results"


def test_four_answers_are_none(cast):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 4, helps="time", trying="Wait", shares_words=True)
    page = seen(cast.priya, session)
    assert (page.made.of, page.made.useful, page.made.themes, page.words) == (0, None, (), ())
    assert page.came[0].people == 4


def test_five_answers_are_told_in_thirds(cast):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 2, *[Useful.FAIRLY] * 2, Useful.NOT)
    page = seen(cast.priya, session)
    assert (page.made.of, page.made.useful) == (5, Share.MOST)
    assert page.made.very_useful is Share.SOME


def test_between_two_steps_nothing_moves(cast):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 5)
    before = seen(cast.priya, session)
    evaluated(session, *[Useful.NOT] * 4, helps="time", trying="Nothing", shares_words=True)
    after = seen(cast.priya, session)
    assert (after.made, after.words) == (before.made, before.words)
    evaluated(session, Useful.NOT)
    assert seen(cast.priya, session).made.useful is Share.SOME


def test_themes_are_told_from_five_in_fives_the_most_first(cast):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 7, helps="seeing,coaching")
    evaluated(session, *[Useful.VERY] * 4, helps="seeing,materials")
    evaluated(session, *[Useful.VERY] * 4, helps="")
    made = seen(cast.priya, session).made
    assert [(theme.title, theme.people) for theme in made.themes] == [
        ("Seeing it done", 10),
        ("Somebody who watches and helps me get better at it", 5),
    ]
    assert "Materials ready to use" in made.few_ticked


def test_tried_it_is_told_for_each_follow_up_apart(cast):
    session = a_session()
    people = colleagues(session, 10)
    for attendance in people:
        tells(attendance, 2, Tried.NOT_YET)
    for attendance in people[:5]:
        tells(attendance, 6, Tried.PARTLY)
    two, six = seen(cast.priya, session).became
    assert (two.weeks, two.of, two.tried) == (2, 10, Share.FEW)
    assert (six.weeks, six.of, six.tried) == (6, 5, Share.MOST)


def test_what_was_put_aside_is_no_answer(cast, db_session):
    session = a_session()
    for attendance in colleagues(session, 5):
        db_session.add(FollowUp(attendance_id=attendance.id, weeks=2, put_aside_at=THURSDAY))
    db_session.commit()
    assert seen(cast.priya, session).became[0].of == 0


def test_whoever_leads_and_whoever_looks_is_not_counted(cast):
    session = a_session(also_led_by_id=cast.daniel.id)
    for person in (cast.priya, cast.daniel, cast.helen):
        says(there(session, person.id), Useful.NOT, trying="Mine", shares_words=True)
    evaluated(session, *[Useful.VERY] * 4)
    assert seen(cast.helen, session).made.of == 0
    assert seen(cast.priya, session).made.of == 5
    assert seen(cast.daniel, session).made.of == 5


def test_taking_somebody_off_the_list_and_looking_again_tells_nothing(cast, db_session):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 2, *[Useful.NOT] * 3)
    one = colleagues(session, 1)[0]
    before = seen(cast.priya, session).made
    first = db_session.query(Evaluation).first()
    db_session.get_one(type(one), first.attendance_id).withdrawn_at = THURSDAY
    db_session.commit()
    assert seen(cast.priya, session).made == before


def test_words_are_read_where_shared_in_an_order_of_their_own(cast):
    session = a_session()
    people = colleagues(session, 6)
    for number, attendance in enumerate(people):
        says(
            attendance,
            trying=f"Try {number}",
            would_help=f"Help {number}",
            shares_words=number % 2 == 0,
        )
    (trying, helping) = seen(cast.priya, session).words
    assert sorted(trying.texts) == ["Try 0", "Try 2", "Try 4"]
    assert sorted(helping.texts) == ["Help 0", "Help 2", "Help 4"]
    again = seen(cast.helen, session).words
    assert again == (trying, helping)


def test_words_that_are_taken_back_are_gone_at_once(cast, db_session):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 5, trying="Wait", shares_words=True)
    assert len(seen(cast.priya, session).words[0].texts) == 5
    for row in db_session.query(Evaluation):
        row.shares_words = False
    db_session.commit()
    assert seen(cast.priya, session).words == ()


def test_a_series_is_told_together_and_never_apart(cast):
    first = a_session(series_key="s")
    second = a_session(series_key="s", title="Looking closely, again")
    cancelled = a_session(series_key="s", state=SessionState.CANCELLED)
    elsewhere = a_session(series_key="s", organisation_id=MARSH_LANE_ID)
    evaluated(first, *[Useful.VERY] * 3)
    evaluated(second, *[Useful.VERY] * 2)
    evaluated(elsewhere, *[Useful.VERY] * 5)
    one, other = seen(cast.priya, first), seen(cast.priya, second)
    assert one.made == other.made
    assert one.made.of == 5
    assert [each.session_id for each in one.came] == [first.id, second.id]
    with pytest.raises(NotFound):
        seen(cast.priya, cancelled)


def test_a_session_added_to_a_series_leaves_nobody_out_who_was_at_an_earlier_one(cast):
    session = a_session()
    says(there(session, cast.daniel.id), Useful.NOT)
    evaluated(session, *[Useful.VERY] * 4)
    before = seen(cast.priya, session).made
    with writing():
        plan = a_plan(like_id=session.id, also_led_by_id=cast.daniel.id)
        make_session(cast.priya.id, SEAVIEW_ID, plan)
    page = seen(cast.priya, session)
    assert (page.is_series, page.made) == (True, before)


def test_what_was_said_of_a_session_that_is_taken_back_counts_on(cast):
    first, second = a_session(series_key="s"), a_session(series_key="s")
    evaluated(first, Useful.NOT)
    evaluated(second, *[Useful.VERY] * 4)
    before = seen(cast.priya, second).made
    with writing():
        undo_session(first, cast.priya.id, THURSDAY)
    page = seen(cast.priya, second)
    assert (page.made.of, page.made) == (5, before)
    assert [each.session_id for each in page.came] == [second.id]


def test_who_came_is_told_of_those_invited_and_by_group_where_there_are_enough(cast, db_session):
    session = a_session(is_for_everyone=True)
    db_session.add(SessionGroup(inset_session_id=session.id, group_id=YEAR_FOUR_ID))
    db_session.commit()
    there(session, cast.amina.id, cast.tom.id, cast.ruth.id)
    there(session, cast.daniel.id, withdrawn_at=THURSDAY)
    db_session.add(
        type(there(session, cast.helen.id))(
            inset_session_id=session.id, visitor_name="A guest", how=How.TICK
        )
    )
    db_session.commit()
    (came,) = seen(cast.priya, session).came
    assert (came.people, came.of_invited) == (5, 3)
    assert (came.groups, came.hides_groups) == ((), True)


groups = st.dictionaries(
    st.sampled_from(["Early years", "Office", "Year 4", "Year 5"]),
    st.frozensets(st.integers(1, 30), max_size=15),
    max_size=4,
)


@given(groups, st.frozensets(st.integers(1, 40)), st.integers(0, 6))
def test_no_group_below_five_is_told_nor_can_be_worked_out(members, came, visitors):
    in_all = len(came) + visitors
    told = dict(told_by_group(members, came, in_all))
    assert all(
        people >= LEAST and people == len(members[name] & came) for name, people in told.items()
    )
    rest = in_all - sum(told.values())
    assert not told or rest == 0 or rest >= LEAST


# what was asked in the room


def a_body(several, right):
    """What was asked, as its column keeps it."""
    options = [
        {"slug": slug, "html": f"<p>Option {slug}</p>", "is_right": slug in right}
        for slug in ("a", "b", "c")
    ]
    asked = {"kind": "question", "text_html": "<p>Which of these?</p>", "options": options}
    return json.dumps({**asked, "several": several, "accepted": []})


def a_poll(session, votes, *, several=False, right=("a",), **more):
    """A poll that was shown, and how many chose what."""
    usual = {
        "inset_session_id": session.id,
        "number": 1,
        "kind": PollKind.QUESTION,
        "step_key": "one",
        "module_slug": "first-steps",
        "lesson_slug": "noticing",
        "body": a_body(several, right),
        "opened_at": THURSDAY,
        "closed_at": THURSDAY,
        "shown_at": THURSDAY,
    }
    row = Poll(**{**usual, **more})
    db.session.add(row)
    db.session.flush()
    voters = [(chosen, voter) for chosen, count in votes.items() for voter in range(count)]
    for chosen, voter in voters:
        key = f"{chosen}{voter}"
        db.session.add(
            PollAnswer(poll_id=row.id, voter_key=key, chosen=chosen, answered_at=THURSDAY)
        )
    db.session.commit()


def told(page):
    return [[option.people for option in each.options] for each in page.asked]


def test_what_was_shown_to_the_room_is_told_with_small_numbers_hidden(cast):
    session = a_session()
    a_poll(session, {"a": 6, "b": 9, "c": 5})
    page = seen(cast.priya, session)
    assert told(page) == [[6, 9, 5]]
    assert (page.asked[0].of, page.asked[0].right) == (20, Share.FEW)
    assert [each.lesson_slug for each in page.teach_again] == ["noticing"]


def test_what_is_right_is_held_back_last(cast):
    session = a_session()
    a_poll(session, {"a": 12, "b": 6, "c": 2})
    assert told(seen(cast.priya, session)) == [[12, None, None]]


@pytest.mark.parametrize(
    ("votes", "more"),
    [
        ({"a": 2, "b": 2}, {}),
        ({"a": 9, "b": 9}, {"shown_at": None}),
        ({"a": 9, "b": 9}, {"closed_at": None}),
    ],
)
def test_what_was_not_shown_or_answered_by_few_is_not_told(cast, votes, more):
    session = a_session()
    a_poll(session, votes, **more)
    assert seen(cast.priya, session).asked == ()


def test_asked_again_the_last_time_counts_and_rooms_of_a_series_are_one(cast):
    first, second = a_session(series_key="s"), a_session(series_key="s")
    a_poll(first, {"b": 20})
    a_poll(first, {"a": 10, "b": 10}, number=2)
    a_poll(second, {"a": 10})
    page = seen(cast.priya, first)
    assert [(each.of, each.right) for each in page.asked] == [(30, Share.MOST)]
    assert page.teach_again == ()


def test_of_several_to_tick_all_that_are_right_and_no_other_is_right(cast):
    session = a_session()
    a_poll(session, {"a b": 6, "a": 6, "a c": 3}, several=True, right=("a", "b"))
    page = seen(cast.priya, session)
    assert page.asked[0].right is Share.SOME
    assert told(page) == [[15, 6, None]]


# pages


def test_the_page_says_it_in_sentences_charts_and_tables(browser, cast):
    session = a_session(module_slug="first-steps")
    evaluated(session, *[Useful.VERY] * 10, helps="time", trying="Wait", shares_words=True)
    for attendance in colleagues(session, 5):
        tells(attendance, 2, Tried.YES, changed="More hands up", shares_words=True)
    a_poll(session, {"a": 6, "b": 9, "c": 5})
    page = browser.as_(cast.priya).get(address(session))
    assert page.h1 == "What came of “Looking closely”"
    assert "After two weeks, two thirds or more of those who answered have tried something" in page
    assert page.table("How useful it was")[0]["By how many"] == "two thirds or more"
    assert "at least 5" in page
    assert "More hands up" in page
    assert "Colleague" not in page.whole_text
    assert page.has_link("Plan a short follow-up session")


def test_a_page_without_answers_says_what_comes(browser, cast):
    page = browser.as_(cast.priya).get(address(a_session()))
    assert "Nothing can be told yet" in page
    assert "asked from 3 December 2026" in page


@pytest.mark.parametrize("who", ["priya", "helen", "daniel"])
def test_those_who_manage_it_see_totals(browser, cast, who):
    session = a_session(also_led_by_id=cast.daniel.id)
    browser.as_(getattr(cast, who)).get(address(session))


@pytest.mark.parametrize("who", ["amina", "tom", "george", "miriam", "sam", "ruth", "lena", "owen"])
def test_for_everybody_else_there_are_none(browser, cast, who):
    session = a_session()
    there(session, getattr(cast, who).id)
    browser.as_(getattr(cast, who)).get(address(session), status=404)


@pytest.mark.parametrize("kind", [SessionKind.COACHING, SessionKind.PEER_OBSERVATION])
def test_between_a_few_there_are_none_for_anybody(browser, cast, kind):
    session = a_session(kind=kind)
    evaluated(session, *[Useful.VERY] * 9)
    for who in (cast.priya, cast.helen):
        browser.as_(who).get(address(session), status=404)


def test_however_many_were_there_the_statements_are_as_many(browser, cast):
    session = a_session()
    evaluated(session, *[Useful.VERY] * 5)
    priya = browser.as_(cast.priya)
    priya.get(address(session))
    before = len(priya.statements)
    evaluated(session, *[Useful.VERY] * 20)
    priya.get(address(session))
    assert len(priya.statements) == before

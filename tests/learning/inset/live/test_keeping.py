import pytest
from sqlalchemy import select

from learning import clock as instants
from learning.courses.models import Answer, Attempt
from learning.database import db, writing
from learning.errors import Refused
from learning.inset.live.keeping import keep_as_attempt, keepable_checks
from learning.inset.live.queries import room_state
from learning.inset.models import Poll
from tests.learning.inset.live.rooms import (
    FIRST,
    LESSON,
    SEEN,
    WHO,
    a_session,
    an_open_room,
    answer,
    asked,
    drive,
    end,
    key_of,
)

pytestmark = pytest.mark.database


def answered(row, person_id, step, *, right=True):
    """The room is asked this, and the person answers it."""
    poll = asked(row, step)
    options = room_state(row, "", instants.now()).poll.asked.options
    chosen = [each.slug for each in options if each.is_right is right]
    answer(row, poll, key_of(row, person_id), *(chosen if right else chosen[:1]))


def keep(row, person_id, library, lesson=LESSON):
    with writing():
        return keep_as_attempt(
            person_id, row, module_slug=lesson[0], lesson_slug=lesson[1], library=library
        )


def attempts():
    return db.session.scalars(select(Attempt)).all()


def test_a_check_answered_in_the_room_becomes_ones_own_once(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST)
    answered(row, cast.amina.id, SEEN)
    drive(row, None, "close_poll")
    (kept,) = keepable_checks(cast.amina.id, row, library)
    assert (kept.module_slug, kept.lesson_slug, kept.is_kept) == (*LESSON, False)
    assert keep(row, cast.amina.id, library).id == keep(row, cast.amina.id, library).id
    (made,) = attempts()
    assert (made.person_id, made.passed, made.score) == (cast.amina.id, True, 2)
    assert db.session.query(Answer).count() == 2
    assert keepable_checks(cast.amina.id, row, library)[0].is_kept
    assert keepable_checks(cast.tom.id, row, library) == ()


def test_the_last_asking_of_a_question_counts(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST, right=False)
    answered(row, cast.amina.id, SEEN)
    answered(row, cast.amina.id, FIRST)
    drive(row, None, "close_poll")
    assert keep(row, cast.amina.id, library).passed


def test_wrong_answers_are_kept_as_what_they_were(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST, right=False)
    answered(row, cast.amina.id, SEEN)
    drive(row, None, "close_poll")
    assert keep(row, cast.amina.id, library).score == 1


def test_not_every_question_answered_is_no_attempt(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST)
    drive(row, None, "close_poll")
    assert keepable_checks(cast.amina.id, row, library) == ()
    with pytest.raises(Refused, match="1 of the 2 questions"):
        keep(row, cast.amina.id, library)
    assert attempts() == []


def test_while_a_question_is_open_nothing_is_kept(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST)
    answered(row, cast.amina.id, SEEN)
    with pytest.raises(Refused, match="still open"):
        keep(row, cast.amina.id, library)
    end(row)
    assert keep(row, cast.amina.id, library).passed


def test_somebody_elses_answers_are_not_ones_own(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST)
    answered(row, cast.amina.id, SEEN)
    drive(row, None, "close_poll")
    with pytest.raises(Refused, match="not asked in this session"):
        keep(row, cast.tom.id, library)


def test_a_check_that_changed_meanwhile_is_told_kindly(app, clock, cast, library):
    row = an_open_room()
    answered(row, cast.amina.id, FIRST)
    answered(row, cast.amina.id, SEEN)
    drive(row, None, "close_poll")
    for poll in db.session.scalars(select(Poll)):
        poll.fingerprint = "of another wording"
    db.session.commit()
    with pytest.raises(Refused, match="were changed since"):
        keep(row, cast.amina.id, library)
    assert keepable_checks(cast.amina.id, row, library) == ()


def test_a_check_with_a_question_for_talking_is_done_on_its_page(app, clock, cast, library):
    row = an_open_room()
    poll = asked(row, WHO)
    answer(row, poll, key_of(row, cast.amina.id), "governors")
    drive(row, None, "close_poll")
    with pytest.raises(Refused, match="not answered on a phone"):
        keep(row, cast.amina.id, library, ("first-steps", "trying"))


def test_what_was_never_opened_or_is_made_up_is_refused(app, clock, cast, library):
    with pytest.raises(Refused, match="never opened"):
        keep(a_session(), cast.amina.id, library)
    row = an_open_room(join_code="another", form_id="e" * 32)
    with pytest.raises(Refused, match="not asked"):
        keep(row, cast.amina.id, library, ("made", "up"))

"""Writing, changing, coming back to and deleting what belongs to its writer alone."""

from datetime import date, timedelta

import pytest

from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.errors import Conflict, NotFound, Refused
from learning.reflections import personal_data, rules, services
from learning.reflections.models import Reflection
from tests.learning.reflections.writing import DRAFT_KEY, written


def edition(reflection):
    return rules.edition(reflection.created_at, reflection.edited_at)


def everything(db_session):
    return [(row.person_id, row.body) for row in db_session.query(Reflection).order_by("id")]


def test_words_are_kept_with_their_question_and_come_back_in_four_weeks(app, cast, clock):
    reflection = written(cast.amina, "He may need glasses.\r\n")
    assert reflection.body == "He may need glasses."
    assert reflection.prompt == "What do you only suspect?"
    assert reflection.context_ref == "first-steps/noticing#guessing"
    assert reflection.revisit_on == date(2026, 12, 21)


def test_four_weeks_are_counted_from_the_day_in_london(app, cast, clock):
    clock.move_to("2026-06-30T23:30:00Z")
    assert written(cast.amina).revisit_on == date(2026, 7, 29)


def test_a_form_sent_twice_is_written_once(app, cast, db_session):
    first = written(cast.amina, form_id="a" * 32)
    second = written(cast.amina, form_id="a" * 32)
    assert first.id == second.id
    assert len(everything(db_session)) == 1


def test_two_people_may_have_forms_of_the_same_name(app, cast, db_session):
    written(cast.amina, form_id="a" * 32)
    written(cast.tom, form_id="a" * 32)
    assert len(everything(db_session)) == 2


def test_sending_words_discards_their_draft(app, cast):
    save_draft(cast.amina.id, DRAFT_KEY, body="He may")
    written(cast.amina)
    assert draft_for(cast.amina.id, DRAFT_KEY) is None


@pytest.mark.parametrize("body", ["", " \r\n ", "x" * 20_001])
def test_no_words_and_endless_ones_are_refused(app, cast, db_session, body):
    with pytest.raises(Refused) as refused:
        written(cast.amina, body)
    assert refused.value.field == "body"
    assert everything(db_session) == []


def test_a_likely_pupil_is_kept_only_once_its_writer_says_it_is_none(app, cast, db_session):
    save_draft(cast.amina.id, DRAFT_KEY, body="Born 3 May 2016")
    with pytest.raises(MayNamePupil):
        written(cast.amina, "Born 3 May 2016")
    assert draft_for(cast.amina.id, DRAFT_KEY) is not None
    written(cast.amina, "Born 3 May 2016", names_no_pupil=True)
    assert everything(db_session) == [(cast.amina.id, "Born 3 May 2016")]


def test_changed_words_stand_and_say_when(app, cast, clock):
    reflection = written(cast.amina)
    before = edition(reflection)
    clock.shift(timedelta(days=1))
    services.edit_reflection(cast.amina.id, reflection.id, body="He has glasses.", edition=before)
    assert reflection.body == "He has glasses."
    assert edition(reflection) != before


def test_words_changed_in_another_window_are_not_overwritten(app, cast, clock):
    reflection = written(cast.amina)
    before = edition(reflection)
    clock.shift(timedelta(seconds=1))
    services.edit_reflection(cast.amina.id, reflection.id, body="One", edition=before)
    with pytest.raises(Conflict) as conflict:
        services.edit_reflection(cast.amina.id, reflection.id, body="Two", edition=before)
    assert conflict.value.theirs == "One"
    assert reflection.body == "One"


def test_the_same_change_sent_twice_is_no_quarrel(app, cast, clock):
    reflection = written(cast.amina)
    before = edition(reflection)
    clock.shift(timedelta(seconds=1))
    for _ in range(2):
        services.edit_reflection(cast.amina.id, reflection.id, body="One", edition=before)
    assert reflection.body == "One"


def test_later_words_stand_beside_the_earlier_ones(app, cast, clock, db_session):
    first = written(cast.amina)
    clock.shift(timedelta(weeks=4))
    key = rules.revisit_form_key(first.id)
    save_draft(cast.amina.id, key, body="Still")
    later = services.revisit_reflection(
        cast.amina.id, first.id, body="Still, but less.", form_id="b" * 32
    )
    assert (later.revisits_id, later.prompt) == (first.id, first.prompt)
    assert first.revisit_on is None
    assert first.body == "He may need glasses."
    assert draft_for(cast.amina.id, key) is None


def test_coming_back_to_later_words_belongs_to_the_first_ones(app, cast):
    first = written(cast.amina)
    later = services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    last = services.revisit_reflection(cast.amina.id, later.id, body="Now", form_id="c" * 32)
    assert last.revisits_id == first.id


def test_later_words_sent_twice_are_written_once(app, cast, db_session):
    first = written(cast.amina)
    for _ in range(2):
        services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    assert len(everything(db_session)) == 2


def test_not_now_asks_again_in_four_weeks(app, cast, clock):
    first = written(cast.amina)
    clock.shift(timedelta(weeks=5))
    services.put_off_revisit(cast.amina.id, first.id)
    assert first.revisit_on == date(2027, 1, 25)


def test_not_now_does_not_bring_back_what_was_come_back_to(app, cast):
    first = written(cast.amina)
    services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    services.put_off_revisit(cast.amina.id, first.id)
    assert first.revisit_on is None


def test_deleting_the_first_words_deletes_what_was_thought_later(app, cast, db_session):
    first = written(cast.amina)
    services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    other = written(cast.tom)
    services.delete_reflection(cast.amina.id, first.id)
    assert everything(db_session) == [(cast.tom.id, other.body)]


def test_deleting_words_deletes_every_draft_of_them(app, cast):
    first = written(cast.amina)
    later = services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    keys = [
        rules.revisit_form_key(first.id),
        rules.edit_form_key(first.id),
        rules.edit_form_key(later.id),
    ]
    for key in keys:
        save_draft(cast.amina.id, key, body="Half changed")
    services.delete_reflection(cast.amina.id, first.id)
    assert [draft_for(cast.amina.id, key) for key in keys] == [None, None, None]


def test_deleting_later_words_leaves_the_first(app, cast, db_session):
    first = written(cast.amina)
    later = services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    services.delete_reflection(cast.amina.id, later.id)
    assert everything(db_session) == [(cast.amina.id, first.body)]


def test_a_stranger_can_do_nothing_with_another_s_words(app, cast, db_session):
    mine = written(cast.amina)
    stranger = cast.helen.id
    for attempt in (
        lambda: services.edit_reflection(stranger, mine.id, body="No", edition=edition(mine)),
        lambda: services.revisit_reflection(stranger, mine.id, body="No", form_id="b" * 32),
        lambda: services.put_off_revisit(stranger, mine.id),
        lambda: services.delete_reflection(stranger, mine.id),
        lambda: services.delete_reflection(stranger, mine.id + 1),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert everything(db_session) == [(cast.amina.id, "He may need glasses.")]


def test_reflections_are_exported_and_erased_for_one_person(app, cast, db_session):
    first = written(cast.amina)
    services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    written(cast.tom)
    exported = personal_data.export(cast.amina.id)["reflections"]
    assert [row["text"] for row in exported] == ["He may need glasses.", "Then"]
    assert exported[1]["comes_back_to"] == exported[0]["number"]
    personal_data.erase(cast.amina.id)
    assert [person_id for person_id, _ in everything(db_session)] == [cast.tom.id]

"""Keeping half-typed words: the newest win, the oldest are given up, nobody sees another's."""

from datetime import timedelta

import pytest

from learning import clock as alongside_clock
from learning.drafts import personal_data, queries
from learning.drafts.models import Draft
from learning.drafts.services import NewerDraft, discard_draft, discard_drafts, save_draft
from learning.errors import NotFound, Refused

KEY = "reflection:first-steps/noticing/guessing"


def kept(person):
    return queries.draft_for(person.id, KEY)


def test_words_are_kept_under_their_form(app, cast, clock):
    save_draft(cast.amina.id, KEY, body="Half a thought\r\n")
    assert kept(cast.amina) == queries.KeptDraft("Half a thought\n", alongside_clock.now())
    assert kept(cast.tom) is None


def test_later_words_take_the_place_of_earlier_ones(app, cast):
    save_draft(cast.amina.id, KEY, body="Half")
    save_draft(cast.amina.id, KEY, body="Half a thought")
    assert kept(cast.amina).body == "Half a thought"


def test_words_typed_earlier_on_another_page_do_not_replace_later_ones(app, cast, clock):
    before = alongside_clock.now()
    clock.shift(timedelta(minutes=10))
    save_draft(cast.amina.id, KEY, body="the later words")
    with pytest.raises(NewerDraft) as found:
        save_draft(cast.amina.id, KEY, body="the earlier words", typed_at=before)
    assert found.value.theirs == "the later words"
    assert found.value.saved_at == alongside_clock.now()
    assert kept(cast.amina).body == "the later words"


def test_earlier_emptiness_does_not_discard_later_words(app, cast, clock):
    before = alongside_clock.now()
    clock.shift(timedelta(minutes=10))
    save_draft(cast.amina.id, KEY, body="the later words")
    with pytest.raises(NewerDraft):
        save_draft(cast.amina.id, KEY, body="", typed_at=before)
    assert kept(cast.amina).body == "the later words"


def test_the_same_words_sent_again_late_are_no_quarrel(app, cast, clock):
    before = alongside_clock.now()
    clock.shift(timedelta(minutes=10))
    save_draft(cast.amina.id, KEY, body="words")
    save_draft(cast.amina.id, KEY, body="words", typed_at=before)
    assert kept(cast.amina).saved_at == alongside_clock.now()


def test_a_clock_that_runs_ahead_cannot_keep_others_out(app, cast, clock):
    ahead = alongside_clock.now() + timedelta(days=400)
    save_draft(cast.amina.id, KEY, body="from the odd clock", typed_at=ahead)
    clock.shift(timedelta(seconds=1))
    save_draft(cast.amina.id, KEY, body="from the right clock", typed_at=alongside_clock.now())
    assert kept(cast.amina).body == "from the right clock"


@pytest.mark.parametrize("body", ["", "  \n "])
def test_empty_words_discard_the_draft(app, cast, body):
    save_draft(cast.amina.id, KEY, body="Half")
    save_draft(cast.amina.id, KEY, body=body)
    assert kept(cast.amina) is None


def test_a_draft_is_discarded_for_its_owner_only(app, cast):
    for person in (cast.amina, cast.tom):
        save_draft(person.id, KEY, body="words")
    discard_draft(cast.amina.id, KEY)
    assert kept(cast.amina) is None
    assert kept(cast.tom).body == "words"


def test_the_drafts_of_a_thing_are_discarded_together_and_no_others(app, cast):
    keys = ("plan:7:vision", "plan:7:goal:3:text", "plan:70:vision", "plan-start:own:vision")
    for person in (cast.amina, cast.tom):
        for key in keys:
            save_draft(person.id, key, body="words")
    discard_drafts(cast.amina.id, "plan:7:")
    assert set(queries.drafts_for(cast.amina.id, keys)) == set(keys[2:])
    assert set(queries.drafts_for(cast.tom.id, keys)) == set(keys)


def test_too_many_words_leave_the_kept_ones_as_they_are(app, cast):
    save_draft(cast.amina.id, KEY, body="words")
    with pytest.raises(Refused, match="20,000"):
        save_draft(cast.amina.id, KEY, body="x" * 20_001)
    assert kept(cast.amina).body == "words"


def test_a_key_that_names_no_form_is_not_found(app, cast):
    with pytest.raises(NotFound):
        save_draft(cast.amina.id, "Not A Key", body="words")


def test_the_oldest_of_many_drafts_is_given_up(app, cast, clock):
    save_draft(cast.tom.id, "his", body="words")
    for number in range(203):
        clock.shift(timedelta(seconds=1))
        save_draft(cast.amina.id, f"form-{number}", body="words")
    found = queries.drafts_for(cast.amina.id, [f"form-{number}" for number in range(203)])
    assert len(found) == 200
    assert "form-2" not in found
    assert "form-3" in found
    assert queries.draft_for(cast.tom.id, "his") is not None


def test_drafts_are_exported_and_erased_for_one_person(app, cast, db_session):
    for person in (cast.amina, cast.tom):
        save_draft(person.id, KEY, body="words")
    (exported,) = personal_data.export(cast.amina.id)["drafts"]
    assert (exported["form"], exported["text"]) == (KEY, "words")
    personal_data.erase(cast.amina.id)
    assert personal_data.export(cast.amina.id) == {"drafts": []}
    assert [row.person_id for row in db_session.query(Draft)] == [cast.tom.id]

"""What is exported and erased of interests, invitations and conversations."""

from datetime import timedelta

import pytest

from learning.database import db
from learning.talent import personal_data
from learning.talent.models import Conversation, Interest, Nomination, NominationPause
from learning.talent.nominations import services as nominations
from tests.learning.talent.walking import SEEN, agreed, begun, invited

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def test_the_owner_gets_everything(cast):
    invited(cast.helen, cast.amina)
    nominations.accept(cast.amina.id, form_id="a" * 32)
    db.session.commit()
    agreed(cast.amina, cast.priya)
    found = personal_data.export(cast.amina.id)
    assert found["interests"][0]["invited_by"] == "Helen Marsden"
    assert found["conversations"][0]["with"] == "Priya Nair"
    assert found["invitations_to_me"] == []


def test_the_nominee_finds_the_invitation_and_whoever_sent_it_finds_nothing(cast):
    invited(cast.helen, cast.amina)
    before = personal_data.export(cast.helen.id)
    assert personal_data.export(cast.amina.id)["invitations_to_me"][0]["words"] == SEEN
    nominations.decline(cast.amina.id)
    assert personal_data.export(cast.helen.id) == before
    assert "Amina" not in str(before)


def test_whoever_was_asked_to_talk_finds_it_as_long_as_it_is_shared(cast, clock):
    begun(cast.amina)
    agreed(cast.amina, cast.priya)
    found = personal_data.export(cast.priya.id)["conversations_i_was_asked_for"]
    assert found[0]["with"] == "Amina Yusuf"
    clock.shift(timedelta(days=60))
    assert personal_data.export(cast.priya.id)["conversations_i_was_asked_for"] == []


def test_erased_nothing_is_left_of_the_owner(cast):
    begun(cast.amina)
    agreed(cast.amina, cast.priya)
    nominations.pause(cast.amina.id)
    db.session.commit()
    invited(cast.amina, cast.tom)
    personal_data.erase(cast.amina.id)
    db.session.commit()
    for model in (Interest, Conversation, Nomination, NominationPause):
        assert not db.session.query(model).count()


def test_erasing_the_other_leaves_what_was_agreed_and_takes_the_name(cast):
    begun(cast.amina)
    row = agreed(cast.amina, cast.priya)
    row.agreed, row.agreed_by_id = "I read chapter 6.", cast.priya.id
    db.session.commit()
    personal_data.erase(cast.priya.id)
    db.session.commit()
    db.session.refresh(row)
    assert (row.with_person_id, row.with_name, row.agreed_by_id) == (None, "", None)
    assert row.agreed == "I read chapter 6."


def test_erasing_the_one_who_invited_leaves_the_interest_without_the_name(cast):
    invited(cast.helen, cast.amina)
    nominations.accept(cast.amina.id, form_id="a" * 32)
    personal_data.erase(cast.helen.id)
    db.session.commit()
    assert db.session.query(Interest).one().nominated_by_id is None

"""The same words sent twice in the same moment: kept once, on either database."""

import secrets
from threading import Barrier, Thread

import pytest

from learning.actions import services as actions
from learning.actions.models import Action
from learning.database import db, writing
from learning.drafts.models import Draft
from learning.drafts.services import save_draft
from learning.reflections import services as reflections
from learning.reflections.models import Reflection
from tests.learning.actions.doing import ASK_ONE
from tests.learning.reflections.writing import GUESSING

pytestmark = pytest.mark.database
AT_ONCE = 6


@pytest.fixture
def at_once(app):
    """Do something in several transactions that begin together; every one of them must succeed."""

    def together(change):
        barrier, failed = Barrier(AT_ONCE), []

        def run():
            barrier.wait()
            try:
                with app.app_context(), writing():
                    change()
            except Exception as error:
                failed.append(error)

        threads = [Thread(target=run) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []

    return together


def test_a_draft_begun_in_two_windows_is_one(at_once, cast):
    at_once(lambda: save_draft(cast.amina.id, "form", body="words"))
    assert db.session.query(Draft).count() == 1


def test_a_reflection_sent_twice_is_one(at_once, cast):
    form_id = secrets.token_hex(16)
    at_once(
        lambda: reflections.write_reflection(cast.amina.id, GUESSING, body="words", form_id=form_id)
    )
    assert db.session.query(Reflection).count() == 1


def test_an_action_taken_on_twice_is_one(at_once, cast):
    at_once(lambda: actions.adopt_action(cast.amina.id, ASK_ONE))
    assert db.session.query(Action).count() == 1


def test_an_own_action_sent_twice_is_one(at_once, cast):
    form_id = secrets.token_hex(16)
    at_once(lambda: actions.add_action(cast.amina.id, text="words", due_on=None, form_id=form_id))
    assert db.session.query(Action).count() == 1

"""Home says that a training runs out and that a colleague asks, with no word of what about."""

from datetime import timedelta

import pytest

from learning.clock import today
from learning.cpd.models import Training
from learning.cpd.trainings.services import Kept, add_training, put_away, renew
from learning.database import db
from learning.people.queries import viewer_for
from learning.reflections.joint.services import agree, ask_for_joint


def trained(person, days_left):
    """A yearly training that is in date for so many days more."""
    key = add_training(
        person.id, Kept(title="Paediatric first aid", every_months=12), form_id=f"{days_left:032d}"
    )
    row = db.session.get(Training, key)
    renew(person.id, key, done_on=today(), provider="", entry_id=None)
    row.runs_out_on = today() + timedelta(days=days_left)
    db.session.commit()
    return key


@pytest.mark.parametrize(
    ("days_left", "words"),
    [(8, None), (7, "A training runs out"), (-1, "A training has run out"), (-61, None)],
)
def test_a_week_before_it_runs_out_and_a_while_after(browser, cast, clock, days_left, words):
    trained(cast.amina, days_left)
    page = browser.as_(cast.amina).get("home.read_home")
    assert ("A training" in page.text) is (words is not None)
    assert words is None or words in page.text
    assert "first aid" not in page.text
    assert "A training" not in browser.as_(cast.tom).get("home.read_home").text


def test_what_is_put_away_is_not_asked_about(browser, cast, clock):
    put_away(cast.amina.id, trained(cast.amina, 3))
    db.session.commit()
    assert "A training" not in browser.as_(cast.amina).get("home.read_home").text


def test_a_colleague_asks_until_there_is_an_answer(browser, cast, clock):
    key = ask_for_joint(
        viewer_for(cast.amina.id), cast.tom.id, topic="After lunch", form_id="f" * 32
    )
    db.session.commit()
    page = browser.as_(cast.tom).get("home.read_home")
    assert "A colleague asks you to think about something together" in page.text
    assert "After lunch" not in page.text
    agree(cast.tom.id, key)
    db.session.commit()
    assert "think about something together" not in browser.as_(cast.tom).get("home.read_home").text

"""What goes with a person of what was seen, and what a mentor leaves behind."""

import pytest

from learning.database import db
from learning.talent import personal_data
from learning.talent.attributes.queries import attributes_in_short
from learning.talent.models import SecondView, Sighting
from tests.learning.talent.attributes.making import EXAMPLE, handed_over, noted
from tests.learning.talent.walking import begun

SEEN = "Asked him what would help."


@pytest.fixture
def interest_id(app, cast, clock):
    key = begun(cast.daniel)
    noted(cast.daniel, key, "r1", "sometimes", EXAMPLE)
    noted(cast.priya, key, "r1", "often", SEEN)
    noted(cast.helen, key, "r1", "not_yet", "Not handed over.")
    handed_over(cast.priya, key)
    return key


def test_the_owner_takes_their_own_and_what_was_handed_over(cast, interest_id):
    found = personal_data.export(cast.daniel.id)
    (own,) = found["attributes_i_noted"]
    assert (own["seen"], own["example"]) == ("sometimes", EXAMPLE)
    (theirs,) = found["attributes_seen_by_mentors"]
    assert theirs["example"] == SEEN
    (view,) = found["handed_over_to_me"]
    assert view["about"] == "attributes"
    assert "Priya" not in str(found)


def test_a_mentor_takes_their_words_handed_over_or_not(cast, interest_id):
    for mentor, words in ((cast.priya, SEEN), (cast.helen, "Not handed over.")):
        (line,) = personal_data.export(mentor.id)["attributes_seen_as_a_mentor"]
        assert line["example"] == words
        assert personal_data.export(mentor.id)["attributes_i_noted"] == []


def test_an_erased_mentor_leaves_the_view_without_name_and_words(cast, interest_id, browser):
    personal_data.erase(cast.priya.id)
    personal_data.erase(cast.helen.id)
    db.session.commit()
    rows = db.session.query(Sighting).filter_by(interest_id=interest_id).all()
    left = {(row.by_person_id, row.seen.value, row.example) for row in rows}
    assert left == {(cast.daniel.id, "sometimes", EXAMPLE), (None, "often", "")}
    daniel = browser.as_(cast.daniel)
    daniel.get("talent.read_attributes")
    page = daniel.follow("A mentor who has left, beside your own")
    assert "Seen often" in page
    assert SEEN not in page
    (line,) = personal_data.export(cast.daniel.id)["attributes_seen_by_mentors"]
    assert line["example"] == ""


def test_an_erased_owner_leaves_nothing(cast, interest_id):
    personal_data.erase(cast.daniel.id)
    db.session.commit()
    assert db.session.query(Sighting).count() == 0
    assert db.session.query(SecondView).count() == 0


def test_in_short_counts_what_was_looked_at_and_who_handed_over(cast, interest_id, library):
    short = attributes_in_short(interest_id, library.shadowing)
    assert (short.noted, short.out_of, short.mentors) == (1, 6, 1)

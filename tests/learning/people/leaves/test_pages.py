"""Being away: one's own days and the administrator's, without a reason, and nobody else's."""

import pytest

from learning import clock as times
from learning.journal.models import Event
from learning.people.leaves.queries import away_of, is_away
from learning.people.models import Leave
from learning.people.personal_data import export

FIRST, LAST = "From", "Up to and including"


def away(window, where="people.edit_own_leave", *, status=200, **values):
    window.get(where, **({"membership_id": 1} if "administration" in where else {}))
    return window.submit("Save", values, status=status)


def test_ones_own_days_are_kept_and_ended(browser, cast, clock):
    amina = browser.as_(cast.amina)
    page = away(amina, starts_on="2026-11-20", ends_on="2026-12-04")
    assert "everything waits for you" in page.text
    assert is_away(cast.amina.id, times.today())
    amina.get("people.edit_own_leave")
    amina.submit("I am not away")
    assert not is_away(cast.amina.id, times.today())
    assert export(cast.amina.id)["memberships"][0]["away"] == [
        {"from": "2026-11-20", "until": "2026-11-22"}
    ]


def test_new_days_take_the_place_of_those_to_come(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    away(amina, starts_on="2026-12-01", ends_on="2026-12-04")
    away(amina, starts_on="2026-12-07", ends_on="")
    (leave,) = db_session.query(Leave)
    assert (str(leave.starts_on), leave.ends_on) == ("2026-12-07", None)
    assert not is_away(cast.amina.id, times.today())
    clock.shift(14 * 86400)
    assert is_away(cast.amina.id, times.today())


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"starts_on": ""}, FIRST, "Say from which day."),
        ({"starts_on": "soon"}, FIRST, "Write the day like this"),
        ({"starts_on": "2020-01-01"}, FIRST, "within a year"),
        ({"starts_on": "2026-12-04", "ends_on": "2026-12-01"}, LAST, "not over"),
        ({"starts_on": "2026-11-01", "ends_on": "2026-11-02"}, LAST, "not over"),
        ({"starts_on": "2026-11-01", "ends_on": "2036-11-02"}, LAST, "within two years"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_them(browser, cast, clock, sent, field, words):
    page = away(browser.as_(cast.amina), status=422, **sent)
    assert words in page.field(field).error


def test_an_administrator_keeps_them_and_the_journal_says_no_day(browser, cast, clock, db_session):
    sam = browser.as_(cast.sam)
    page = away(sam, "administration.edit_leave", starts_on="2026-11-20")
    assert "gets no reminders on these days" in page.text
    assert away_of(cast.amina.membership_id, times.today()).ends_on is None
    event = db_session.query(Event).filter_by(verb="changed_leave").one()
    assert (event.subject_key, event.detail) == (str(cast.amina.membership_id), "")
    sam.get("administration.edit_leave", membership_id=cast.amina.membership_id)
    sam.submit("They are back")
    assert not is_away(cast.amina.id, times.today())


def test_nobody_else_sees_or_sets_it(browser, cast):
    for person in (cast.priya, cast.helen, cast.tom):
        window = browser.as_(person)
        window.get("administration.edit_leave", membership_id=1, status=403)
        assert window.post("/school/people/1/away", {"starts_on": "2026-11-20"}).status_code == 403


def test_another_schools_people_are_not_found(browser, cast):
    browser.as_(cast.sam).get("administration.edit_leave", membership_id=9, status=404)

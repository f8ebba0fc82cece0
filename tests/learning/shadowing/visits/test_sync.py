"""What a browser sends after hours without a connection: kept once, or named; never half."""

import json
from datetime import timedelta

import pytest

from learning.database import db
from learning.people.models import Membership
from learning.shadowing.models import Observation, Visit
from learning.shadowing.rules import PlacementState, VisitState
from tests.learning.shadowing.seeing import a_placement, a_visit
from tests.learning.shadowing.visits.noting import NINE, NOON, a_day, kept_of, key, post, sent

LIVE = NINE + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _in_the_middle_of_it(clock):
    clock.move_to(LIVE)


@pytest.fixture
def visit(app):
    del app
    return a_day()


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def test_an_entry_is_stored_and_comes_back_as_it_stands(amina, visit):
    answer = post(amina, visit.id, [sent(note="Long  talk.", mode="liaising", tag="high")])
    assert answer.status_code == 200
    found = answer.get_json()
    assert (found["stored"], found["merged"], found["refused"]) == ([key(1)], {}, [])
    (entry,) = found["entries"]
    assert entry["started_at"] == "2026-11-24T09:05:00.000Z"
    assert (entry["note"], entry["mode"], entry["tag"]) == ("Long talk.", "liaising", "high")
    (row,) = kept_of(visit)
    assert (row.client_key, row.category_slug, row.ended_at) == (key(1), "par", None)


def test_one_entry_costs_at_most_six_statements_and_fifty_hardly_more(amina, visit):
    post(amina, visit.id, [])
    post(amina, visit.id, [sent(1)])
    one = len(amina.statements)
    assert one <= 6, amina.statements.statements
    fifty = [sent(number, number * 3, "par" if number % 2 else "sta") for number in range(2, 52)]
    assert post(amina, visit.id, fifty).status_code == 200
    assert len(amina.statements) == one
    changed = [{**each, "energy": "low", "changed_at": NOON.isoformat()} for each in fifty]
    post(amina, visit.id, changed)
    assert len(amina.statements) == one
    assert len(kept_of(visit)) == 51


def test_two_that_were_two_cost_six_statements_when_a_third_joins_them(amina, visit):
    post(amina, visit.id, [sent(1, 5), sent(2, 8)])
    post(amina, visit.id, [sent(3, 6.5)])
    assert len(amina.statements) <= 6
    assert len(kept_of(visit)) == 1


def test_arriving_again_changes_nothing_and_an_older_version_neither(amina, visit):
    post(amina, visit.id, [sent(note="Later.", changed_at=NOON.isoformat())])
    post(amina, visit.id, [sent(note="Earlier.")])
    assert [row.note for row in kept_of(visit)] == ["Later."]
    assert not amina.statements.writes


def test_two_taps_in_two_windows_are_one_and_both_are_told(amina, visit):
    post(amina, visit.id, [sent(1, 6, note="One.")])
    answer = post(amina, visit.id, [sent(2, 5, note="Two.")]).get_json()
    assert (answer["stored"], answer["merged"]) == ([key(2)], {})
    assert [each["key"] for each in answer["entries"]] == [key(2)]
    later = sent(1, 6, note="One.", energy="low", changed_at=NOON.isoformat())
    answer = post(amina, visit.id, [later]).get_json()
    assert answer["merged"] == {key(1): key(2)}
    (row,) = kept_of(visit)
    assert (row.client_key, row.energy) == (key(2), "low")


def test_two_hundred_made_offline_arrive_once_each_however_often_it_is_interrupted(amina, visit):
    made = [
        sent(number, number * 0.8, "par" if number % 3 else "sta", mode=("doing", None)[number % 2])
        for number in range(1, 201)
    ]
    apart = [each | {"ended_at": each["started_at"]} for each in made]
    for number, each in enumerate(apart):
        each["category"] = ("pup", "sta", "par", "agy", "ehc", "dat")[number % 6]
    for start in (0, 50, 50, 100, 50, 100, 150, 150):
        assert post(amina, visit.id, apart[start : start + 50]).status_code == 200
    assert len(kept_of(visit)) == 200


def test_one_that_was_deleted_does_not_come_back(amina, visit):
    post(amina, visit.id, [sent(note="Words.")])
    gone = {"key": key(1), "changed_at": NOON.isoformat(), "is_deleted": True}
    answer = post(amina, visit.id, [gone]).get_json()
    assert (answer["stored"], answer["entries"]) == ([key(1)], [])
    assert post(amina, visit.id, [sent(note="Words.")]).get_json()["entries"] == []
    (row,) = kept_of(visit)
    assert (row.is_deleted, row.note, row.category_slug) == (True, "", "")


def test_a_note_that_may_name_a_pupil_waits_until_its_writer_says_that_it_does_not(amina, visit):
    words = "Talked about the one born 12/03/2015."
    answer = post(amina, visit.id, [sent(1, note=words), sent(2, 30)]).get_json()
    (refused,) = answer["refused"]
    assert (refused["key"], refused["may_name_pupil"]) == (key(1), True)
    assert "Please check" in refused["message"]
    assert answer["stored"] == [key(2)]
    answer = post(amina, visit.id, [sent(1, note=words, names_no_pupil=True)]).get_json()
    assert answer["stored"] == [key(1)]
    # What stands already is not asked about again.
    later = sent(1, note=words, energy="high", changed_at=NOON.isoformat())
    assert post(amina, visit.id, [later]).get_json()["refused"] == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"started_at": "2026-11-24T07:59:59Z"}, "began on 24 November 2026 at 07:59"),
        ({"started_at": "2026-11-24T13:00:01Z"}, "The visit is 24 November 2026, 09:00 to 12:00"),
        ({"started_at": "0001-01-01T00:00:00Z"}, "no time at which it began"),
        ({"started_at": None}, "no time at which it began"),
        ({"ended_at": "2026-11-24T09:04:00Z"}, "ends before it begins"),
        ({"category": "gone"}, "what kind of work"),
        ({"category": ["par"]}, "what kind of work"),
        ({"note": "x" * 201}, "200 can be kept"),
        ({"changed_at": "2027-01-01T00:00:00Z"}, "clock of this device"),
        ({"changed_at": "soon"}, "could not be read"),
        ({"key": "no-key"}, "could not be read"),
        ({"key": None}, "could not be read"),
    ],
)
def test_what_cannot_be_kept_is_named_in_plain_words_and_the_rest_is_kept(
    amina, visit, wrong, words
):
    answer = post(amina, visit.id, [{**sent(1), **wrong}, sent(2, 30)]).get_json()
    (refused,) = answer["refused"]
    assert words in refused["message"]
    assert answer["stored"] == [key(2)]
    assert len(kept_of(visit)) == 1


def test_what_is_odd_but_harmless_is_kept_without_it(amina, visit):
    odd = sent(mode="sleeping", energy=7, tag=[], note="Half\ud800 a sign\u0000.", more="x")
    answer = post(amina, visit.id, [odd]).get_json()
    assert answer["refused"] == []
    assert answer["entries"][0]["note"] == "Half a sign."


def test_an_hour_before_and_after_belongs_to_the_visit_and_an_end_later_than_that_is_its_end(
    amina, visit
):
    late = (NOON + timedelta(hours=7)).isoformat()
    entries = [sent(1, -60, ended_at=late), sent(2, 240, "sta", ended_at=late)]
    answer = post(amina, visit.id, entries).get_json()
    assert [each["ended_at"] for each in answer["entries"]] == [
        "2026-11-24T12:00:00.000Z",
        "2026-11-24T13:00:00.000Z",
    ]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"entries": 3}', b'{"entries": ["a"]}', b"\xff"]
)
def test_what_is_no_message_is_answered_in_words(amina, visit, body):
    answer = post(amina, visit.id, body=body)
    assert answer.status_code == 422
    assert "could not be read" in answer.get_json()["message"]


def test_too_much_at_once_is_refused_in_words(amina, visit):
    answer = post(amina, visit.id, [sent(number) for number in range(51)])
    assert (answer.status_code, "more than 50" in answer.get_json()["message"]) == (422, True)
    answer = post(amina, visit.id, body=b'{"entries": [' + b" " * 200_001 + b"]}")
    assert answer.status_code == 413
    assert "too much at once" in answer.get_json()["message"]
    nested = b'{"entries": ' + b"[" * 90_000 + b"]" * 90_000 + b"}"
    assert post(amina, visit.id, body=nested).status_code == 422


def test_a_visit_has_room_for_four_hundred(amina, visit, db_session):
    db_session.add_all(
        Observation(
            visit_id=visit.id,
            client_key=key(1000 + number),
            started_at=NINE + timedelta(minutes=number / 4),
            ended_at=NINE + timedelta(minutes=number / 4),
            category_slug=("pup", "sta", "par", "agy", "ehc", "dat", "str", "tra", "fin")[
                number % 9
            ],
            changed_at=NINE,
        )
        for number in range(400)
    )
    answer = post(amina, visit.id, [sent(1, 170, "oth")])
    assert (answer.status_code, "400 activities" in answer.get_json()["message"]) == (422, True)


def test_signed_out_forged_and_another_s(browser, cast, amina, visit):
    token = {"X-CSRFToken": amina.csrf_token()}
    answer = post(browser, visit.id, [sent()], headers=token)
    assert (answer.status_code, "signed out" in answer.get_json()["message"]) == (401, True)
    answer = post(amina, visit.id, [sent()], headers={})
    assert (answer.status_code, "open for a long time" in answer.get_json()["message"]) == (
        400,
        True,
    )
    for other in (cast.lena, cast.helen, cast.tom, cast.sam):
        answer = post(browser.as_(other), visit.id, [sent()])
        assert post(browser.as_(other), visit.id, body=b"{").status_code == 404
        assert (answer.status_code, "cannot be found" in answer.get_json()["message"]) == (
            404,
            True,
        )
    assert kept_of(visit) == []


def test_nothing_is_noted_while_the_host_has_left_and_what_waits_stays(amina, cast, visit):
    host = db.session.get(Membership, cast.lena.membership_id)
    host.ends_on = LIVE.date() - timedelta(days=1)
    answer = post(amina, visit.id, [sent()])
    assert answer.status_code == 422
    assert "on hold" in answer.get_json()["message"]
    assert kept_of(visit) == []


def test_nothing_is_noted_while_the_visitor_is_not_on_the_list_of_their_school(amina, cast, visit):
    token = {"X-CSRFToken": amina.csrf_token()}
    row = db.session.get(Membership, cast.amina.membership_id)
    row.ends_on = LIVE.date() - timedelta(days=1)
    answer = post(amina, visit.id, [sent()], headers=token)
    assert answer.status_code == 422
    assert "not on the list of their own school" in answer.get_json()["message"]


def test_nothing_is_noted_on_a_visit_that_was_cancelled_or_before_all_have_agreed(
    amina, cast, visit, clock
):
    db.session.get(Visit, visit.id).state = VisitState.CANCELLED
    assert "was cancelled" in post(amina, visit.id, [sent()]).get_json()["message"]
    waiting = a_visit(a_placement(state=PlacementState.RELEASED), NINE, 3)
    assert "have agreed" in post(amina, waiting.id, [sent()]).get_json()["message"]
    over = a_day()
    clock.move_to(NOON.replace(month=12, day=18) + timedelta(days=15))
    later = amina.second(cast.amina)
    assert "This placement has ended" in post(later, over.id, [sent()]).get_json()["message"]


def test_the_answer_is_json_that_any_browser_reads(amina, visit):
    answer = post(amina, visit.id, [sent(note="“Words” & <signs>")])
    assert answer.mimetype == "application/json"
    assert json.loads(answer.data)["entries"][0]["note"] == "“Words” & <signs>"

"""Keeping a diary: once, within its limits, and never undone by another window."""

from datetime import date, timedelta

import pytest

from learning.diary import personal_data, services
from learning.diary.models import DiaryEntry, DiaryIntention
from learning.diary.queries import diary_in_short, intention_of, term_page, week_page
from learning.diary.rules import Mode, Span
from learning.diary.services import Noted
from learning.diary.sums import Amount, edition_of
from learning.drafts.forms import new_form_id
from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, NotFound, Refused
from learning.people.models import Term
from tests.cast import SEAVIEW_ID
from tests.learning.diary.noting import intended, note

TODAY = MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
WEEK = {
    Mode.DOING: Amount(minutes=300, protected=60),
    Mode.LIAISING: Amount(minutes=45, protected=0),
}


def keep(member, amounts=WEEK, monday=MONDAY, edition=""):
    services.keep_week(member.id, monday, amounts, form_id=new_form_id(), edition=edition)


def test_a_form_sent_twice_is_one_entry_and_with_something_else_another(cast, clock, db_session):
    form_id = new_form_id()
    first = Noted(day=TODAY, mode=Mode.DOING, minutes=30)
    rows = [services.add_entry(cast.amina.id, first, form_id=form_id) for _ in range(2)]
    assert rows[0].id == rows[1].id
    other = Noted(day=TODAY, mode=Mode.DOING, minutes=45)
    assert services.add_entry(cast.amina.id, other, form_id=form_id).id != rows[0].id
    assert db_session.query(DiaryEntry).count() == 2


def test_a_day_takes_24_hours_and_no_minute_more(cast, clock, db_session):
    note(cast.amina, TODAY, minutes=23 * 60)
    note(cast.tom, TODAY, minutes=23 * 60)
    note(cast.amina, TODAY, minutes=60)
    with pytest.raises(Refused, match="A day has 24 hours"):
        note(cast.amina, TODAY, minutes=1)
    note(cast.amina, TODAY - DAY, minutes=24 * 60)


def test_changing_an_entry_does_not_count_it_twice(cast, clock, db_session):
    row = note(cast.amina, TODAY, minutes=23 * 60)
    edition = week_page(cast.amina.id, MONDAY, TODAY).entries[0].edition
    longer = Noted(day=TODAY, mode=Mode.ADVISING, minutes=24 * 60)
    services.change_entry(cast.amina.id, row.id, longer, edition=edition)
    assert (row.minutes, row.mode) == (24 * 60, Mode.ADVISING)


def test_a_week_takes_168_hours_of_both_kinds(cast, clock, db_session):
    last_monday = MONDAY - timedelta(weeks=1)
    for number in range(7):
        note(cast.amina, last_monday + number * DAY, minutes=23 * 60)
    with pytest.raises(Refused, match="A week has 168 hours"):
        keep(cast.amina, {Mode.DOING: Amount(minutes=7 * 60 + 1, protected=0)}, last_monday)
    keep(cast.amina, {Mode.DOING: Amount(minutes=7 * 60, protected=0)}, last_monday)
    with pytest.raises(Refused, match="A week has 168 hours"):
        note(cast.amina, last_monday, minutes=1)


@pytest.mark.parametrize("day", [TODAY + DAY, date(2024, 11, 21)])
def test_a_day_ahead_or_long_ago_is_refused(cast, clock, db_session, day):
    with pytest.raises(Refused):
        note(cast.amina, day)


def test_an_old_entry_can_still_be_changed_where_it_stands(cast, clock, db_session):
    day = TODAY - timedelta(days=731)
    row = note(cast.amina, day)
    clock.shift(timedelta(days=30))
    edition = (
        week_page(cast.amina.id, day - timedelta(days=day.weekday()), TODAY).entries[0].edition
    )
    changed = Noted(day=day, mode=Mode.DOING, minutes=60)
    assert services.change_entry(cast.amina.id, row.id, changed, edition=edition).minutes == 60


def test_words_are_one_line_short_and_name_no_pupil(cast, clock, db_session):
    assert note(cast.amina, TODAY, note=" Two \n lines ").note == "Two lines"
    with pytest.raises(Refused, match="200 can be kept"):
        note(cast.amina, TODAY, note="x" * 201)
    with pytest.raises(MayNamePupil):
        note(cast.amina, TODAY, note="about A123456789012")
    confirmed = note(cast.amina, TODAY, note="about A123456789012", names_no_pupil=True)
    assert confirmed.note == "about A123456789012"


def test_a_strangers_entry_is_as_one_that_is_not_there(cast, clock, db_session):
    row = note(cast.amina, TODAY)
    noted = Noted(day=TODAY, mode=Mode.DOING, minutes=5)
    with pytest.raises(NotFound):
        services.change_entry(cast.tom.id, row.id, noted, edition="")
    with pytest.raises(NotFound):
        services.delete_entry(cast.tom.id, row.id)


def test_an_entry_changed_elsewhere_is_a_conflict_and_stays(cast, clock, db_session):
    row = note(cast.amina, TODAY)
    mine = Noted(day=TODAY, mode=Mode.DOING, minutes=60)
    with pytest.raises(Conflict):
        services.change_entry(cast.amina.id, row.id, mine, edition="from another time")
    assert row.minutes == 30


def test_a_week_from_memory_is_kept_once_and_replaced_whole(cast, clock, db_session):
    for _ in range(2):
        keep(cast.amina)
    assert db_session.query(DiaryEntry).count() == 3
    with pytest.raises(Conflict):
        keep(cast.amina, {Mode.DOING: Amount(minutes=60, protected=0)})
    keep(cast.amina, {Mode.DOING: Amount(minutes=60, protected=0)}, edition=edition_of(WEEK))
    (row,) = db_session.query(DiaryEntry)
    assert (row.span, row.day, row.minutes) == (Span.WEEK, MONDAY, 60)


@pytest.mark.parametrize(
    ("amounts", "field"),
    [
        ({}, "doing"),
        ({Mode.DOING: Amount(minutes=0, protected=0)}, "doing"),
        ({Mode.ADVISING: Amount(minutes=30, protected=31)}, "advising_protected"),
        ({Mode.ADVISING: Amount(minutes=0, protected=5)}, "advising_protected"),
    ],
)
def test_a_week_of_nothing_or_too_much_protected_is_refused(
    cast, clock, db_session, amounts, field
):
    with pytest.raises(Refused) as refused:
        keep(cast.amina, amounts)
    assert refused.value.field == field


def test_both_kinds_of_a_week_are_counted_together_and_said(cast, clock, db_session):
    keep(cast.amina)
    note(cast.amina, TODAY, Mode.DOING, 60, is_protected=True)
    page = week_page(cast.amina.id, MONDAY, TODAY)
    assert page.has_both
    assert (page.total.total, page.total.protected) == (405, 120)
    assert page.bars[-1].label == "From memory"


def test_an_intention_is_a_whole_or_nothing(cast, clock, db_session):
    with pytest.raises(Refused, match="10 per cent are still"):
        services.save_intention(cast.amina.id, intended(30, 30, 20, 10), edition="")
    services.save_intention(cast.amina.id, intended(40, 30, 20, 10, protected=120), edition="")
    standing = intention_of(cast.amina.id)
    assert standing == intended(40, 30, 20, 10, protected=120)
    with pytest.raises(Conflict):
        services.save_intention(cast.amina.id, intended(100, 0, 0, 0), edition="")
    services.save_intention(cast.amina.id, None, edition=standing.edition)
    assert db_session.query(DiaryIntention).count() == 0


def test_in_short_it_tells_of_the_present_week_in_two_statements(cast, clock, statements):
    assert not diary_in_short(cast.amina.id, TODAY).has_entries
    note(cast.amina, TODAY - 7 * DAY, minutes=600)
    note(cast.amina, TODAY, Mode.LIAISING, 60)
    with statements() as counted:
        found = diary_in_short(cast.amina.id, TODAY)
    assert (found.minutes, found.has_entries) == (60, True)
    assert found.sentence == "This week: 1 h, all of it liaising."
    assert len(counted) == 2


def test_a_term_is_the_schools_own_and_its_weeks_are_whole(cast, clock, db_session):
    for name, first, last in (
        ("Michaelmas", date(2026, 9, 3), date(2026, 12, 18)),
        ("Spring term", date(2027, 1, 4), date(2027, 3, 26)),
    ):
        db_session.add(Term(organisation_id=SEAVIEW_ID, name=name, starts_on=first, ends_on=last))
    note(cast.amina, date(2026, 9, 1), minutes=60)
    note(cast.amina, date(2026, 8, 30), minutes=60)
    page = term_page(cast.amina.id, SEAVIEW_ID, TODAY, TODAY)
    assert (page.name, page.is_usual) == ("Michaelmas term", False)
    assert page.bars[0].first_day == date(2026, 8, 31)
    assert page.bars[-1].first_day == MONDAY, "no week that has not begun"
    assert (page.total.total, page.noted_weeks) == (60, 1)
    assert page.following is None
    holiday = term_page(cast.amina.id, SEAVIEW_ID, date(2026, 12, 25), date(2026, 12, 25))
    assert holiday.name == "Michaelmas term"
    before = term_page(cast.amina.id, SEAVIEW_ID, page.previous, TODAY)
    assert before.following == page.first_day


def test_everything_is_exported_and_erased(cast, clock, db_session):
    keep(cast.amina)
    note(cast.amina, TODAY, note="A talk")
    services.save_intention(cast.amina.id, intended(25, 25, 25, 25), edition="")
    note(cast.tom, TODAY)
    found = personal_data.export(cast.amina.id)
    assert len(found["diary_entries"]) == 4
    assert len(found["diary_intentions"]) == 4
    assert found["diary_entries"][-1]["words"] == "A talk"
    personal_data.erase(cast.amina.id)
    assert db_session.query(DiaryEntry).one().person_id == cast.tom.id
    assert db_session.query(DiaryIntention).count() == 0

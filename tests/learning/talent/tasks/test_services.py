"""Saying that a task is done, changing it, undoing it; nobody is told."""

from datetime import date

import pytest

from learning.database import writing
from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.journal.models import Event
from learning.talent import personal_data
from learning.talent.models import TaskDone
from learning.talent.rules import LONGEST_NOTE
from learning.talent.tasks import rules, services
from learning.talent.tasks.queries import task_line, tasks_in_short, tasks_page

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]
TODAY, EARLIER = date(2026, 11, 23), date(2026, 11, 16)


@pytest.fixture
def guide(library):
    return library.shadowing


@pytest.fixture
def do(cast, guide):
    """Daniel sends the form."""

    def send(slug="forum", *, seen=None, **more):
        standing = task_line(cast.daniel.id, guide, slug)
        with writing():
            services.do_task(
                cast.daniel.id,
                guide,
                slug,
                **{
                    "done_on": EARLIER,
                    "edition": standing.edition if seen is None else seen,
                    **more,
                },
            )
        return task_line(cast.daniel.id, guide, slug)

    return send


def undo(cast, guide, slug="forum"):
    with writing():
        return services.undo_task(cast.daniel.id, guide, slug)


def test_a_task_is_done_on_a_day_with_a_note_and_counted(do, cast, guide, statements):
    line = do(note=" Three questions came up twice. ")
    assert (line.done_on, line.note) == (EARLIER, "Three questions came up twice.")
    with statements() as counted:
        short = tasks_in_short(cast.daniel.id, guide)
    assert (len(counted), short.done, short.out_of) == (1, 1, 2)
    assert tasks_in_short(cast.amina.id, guide).done == 0


def test_without_a_day_it_was_today(do):
    assert do(done_on=None).done_on == TODAY


def test_it_is_changed_and_sent_twice_it_is_one(do):
    do(note="First")
    assert do(note="Second").note == "Second"
    assert do(note="Second", seen="").note == "Second", "the same again changes nothing"


def test_what_another_window_changed_is_not_overwritten(do):
    do(note="First")
    with pytest.raises(Conflict) as conflict:
        do(note="Second", seen="")
    assert (conflict.value.theirs, conflict.value.field) == ("First", "note")


def test_undone_its_note_is_still_in_its_form(do, cast, guide):
    do(note="First")
    assert undo(cast, guide)
    assert task_line(cast.daniel.id, guide, "forum").done_on is None
    assert draft_for(cast.daniel.id, rules.form_key("forum")).body == "First"
    do(note="First")
    assert draft_for(cast.daniel.id, rules.form_key("forum")) is None
    assert not undo(cast, guide, "three-questions"), "what is not done is not undone"


def test_a_task_that_is_gone_from_the_guide_is_shown_and_can_be_taken_away(cast, guide, db_session):
    db_session.add(
        TaskDone(person_id=cast.daniel.id, task_slug="an-old-task", done_on=EARLIER, note="Kept")
    )
    db_session.commit()
    page = tasks_page(cast.daniel.id, guide)
    assert [(line.title, line.note) for line in page.gone] == [("An old task", "Kept")]
    assert tasks_in_short(cast.daniel.id, guide).done == 0
    undo(cast, guide, "an-old-task")
    assert tasks_page(cast.daniel.id, guide).gone == ()


@pytest.mark.parametrize("slug", ["no-such-task", "", "x" * 300])
def test_there_is_no_other_task(do, cast, guide, slug):
    with pytest.raises(NotFound):
        do(slug)
    with pytest.raises(NotFound):
        undo(cast, guide, slug)


def test_a_note_is_not_endless_and_names_no_pupil(do):
    with pytest.raises(Refused, match="can be kept"):
        do(note="x" * (LONGEST_NOTE + 1))
    with pytest.raises(MayNamePupil) as warned:
        do(note="born 12/03/2016")
    assert warned.value.field == "note"
    assert do(note="since 12/03/2016", names_no_pupil=True).note == "since 12/03/2016"


def test_nothing_of_it_is_noted_in_the_journal(do, cast, guide, db_session):
    before = db_session.query(Event).count()
    do()
    undo(cast, guide)
    assert db_session.query(Event).count() == before


def test_it_is_exported_and_erased_with_its_person(do, cast, db_session):
    do(note="First")
    db_session.add(TaskDone(person_id=cast.amina.id, task_slug="forum", done_on=EARLIER))
    db_session.commit()
    (exported,) = personal_data.export(cast.daniel.id)["network_tasks"]
    assert exported == {"task": "forum", "done_on": "2026-11-16", "note": "First"}
    personal_data.erase(cast.daniel.id)
    assert [row.person_id for row in db_session.query(TaskDone)] == [cast.amina.id]

"""Listing oneself, changing it, leaving."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import writing
from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, Refused
from learning.journal.models import Event
from learning.network import personal_data
from learning.network.directory import rules, services
from learning.network.directory.queries import own_entry
from learning.network.models import DirectoryEntry, DirectoryTopic
from learning.people.queries import viewer_for
from tests.learning.courses.making import changed_courses
from tests.learning.network.directory.listing import listed

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


@pytest.fixture
def save(cast, library):
    """Priya sends the form."""

    def send(topics=("autism",), *, person=cast.priya, seen=None, guide=library.shadowing, **more):
        standing = own_entry(person.id)
        edition = standing.edition if standing else ""
        with writing():
            services.list_oneself(
                viewer_for(person.id),
                guide,
                **{
                    "agrees": True,
                    "topics": topics,
                    "edition_seen": edition if seen is None else seen,
                    **more,
                },
            )
        return own_entry(person.id)

    return send


def test_a_senco_is_listed_with_the_words_they_agreed_to(save):
    entry = save(["autism", "early-years"], about=" In my   second year. ", welcomes_visitors=True)
    assert entry.topics == {"autism", "early-years"}
    assert (entry.about, entry.welcomes_visitors) == ("In my second year.", True)
    assert entry.wording == rules.CONSENT


def test_lena_is_senco_somewhere_and_may_be_listed_whichever_school_she_looks_from(save, cast):
    assert save(person=cast.lena)


@pytest.mark.parametrize("name", ["amina", "helen", "miriam", "ruth", "george", "sam", "owen"])
def test_nobody_else_is_listed(save, cast, db_session, name):
    with pytest.raises(Refused, match="Only a SENCo"):
        save(person=getattr(cast, name))
    assert db_session.scalars(select(DirectoryEntry)).all() == []


def test_without_consent_or_topic_nobody_is_listed(save, cast):
    for wrong, field in (({"agrees": False}, "agrees"), ({"topics": ["gone"]}, "topics")):
        with pytest.raises(Refused) as refused:
            save(**wrong)
        assert refused.value.field == field
    assert own_entry(cast.priya.id) is None


def test_an_entry_is_changed_and_left_at_once(save, cast, db_session):
    save(["autism"])
    entry = save(["early-years"], about="New line")
    assert (entry.topics, entry.about) == ({"early-years"}, "New line")
    with writing():
        services.leave(viewer_for(cast.priya.id))
    assert own_entry(cast.priya.id) is None
    assert db_session.scalars(select(DirectoryTopic)).all() == []


def test_it_is_known_when_an_entry_was_changed_last(save, cast, clock):
    save(["autism"])
    clock.shift(timedelta(days=2))
    save(["autism"], about="New line")
    exported = personal_data.export(cast.priya.id)["directory_entry"]
    assert exported["listed_at"].startswith("2026-11-23")
    assert exported["changed_at"].startswith("2026-11-25")


def test_the_same_form_sent_twice_is_one_entry(save):
    assert save(seen="") == save(seen="")


def test_an_entry_changed_in_another_window_is_not_overwritten(save):
    save(["autism"])
    with pytest.raises(Conflict):
        save(["early-years"], seen="")
    assert save(["autism"]).topics == {"autism"}


def test_words_that_have_changed_since_are_agreed_to_anew(save, cast):
    listed(cast.priya, ["autism"], wording="I agree to something else.")
    assert save(["autism"]).wording == rules.CONSENT


def test_a_line_is_short_and_names_no_pupil(save):
    with pytest.raises(Refused, match="can be kept"):
        save(about="x" * (rules.LONGEST_ABOUT + 1))
    with pytest.raises(MayNamePupil) as warned:
        save(about="born 12/03/2015")
    assert warned.value.field == "about"
    assert save(about="since 12/03/2015", names_no_pupil=True).about == "since 12/03/2015"


def test_topics_stay_while_the_guide_shows_none_and_go_once_it_has_others(
    save, cast, app, tmp_path
):
    listed(cast.priya, ["autism", "gone"])
    broken = ("../shadowing/network.md", "version: 1", "version: none")
    with changed_courses(app, tmp_path, broken):
        guide = app.extensions["alongside-library"].library.shadowing
        assert guide.topics == ()
        assert save([], guide=guide, about="New").topics == {"autism", "gone"}
    assert save(["autism"]).topics == {"autism"}


def test_nothing_of_the_directory_is_noted_in_the_journal(save, cast, db_session):
    before = db_session.query(Event).count()
    save()
    with writing():
        services.leave(viewer_for(cast.priya.id))
    assert db_session.query(Event).count() == before


def test_an_entry_is_exported_and_erased_with_its_person(save, cast, db_session):
    save(["autism"], about="A line")
    save(["autism"], person=cast.lena)
    exported = personal_data.export(cast.priya.id)["directory_entry"]
    assert (exported["about_me"], exported["topics"]) == ("A line", ["autism"])
    assert exported["i_agreed_to"] == rules.CONSENT
    personal_data.erase(cast.priya.id)
    assert own_entry(cast.priya.id) is None
    assert own_entry(cast.lena.id) is not None

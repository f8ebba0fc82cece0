"""The first minute with the demonstration: choose somebody with one click, and look around."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import select

from learning.app import create_app
from learning.config import PROJECT
from learning.courses.models import FollowedPathway, LessonProgress
from learning.courses.queries import learning_of
from learning.database import db, writing
from learning.demonstration import queries, services
from learning.journal.models import Event
from learning.web.library import library
from tests.browser import Browser

BANNER = "The schools and the people in it are made up."


@pytest.fixture
def demonstration(app, config, clock):
    """An application in demonstration mode, its trust made as the server makes it."""
    made = create_app(replace(config, demonstration=True, content_roots=(PROJECT / "modules",)))
    with made.app_context():
        with writing():
            for table in reversed(db.metadata.sorted_tables):
                db.session.execute(table.delete())
        with writing():
            services.make(library())
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def visitor(demonstration) -> Browser:
    return Browser(demonstration)


def _choose(visitor: Browser, name: str):
    page = visitor.get("/demonstration")
    first = name.partition(" ")[0]
    (button,) = [words for words in page.buttons if first in words]
    return visitor.submit(button)


def test_the_way_in_offers_everybody_of_the_cast_and_who_they_are(visitor):
    page = visitor.get("/sign-in")
    members = queries.cast_members()
    assert len(members) >= 6
    for each in members:
        assert each.name in page.whole_text


def test_everybody_can_be_chosen_with_one_click(visitor):
    for each in queries.cast_members():
        page = _choose(visitor, each.name)
        assert page.path == "/"
        assert BANNER in page.whole_text
        for link in sorted({each.path for each in page.links if each.path.startswith("/")}):
            visitor.get(link.partition("#")[0])


def test_every_page_says_that_it_is_a_demonstration(visitor):
    for path in ("/sign-in", "/privacy", "/demonstration"):
        assert BANNER in visitor.get(path).whole_text


def test_a_person_who_is_no_choice_cannot_be_chosen(visitor):
    assert visitor.post("/demonstration/999999").status_code == 404
    chosen = {each.person_id for each in queries.cast_members()}
    other = next(number for number in range(1, 200) if number not in chosen)
    assert visitor.post(f"/demonstration/{other}").status_code == 404


def _learning(name: str):
    member = next(each for each in queries.cast_members() if each.name == name)
    return learning_of(member.person_id, library())


def test_the_library_is_alive(demonstration):
    """Staff of each kind study modules of their own; the aspiring ones quietly."""
    begun = Counter(db.session.scalars(select(LessonProgress.module_slug)))
    for slug in ("ta-adding-value", "law-and-accountability", "leading-send", "a-sencos-day"):
        assert begun[slug], slug
    followed = Counter(db.session.scalars(select(FollowedPathway.pathway_slug)))
    assert followed["teaching-assistant"] > 10
    assert 1 <= followed["aspiring-senco"] <= 10
    subjects = set(db.session.scalars(select(Event.subject_key)))
    assert not {"aspiring-senco", "teaching-assistant"} & subjects


def test_the_stories_of_the_cast_are_true(demonstration):
    def done(name: str, slug: str) -> int:
        return _learning(name).by_module[slug].done_count

    code = "code-of-practice-essentials"
    rosa = _learning("Rosa Delgado").by_module[code]
    assert (rosa.done_count, rosa.resume.lesson.number) == (3, 4)
    assert rosa.resume.place
    assert done("Kwame Mensah", "ta-adding-value") == 1
    assert _learning("Amir Hussain").in_progress == ()
    beth = _learning("Beth Rowlands")
    assert [each.module.slug for each in beth.finished] == [code]
    assert [route.pathway.slug for route in beth.followed] == ["aspiring-senco"]
    margaret = _learning("Margaret Okafor").by_module[code]
    assert len(margaret.module.lessons) - margaret.done_count == 1
    assert margaret.finished is None
    finished = {each.module.slug for each in _learning("Priya Raman").finished}
    assert finished == {code, "law-and-accountability"}
    assert done("Siân Pritchard", "law-and-accountability") == 5

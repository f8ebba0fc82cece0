"""What was seen and learnt goes with its owner: exported whole, and erased whole."""

from sqlalchemy import func, select

from learning.database import db
from learning.shadowing import personal_data
from learning.shadowing.models import ExperienceSeen, LearningPoint
from tests.learning.shadowing.seeing import a_placement, a_point, a_visit, ticked


def counts():
    return [
        db.session.scalar(select(func.count()).select_from(table))
        for table in (ExperienceSeen, LearningPoint)
    ]


def test_what_was_seen_and_learnt_is_exported_to_its_owner_alone(app, cast, clock):
    placement = a_placement()
    visit = a_visit(placement)
    ticked(visit, "teacher-talk")
    a_point(
        placement, framework_slug="small-skills", statement_slug="keep-notes", visit_id=visit.id
    )
    found = personal_data.export(cast.amina.id)
    assert found["experiences_seen"] == [
        {
            "placement": placement.id,
            "visit": visit.id,
            "experience": "teacher-talk",
            "seen_on": "2026-11-19",
        }
    ]
    (point,) = found["learning_points"]
    assert (point["text"], point["statement"]) == ("It is mostly phone calls.", "keep-notes")
    for other in (cast.lena, cast.helen):
        theirs = personal_data.export(other.id)
        assert theirs["experiences_seen"] == theirs["learning_points"] == []


def test_nothing_is_left_of_somebody_who_is_erased(app, cast, clock):
    for visitor in (cast.amina, cast.tom):
        placement = a_placement(visitor)
        ticked(a_visit(placement))
        a_point(placement)
    personal_data.erase(cast.amina.id)
    db.session.commit()
    assert counts() == [1, 1]
    personal_data.erase(cast.lena.id)
    db.session.commit()
    assert counts() == [1, 1]

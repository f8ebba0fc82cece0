"""Placements, visits and what was seen on them, as rows: what the tests of comparing stand on."""

import secrets
from datetime import UTC, date, datetime, timedelta

from learning.database import db
from learning.diary.rules import Mode
from learning.shadowing.models import (
    ExpectedShare,
    ExperienceSeen,
    LearningPoint,
    Observation,
    Placement,
    Visit,
)
from learning.shadowing.rules import PlacementState
from learning.shadowing.visits.activities import Activity
from learning.sharing import services as sharing
from learning.sharing.rules import SubjectKind
from tests.cast import CAST, MARSH_LANE_ID

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
A_WEEK_LATER = MORNING + timedelta(days=1)
EXPECTED = {"pup": 60, "par": 20, "sta": 10, "ehc": 10}


def a_placement(visitor=CAST.amina, host=CAST.lena, **more):
    """A placement of Amina's at Marsh Lane that runs today."""
    usual = {
        "visitor_id": visitor.id,
        "host_id": host.id if host else None,
        "host_organisation_id": MARSH_LANE_ID,
        "home_leader_id": CAST.helen.id,
        "home_organisation_id": visitor.organisation_id,
        "state": PlacementState.AGREED,
        "starts_on": date(2026, 11, 2),
        "ends_on": date(2026, 12, 18),
        "form_id": secrets.token_hex(16),
    }
    return kept(Placement(**{**usual, **more}))


def a_visit(placement, starts_at=MORNING, hours=3, **more):
    """A half day of it; it took place."""
    return kept(
        Visit(
            **{
                "placement_id": placement.id,
                "visitor_id": placement.visitor_id,
                "starts_at": starts_at,
                "ends_at": starts_at + timedelta(hours=hours),
                "form_id": secrets.token_hex(16),
                **more,
            }
        )
    )


def seen(visit, category="pup", minutes=30, **more):
    """Something that was noted afterwards."""
    return kept(
        Observation(
            **{
                "visit_id": visit.id,
                "client_key": secrets.token_hex(16),
                "category_slug": category,
                "minutes": minutes,
                "changed_at": visit.ends_at,
                **more,
            }
        )
    )


def expected(placement, shares=None):
    """The day as its visitor imagined it."""
    for slug, percent in (shares or EXPECTED).items():
        kept(ExpectedShare(placement_id=placement.id, category_slug=slug, percent=percent))


def ticked(visit, slug="teacher-talk"):
    return kept(
        ExperienceSeen(
            placement_id=visit.placement_id,
            visit_id=visit.id,
            experience_slug=slug,
            seen_on=visit.starts_at.date(),
        )
    )


def a_point(placement, text="It is mostly phone calls.", **more):
    return kept(
        LearningPoint(
            **{
                "placement_id": placement.id,
                "text": text,
                "form_id": secrets.token_hex(16),
                **more,
            }
        )
    )


def a_whole_placement(**more):
    """Expected mostly pupils; seen, on two visits, mostly parents and staff."""
    placement = a_placement(**more)
    expected(placement)
    first, second = a_visit(placement), a_visit(placement, A_WEEK_LATER)
    seen(first, "pup", 18, mode=Mode.DOING)
    seen(first, "par", 60, mode=Mode.LIAISING, energy="high", tag="high", note="She listened.")
    seen(second, "sta", 42, mode=Mode.ADVISING, energy="low", tag="flashpoint", note="A quarrel.")
    return placement


def shared(placement, reader=CAST.lena, parts=("visits",), **more):
    """The key of a share of a placement that stands."""
    key = sharing.share(
        placement.visitor_id,
        kind=SubjectKind.PLACEMENT,
        subject_id=placement.id,
        title="Placement at Marsh Lane",
        with_person_id=reader.id,
        parts=parts,
        ends_on=more.get("ends_on", placement.ends_on),
    )
    db.session.commit()
    return key


def opened(browser, reader, share_id):
    """The reader's browser past the cover, and the page behind it."""
    window = browser.as_(reader)
    page = window.get("sharing.read_cover", share_id=share_id)
    return window, window.submit(next(each for each in page.buttons if "Open" in each))


def activity(category="pup", minutes=30, **more):
    """Something seen, as a value."""
    usual = {
        "key": "k",
        "mode": None,
        "energy": None,
        "tag": None,
        "note": "",
        "started_at": None,
        "ended_at": None,
    }
    return Activity(category_slug=category, minutes=minutes, **{**usual, **more})


def kept(row):
    db.session.add(row)
    db.session.commit()
    return row

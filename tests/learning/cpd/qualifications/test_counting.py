"""A completed qualification stands in its owner's record, and follows what is entered."""

from dataclasses import replace
from datetime import date

import pytest

from learning.cpd.models import CpdKind
from learning.cpd.qualifications import services
from learning.cpd.qualifications.rules import Facts, Qualification, Setting
from learning.cpd.queries import entries

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

DONE = date(2026, 6, 1)
FACTS = Facts(
    appointed_on=date(2024, 9, 1),
    first_senco_on=None,
    months_before=None,
    qualification=Qualification.NPQ,
    started_on=date(2024, 10, 1),
    completed_on=None,
    had_breaks=False,
    setting=Setting.MAINSTREAM,
    is_head=False,
)


def counted(person):
    return [(each.kind, each.title, each.happened_on) for each in entries(person.id)]


def test_it_stands_there_once_it_is_completed_and_goes_with_the_record(cast):
    amina = cast.amina.id
    services.save_record(amina, FACTS, edition=0)
    assert counted(cast.amina) == []
    services.save_record(amina, replace(FACTS, completed_on=DONE), edition=1)
    assert counted(cast.amina) == [(CpdKind.QUALIFICATION, "NPQ for SENCOs", DONE)]
    later = replace(FACTS, completed_on=date(2026, 6, 30))
    services.save_record(amina, later, edition=2)
    assert [day for *_, day in counted(cast.amina)] == [date(2026, 6, 30)]
    services.save_record(amina, FACTS, edition=3)
    assert counted(cast.amina) == []
    services.save_record(amina, later, edition=4)
    services.delete_record(amina)
    assert counted(cast.amina) == []

"""What tests of the diary note and intend."""

from datetime import date

from learning.database import db
from learning.diary import services
from learning.diary.rules import Mode
from learning.diary.services import Noted
from learning.diary.sums import Intention, Sum
from learning.drafts.forms import new_form_id


def total(**minutes: int) -> Sum:
    """So many minutes of each mode, none of them protected."""
    return Sum({mode: minutes.get(mode.value, 0) for mode in Mode}, 0)


def intended(*percents: int, protected: int = 0) -> Intention:
    """An intention of four shares in their order."""
    return Intention(percents=dict(zip(Mode, percents, strict=True)), protected_minutes=protected)


def note(member, day: date, mode: Mode = Mode.DOING, minutes: int = 30, **more: object):
    """An entry of this person's, kept."""
    noted = Noted(day=day, mode=mode, minutes=minutes, **more)
    row = services.add_entry(member.id, noted, form_id=new_form_id())
    db.session.commit()
    return row

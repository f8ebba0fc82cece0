"""A few weeks of Priya's time diary: too much doing, and two mornings that hold."""

from datetime import timedelta

from learning import clock
from learning.demonstration.calendar import free_moment
from learning.demonstration.development.plans import Calendar
from learning.demonstration.story import Learner
from learning.diary.rules import Mode, week_of
from learning.diary.services import Noted, add_entry, keep_week, save_intention
from learning.diary.sums import Amount, Intention

WEEKS_NOTED = 3
TUESDAY, THURSDAY = 1, 3
INTENDED = {Mode.DOING: 25, Mode.ADVISING: 30, Mode.LIAISING: 20, Mode.ENSURING: 25}
PROTECTED = 5 * 60
USUAL = {
    Mode.DOING: ("A group of four, reading", "Cover in Year 5", "Forms for the review", ""),
    Mode.ADVISING: ("Planned with the Year 2 team", "Watched, and talked afterwards", ""),
    Mode.LIAISING: ("Rang home, three families", "Educational psychologist", ""),
    Mode.ENSURING: ("Provision map", "Data with Margaret", "Page for governors", ""),
}
FROM_MEMORY = {
    Mode.DOING: Amount(minutes=540, protected=0),
    Mode.ADVISING: Amount(minutes=150, protected=0),
    Mode.LIAISING: Amount(minutes=210, protected=0),
    Mode.ENSURING: Amount(minutes=120, protected=60),
}


def tell_diary(learner: Learner, calendar: Calendar) -> None:
    """An intention, a week from memory, and entries on the school days since."""
    first = week_of(calendar.day(-WEEKS_NOTED))
    with clock.standing_at(calendar.afternoon(-WEEKS_NOTED)):
        intention = Intention(percents=INTENDED, protected_minutes=PROTECTED)
        save_intention(learner.person_id, intention, edition="")
        keep_week(
            learner.person_id,
            first - timedelta(weeks=1),
            FROM_MEMORY,
            form_id=learner.form_id(),
            edition="",
        )
    for day in (each for each in calendar.days if each >= first):
        modes = [Mode.DOING, learner.chance.choice((Mode.ADVISING, Mode.LIAISING))]
        if day.weekday() in (TUESDAY, THURSDAY):
            modes.append(Mode.ENSURING)
        with clock.standing_at(free_moment(day, learner.chance) + timedelta(hours=1)):
            for mode in modes:
                noted = Noted(
                    day=day,
                    mode=mode,
                    minutes=learner.chance.choice((30, 45, 60, 90)),
                    is_protected=mode is Mode.ENSURING,
                    note=learner.chance.choice(USUAL[mode]),
                )
                add_entry(learner.person_id, noted, form_id=learner.form_id())

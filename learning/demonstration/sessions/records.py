"""What a few of the staff keep in their records besides: courses, impact, protected time."""

from datetime import date, datetime, time, timedelta

from learning import clock
from learning.cpd import services as ledger
from learning.cpd.own.typed import OwnEntry
from learning.cpd.protected.rules import Outcome, Told
from learning.cpd.protected.services import Wanted, book, tell
from learning.cpd.rules import CpdKind, Lost
from learning.cpd.trainings.services import Kept, add_training, renew
from learning.demonstration.sessions.people import viewer_of
from learning.demonstration.sessions.term import Term
from learning.demonstration.story import Learner
from learning.reflections.joint.services import Written, agree, ask_for_joint, write
from learning.reminders.services import choose_letters

TWO_YEARS = 24
TOPIC = "When does group work go well after lunch, and when not?"
NOTICED = """\
With the tables turned and a song at the door they have begun in four minutes.

On Thursdays it takes half the lesson: they come from the hall, and one of us is not there yet."""
THINKING = "It is the walk from the hall more than the group work. We had both blamed the task."
_HAD = Told(outcome=Outcome.HAD, minutes=None, lost_to=None)
_LOST = Told(outcome=Outcome.PART, minutes=20, lost_to=Lost.COVER)
AGREED = "One of us stands at the hall door on Thursdays. We time it for three weeks."


def tell_records(term: Term) -> None:
    """Rosa, Kwame and Priya have entered something; Rosa and Kwame think about lunch together."""
    people = term.people
    _tell_rosa(people.rosa, term)
    _tell_kwame(people.kwame, term)
    _tell_priya(people.priya, term)
    with clock.standing_at(term.days.at(8)):
        key = ask_for_joint(
            viewer_of(people.rosa),
            people.kwame.person_id,
            topic=TOPIC,
            form_id=people.rosa.form_id(),
        )
    with clock.standing_at(term.days.at(7)):
        agree(people.kwame.person_id, key)
        parts = {"noticed": NOTICED, "thinking": THINKING, "agreed": AGREED}
        again = clock.today() + timedelta(days=21)
        write(people.kwame.person_id, key, Written(parts=parts, meet_on=again, edition=1))
    choose_letters(people.rosa.person_id, wanted=True)


def _tell_rosa(rosa: Learner, term: Term) -> None:
    _enter(
        rosa,
        OwnEntry(
            kind=CpdKind.COURSE,
            title="Phonics for older readers",
            happened_on=term.days.ago(30),
            minutes=180,
            provider="Harbour English Hub",
            need_type="cognition-and-learning",
            impact="Two groups read with me now instead of one, and nobody misses playtime for it.",
        ),
    )
    _enter(
        rosa,
        OwnEntry(
            kind=CpdKind.READING,
            title="A guidance report on teaching assistants",
            happened_on=term.days.ago(12),
            minutes=50,
        ),
    )
    _protect(rosa, term.days.ago(11), 60, "Plan the small-group work with Kwame", _HAD)
    _protect(rosa, term.days.ago(3), 60, "Finish the module on noticing", _LOST)
    _protect(rosa, term.days.coming(3), 45, "Read up on dyscalculia", None)
    _keep_training(rosa, "Paediatric first aid", TWO_YEARS, term.days.today - timedelta(days=700))


def _tell_kwame(kwame: Learner, term: Term) -> None:
    _enter(
        kwame,
        OwnEntry(
            kind=CpdKind.NETWORK,
            title="Teaching assistants’ network, autumn meeting",
            happened_on=term.days.ago(17),
            minutes=90,
            provider="Tidewater Learning Trust",
        ),
    )


def _tell_priya(priya: Learner, term: Term) -> None:
    _enter(
        priya,
        OwnEntry(
            kind=CpdKind.CONFERENCE,
            title="Regional SENCo conference",
            happened_on=term.days.ago(25),
            minutes=330,
            provider="SENCo network for the coast",
            reflection="Everybody has the same three worries. Good to hear, and tiring.",
        ),
    )


def _enter(learner: Learner, entry: OwnEntry) -> None:
    ledger.add_own_entry(learner.person_id, entry, form_id=learner.form_id())


def _protect(learner: Learner, day: date, minutes: int, purpose: str, told: Told | None) -> None:
    wanted = Wanted(day=day, starts=time(14, 0), minutes=minutes, purpose=purpose)
    a_week_before = datetime.combine(day - timedelta(days=7), time(16, 0), clock.LONDON)
    with clock.standing_at(min(a_week_before, clock.now())):
        row = book(learner.person_id, wanted, form_id=learner.form_id())
    if told is not None:
        tell(learner.person_id, row.id, told, edition=str(row.edition))


def _keep_training(learner: Learner, title: str, months: int, done_on: date) -> None:
    kept = Kept(title=title, every_months=months)
    key = add_training(learner.person_id, kept, form_id=learner.form_id())
    renew(learner.person_id, key, done_on=done_on, provider="Red Kit Training", entry_id=None)

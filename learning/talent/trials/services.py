"""Starting, agreeing, keeping and ending a trial. Told to nobody but those it is shared with."""

from datetime import date, timedelta

from sqlalchemy import func, select

from learning import clock
from learning.database import db
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import needed_words, words
from learning.errors import Conflict, NotFound, Refused
from learning.people.viewers import Viewer
from learning.plans.keeping import add_once
from learning.sharing.lines import OpenedShare
from learning.sharing.models import Share
from learning.sharing.queries import Colleague, colleagues_of
from learning.sharing.rules import LONGEST_SHARE, Part, SubjectKind, is_standing
from learning.sharing.services import share, withdraw, withdraw_all
from learning.talent.models import Interest, Trial, TrialEntry
from learning.talent.queries import own_interest
from learning.talent.rules import LONGEST_BRIEF, LONGEST_NOTE, TrialState
from learning.talent.trials import rules
from learning.talent.trials.pages import EntryDraft, TrialDraft
from learning.talent.trials.queries import brief_edition, entry_edition

SENT_TWICE = ("uq_trials_interest_id_form_id", "trials.interest_id, trials.form_id")
ENTRY_SENT_TWICE = (
    "uq_trial_entries_trial_id_form_id",
    "trial_entries.trial_id, trial_entries.form_id",
)
ELSEWHERE = (
    "This was changed in another window meanwhile. What stands now is shown above your words."
)
ONE_AT_A_TIME = "There is a trial already. End it before you begin another."
OVER = "This trial is over. Open it again to change it."


def own_trial(owner_id: int, trial_id: int) -> Trial:
    """A person's own trial, to change: nobody else changes it meanwhile. Raises NotFound."""
    trial = db.session.scalar(
        select(Trial)
        .join(Interest, Interest.id == Trial.interest_id)
        .where(Trial.id == trial_id, Interest.person_id == owner_id)
        .with_for_update(of=Trial)
    )
    if trial is None:
        raise NotFound
    return trial


def start_trial(
    owner: Viewer, draft: TrialDraft, *, form_id: str, names_no_pupil: bool = False
) -> Trial:
    """A trial with its brief stands; nobody but its owner sees it yet. One is open at a time.

    A form sent twice finds what it made first. Raises NotFound without an open interest, Refused
    for days, words or somebody that cannot be, MayNamePupil to warn.
    """
    interest = own_interest(owner.id)
    sent = select(Trial).where(Trial.interest_id == interest.id, Trial.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    if _has_open(interest.id):
        raise Refused(ONE_AT_A_TIME)
    made = Trial(interest_id=interest.id, organisation_id=owner.organisation_id, form_id=form_id)
    _write(made, draft, _senco(owner, draft.senco_id), names_no_pupil=names_no_pupil)
    made, _is_new = add_once(made, sent, SENT_TWICE)
    discard_drafts(owner.id, rules.form_key(""))
    return made


def change_brief(
    owner: Viewer, trial_id: int, draft: TrialDraft, *, edition: str, names_no_pupil: bool = False
) -> Trial:
    """The brief stands in these words, and has to be agreed anew.

    With another SENCo, the former sees it no more. Raises Conflict if it was changed elsewhere
    meanwhile, and as `start_trial`.
    """
    trial = _open_trial(owner.id, trial_id)
    wanted = Trial()
    if draft.senco_id == trial.senco_id:
        wanted.senco_id, wanted.senco_name = trial.senco_id, trial.senco_name
        _write(wanted, draft, None, names_no_pupil=names_no_pupil)
    else:
        _write(wanted, draft, _senco(owner, draft.senco_id), names_no_pupil=names_no_pupil)
    if brief_edition(wanted) != brief_edition(trial):
        if edition != brief_edition(trial):
            raise Conflict(ELSEWHERE, trial.brief, "brief")
        if wanted.senco_id != trial.senco_id:
            _take_back(owner.id, trial)
        _copy(wanted, trial)
        _set_last_day(owner.id, trial)
    discard_drafts(owner.id, rules.form_key("", trial_id))
    return trial


def show_brief(owner_id: int, trial_id: int) -> None:
    """The SENCo can read the trial until four weeks after its last day, and agree to the brief.

    Raises Refused if they no longer work around the owner.
    """
    trial = _open_trial(owner_id, trial_id)
    if trial.senco_id is None:
        raise Refused("Choose a SENCo first: change the brief.")
    trial.share_id = share(
        owner_id,
        kind=SubjectKind.TRIAL,
        subject_id=trial.id,
        title=f"Trial: {trial.strand}",
        with_person_id=trial.senco_id,
        parts=[Part.TRIAL],
        ends_on=_last_day(trial.ends_on),
    )


def agree(senco_id: int, opened: OpenedShare, *, edition: str) -> None:
    """The SENCo agrees to the brief as it stands, and the trial is agreed.

    Raises NotFound unless they are its SENCo, Conflict if the brief was changed while they read.
    """
    trial = own_trial(opened.owner_id, opened.subject_id)
    if trial.senco_id != senco_id:
        raise NotFound
    if trial.state not in rules.OPEN_STATES:
        raise Refused("This trial is over.")
    if edition != brief_edition(trial):
        raise Conflict(
            "The brief was changed while you were reading. Please read it as it stands now.", ""
        )
    trial.state, trial.senco_agreed_at = TrialState.AGREED, clock.now()


def note_entry(
    by_person_id: int,
    trial: Trial,
    draft: EntryDraft,
    *,
    form_id: str,
    names_no_pupil: bool = False,
) -> TrialEntry:
    """A meeting or a review stands, in the words of whoever wrote it. Sent twice it is one.

    Whoever calls has made sure that they may: the owner, or its SENCo through the share.
    """
    _check_open(trial)
    sent = select(TrialEntry).where(TrialEntry.trial_id == trial.id, TrialEntry.form_id == form_id)
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    count = db.session.scalar(select(func.count()).where(TrialEntry.trial_id == trial.id)) or 0
    if count >= rules.MOST_ENTRIES:
        raise Refused(f"A trial holds {rules.MOST_ENTRIES} meetings and reviews at most.")
    made = TrialEntry(trial_id=trial.id, by_person_id=by_person_id, form_id=form_id)
    _write_entry(made, trial, draft, names_no_pupil=names_no_pupil)
    made, _is_new = add_once(made, sent, ENTRY_SENT_TWICE)
    discard_drafts(by_person_id, rules.entry_form_key(trial.id, None, ""))
    return made


def change_entry(
    by_person_id: int,
    trial: Trial,
    entry_id: int,
    draft: EntryDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> TrialEntry:
    """What somebody wrote themselves stands in these words; else NotFound, Conflict as ever."""
    _check_open(trial)
    entry = _own_entry(by_person_id, trial, entry_id)
    wanted = TrialEntry()
    _write_entry(wanted, trial, draft, names_no_pupil=names_no_pupil)
    if entry_edition(wanted) != entry_edition(entry):
        if edition != entry_edition(entry):
            raise Conflict(ELSEWHERE, entry.went_well, "went_well")
        entry.kind, entry.held_on = wanted.kind, wanted.held_on
        entry.went_well, entry.next_steps = wanted.went_well, wanted.next_steps
    discard_drafts(by_person_id, rules.entry_form_key(trial.id, entry_id, ""))
    return entry


def delete_entry(by_person_id: int, trial: Trial, entry_id: int) -> None:
    """What somebody wrote themselves is gone; NotFound for another's."""
    entry = _own_entry(by_person_id, trial, entry_id)
    discard_drafts(by_person_id, rules.entry_form_key(trial.id, entry_id, ""))
    db.session.delete(entry)


def end_trial(
    owner_id: int, trial_id: int, *, is_stopped: bool, note: str, names_no_pupil: bool = False
) -> None:
    """The trial has ended, or was stopped early; a word on it may stand. Shares stay."""
    trial = _open_trial(owner_id, trial_id)
    trial.closing_note = words(note, "note", LONGEST_NOTE, names_no_pupil=names_no_pupil)
    trial.state = TrialState.STOPPED if is_stopped else TrialState.ENDED
    trial.closed_at = clock.now()


def reopen_trial(owner_id: int, trial_id: int) -> None:
    """A trial that was ended goes on as it stood. Raises Refused while another is open."""
    trial = own_trial(owner_id, trial_id)
    if trial.state in rules.OPEN_STATES:
        return
    if _has_open(trial.interest_id):
        raise Refused(ONE_AT_A_TIME)
    trial.state = TrialState.AGREED if trial.senco_agreed_at else TrialState.DRAFT
    trial.closed_at = None


def delete_trial(owner_id: int, trial_id: int) -> None:
    """The trial, its meetings and its reviews are gone, and nobody sees anything of it."""
    trial = own_trial(owner_id, trial_id)
    withdraw_all(SubjectKind.TRIAL, trial.id)
    discard_drafts(owner_id, f"trial:{trial.id}:")
    db.session.delete(trial)


def _has_open(interest_id: int) -> bool:
    found = select(Trial.id).where(
        Trial.interest_id == interest_id, Trial.state.in_(list(rules.OPEN_STATES))
    )
    return db.session.scalar(found) is not None


def _open_trial(owner_id: int, trial_id: int) -> Trial:
    trial = own_trial(owner_id, trial_id)
    _check_open(trial)
    return trial


def _check_open(trial: Trial) -> None:
    if trial.state not in rules.OPEN_STATES:
        raise Refused(OVER)


def _own_entry(by_person_id: int, trial: Trial, entry_id: int) -> TrialEntry:
    entry = db.session.scalar(
        select(TrialEntry).where(
            TrialEntry.id == entry_id,
            TrialEntry.trial_id == trial.id,
            TrialEntry.by_person_id == by_person_id,
        )
    )
    if entry is None:
        raise NotFound
    return entry


def _senco(owner: Viewer, senco_id: int) -> Colleague:
    found = next((each for each in colleagues_of(owner) if each.id == senco_id), None)
    if found is None:
        raise Refused("Choose a SENCo from the list: people who work around you.", "who")
    return found


def _write(row: Trial, draft: TrialDraft, senco: Colleague | None, *, names_no_pupil: bool) -> None:
    """The row holds these words as they are kept; raises Refused and MayNamePupil."""
    if senco is not None:
        row.senco_id, row.senco_name = senco.id, senco.name
    kept = {"names_no_pupil": names_no_pupil}
    row.strand = needed_words(_line(draft.strand), "own_strand", rules.LONGEST_STRAND, **kept)
    row.brief = needed_words(draft.brief, "brief", LONGEST_BRIEF, **kept)
    row.outcomes = words(draft.outcomes, "outcomes", LONGEST_NOTE, **kept)
    row.meets = words(_line(draft.meets), "meets", rules.LONGEST_MEETS, **kept)
    row.starts_on, row.ends_on = _days(draft)
    row.protected_minutes = _minutes(draft.protected_minutes)


def _line(typed: str) -> str:
    return " ".join(typed.split())


def _days(draft: TrialDraft) -> tuple[date, date]:
    today = clock.today()
    if draft.starts_on is None:
        raise Refused("Say on which day it begins.", "starts_on")
    if not today - rules.LONGEST_TRIAL <= draft.starts_on <= today + rules.FURTHEST_AHEAD:
        raise Refused("Choose a day within a year from now.", "starts_on")
    if draft.ends_on is None:
        raise Refused("Say on which day it ends.", "ends_on")
    if draft.ends_on < draft.starts_on:
        raise Refused("It cannot end before it begins.", "ends_on")
    if draft.ends_on - draft.starts_on > rules.LONGEST_TRIAL:
        raise Refused("A trial is two terms, a year and a half at most.", "ends_on")
    return draft.starts_on, draft.ends_on


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 0 < minutes <= rules.MOST_PROTECTED_MINUTES:
        raise Refused(
            "Write whole minutes a week, such as 210, or leave it empty.", "protected_minutes"
        )
    return minutes


def _write_entry(row: TrialEntry, trial: Trial, draft: EntryDraft, *, names_no_pupil: bool) -> None:
    if draft.held_on is None:
        raise Refused("Say on which day that was.", "held_on")
    if draft.held_on > clock.today():
        raise Refused("That day is still to come. Choose today or an earlier one.", "held_on")
    if draft.held_on < trial.starts_on - timedelta(days=31):
        raise Refused("The trial had not begun by then. Choose a later day.", "held_on")
    row.kind, row.held_on = draft.kind, draft.held_on
    row.went_well, row.next_steps = (
        words(typed, field, rules.LONGEST_ENTRY, names_no_pupil=names_no_pupil)
        for field, typed in (("went_well", draft.went_well), ("next_steps", draft.next_steps))
    )
    if not (row.went_well or row.next_steps):
        raise Refused(
            "Write at least one of the two: what went well, or what is next.", "went_well"
        )


def _copy(wanted: Trial, trial: Trial) -> None:
    """The brief is as wanted, and nobody has agreed to it yet."""
    for name in ("senco_id", "senco_name", "strand", "brief", "outcomes", "meets", "starts_on"):
        setattr(trial, name, getattr(wanted, name))
    trial.ends_on, trial.protected_minutes = wanted.ends_on, wanted.protected_minutes
    trial.senco_agreed_at = None
    trial.edition += 1


def _last_day(ends_on: date) -> date:
    """Until when the SENCo can read it: four weeks after its end, a year from today at most."""
    today = clock.today()
    return min(max(ends_on, today) + rules.SHARED_AFTER, today + LONGEST_SHARE)


def _take_back(owner_id: int, trial: Trial) -> None:
    if trial.share_id is not None:
        withdraw(owner_id, trial.share_id)
        trial.share_id = None


def _set_last_day(owner_id: int, trial: Trial) -> None:
    """What the SENCo can read goes on as long as the trial does now."""
    row = db.session.get(Share, trial.share_id) if trial.share_id else None
    if row is not None and is_standing(row.ends_on, row.withdrawn_at, clock.today()):
        show_brief(owner_id, trial.id)

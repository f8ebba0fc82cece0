"""What of trials goes with a person, and what a SENCo leaves behind."""

import secrets
from datetime import date

from sqlalchemy import select

from learning.database import db
from learning.people.queries import viewer_for
from learning.talent.models import Interest, Trial, TrialEntry
from learning.talent.rules import TrialEntryKind
from learning.talent.trials import personal_data, services
from learning.talent.trials.pages import EntryDraft, TrialDraft


def a_trial(cast):
    """Daniel's, with a line of his and one of Priya's."""
    db.session.add(Interest(person_id=cast.daniel.id, form_id=secrets.token_hex(16)))
    db.session.flush()
    draft = TrialDraft(
        senco_id=cast.priya.id,
        strand="Transition",
        brief="One move.",
        starts_on=date(2026, 11, 2),
        ends_on=date(2027, 7, 2),
    )
    trial = services.start_trial(viewer_for(cast.daniel.id), draft, form_id=secrets.token_hex(16))
    for person, words in ((cast.daniel, "His."), (cast.priya, "Hers.")):
        entry = EntryDraft(kind=TrialEntryKind.MEETING, held_on=date(2026, 11, 20), went_well=words)
        services.note_entry(person.id, trial, entry, form_id=secrets.token_hex(16))
    db.session.commit()
    return trial


def test_a_person_takes_their_trials_along_and_a_senco_what_they_wrote(app, cast, clock):
    a_trial(cast)
    own = personal_data.export(cast.daniel.id)
    assert own["trials"][0]["brief"] == "One move."
    assert [each["went_well"] for each in own["trials"][0]["meetings_and_reviews"]] == [
        "His.",
        "Hers.",
    ]
    hers = personal_data.export(cast.priya.id)
    assert hers["trials"] == []
    assert [each["went_well"] for each in hers["written_in_trials_of_others"]] == ["Hers."]


def test_a_senco_who_is_erased_leaves_neither_words_nor_name(app, cast, clock):
    trial = a_trial(cast)
    personal_data.erase(cast.priya.id)
    db.session.commit()
    rows = db.session.scalars(select(TrialEntry).order_by(TrialEntry.id)).all()
    assert [row.went_well for row in rows] == ["His.", ""]
    assert "Priya" not in db.session.get(Trial, trial.id).senco_name


def test_an_owner_who_is_erased_leaves_nothing(app, cast, clock):
    a_trial(cast)
    personal_data.erase(cast.daniel.id)
    db.session.commit()
    assert db.session.scalars(select(Trial)).all() == []
    assert db.session.scalars(select(TrialEntry)).all() == []

"""Rating, kept: what stands, what is refused, how little SQL it takes."""

import pytest
from sqlalchemy import select

from learning.courses.models import CompletionKind
from learning.drafts.free_text import MayNamePupil
from learning.drafts.models import Draft
from learning.drafts.services import save_draft
from learning.errors import NotFound, Refused
from learning.reflections.models import Reflection, ReflectionContext
from learning.skills.models import Evidence
from learning.skills.rating.rules import Said
from learning.skills.rating.services import OtherAnswer, RoundFinished, rate, rate_several
from learning.skills.rounds.queries import own_round, ratings_of
from learning.skills.rounds.services import finish_round
from learning.skills.rules import Answer, EvidenceKind
from tests.factories import a_completion
from tests.learning.skills.rounds.making import a_round, rated

MODULE = (EvidenceKind.MODULE, "first-steps")


@pytest.fixture
def round_id(cast, library):
    return a_round(cast.amina, library)


def one(round_id, slug="keep-notes"):
    return next(each for each in ratings_of(round_id) if each.statement_slug == slug)


def test_an_answer_stands_with_its_note_link_and_target(cast, round_id, clock):
    said = Said(
        answer=Answer.RATED, level=3, note=" Seen.\r\n", link="https://example.org/", target=4
    )
    found = rate(cast.amina.id, round_id, "keep-notes", said)
    row = one(round_id)
    assert (row.answer, row.level, row.note) == (Answer.RATED, 3, "Seen.")
    assert (row.link, row.target, row.suggested_target) == ("https://example.org/", 4, 3)
    assert row.answered_at is not None
    assert found.kept.note == "Seen."
    assert found.next_slug == "say-no"


@pytest.mark.parametrize("answer", [Answer.NOT_MY_ROLE, Answer.NO_EVIDENCE])
def test_the_other_answers_have_no_level(cast, round_id, answer):
    rated(cast.amina, round_id, "keep-notes", 1)
    edition = rated(cast.amina, round_id, "keep-notes", 1).kept.edition
    rate(cast.amina.id, round_id, "keep-notes", Said(answer=answer, edition=edition))
    assert (one(round_id).answer, one(round_id).level) == (answer, None)


def test_what_is_not_said_stays(cast, round_id):
    before = rated(cast.amina, round_id, "keep-notes", 2, note="Seen.", target=4)
    rated(cast.amina, round_id, "keep-notes", 3, edition=before.kept.edition)
    assert (one(round_id).level, one(round_id).note, one(round_id).target) == (3, "Seen.", 4)


def test_after_the_last_the_first_open_one_is_next(cast, round_id):
    rated(cast.amina, round_id, "look-closely")
    assert rated(cast.amina, round_id, "show-effect").next_slug == "one-at-a-time"
    for slug in ("one-at-a-time", "keep-notes"):
        rated(cast.amina, round_id, slug)
    assert rated(cast.amina, round_id, "say-no").next_slug is None


def test_another_answer_from_another_window_is_asked_about(cast, round_id):
    rated(cast.amina, round_id, "keep-notes", 2, note="First.")
    with pytest.raises(OtherAnswer) as conflict:
        rate(cast.amina.id, round_id, "keep-notes", Said(answer=Answer.RATED, level=3))
    assert (conflict.value.kept.level, conflict.value.kept.note) == (2, "First.")
    assert one(round_id).level == 2


def test_several_are_kept_as_far_as_they_can_be(cast, round_id):
    outcome = rate_several(
        cast.amina.id,
        round_id,
        {
            "keep-notes": Said(answer=Answer.RATED, level=2, note="Ask A123456789012"),
            "say-no": Said(answer=Answer.RATED, level=4),
        },
    )
    assert list(outcome.rated) == ["say-no"]
    assert isinstance(outcome.refused["keep-notes"], MayNamePupil)
    assert (one(round_id).answer, one(round_id, "say-no").level) == (None, 4)


def test_what_may_name_a_pupil_is_kept_once_its_writer_says_so(cast, round_id):
    said = Said(note="Ask A123456789012", names_no_pupil=True)
    rate(cast.amina.id, round_id, "keep-notes", said)
    assert one(round_id).note == "Ask A123456789012"
    # What stands already is not warned about again.
    rated(cast.amina, round_id, "keep-notes", 2, note="Ask A123456789012")


def test_a_pupils_number_in_a_link_is_warned_of_and_a_date_is_not(cast, round_id):
    with pytest.raises(MayNamePupil):
        rated(cast.amina, round_id, "keep-notes", link="https://example.org/A123456789012")
    rated(cast.amina, round_id, "keep-notes", link="https://example.org/2016-05-03/report")


def test_twenty_thousand_characters_are_kept_and_one_more_is_refused(cast, round_id):
    kept = rated(cast.amina, round_id, "keep-notes", note="a" * 20_000)
    with pytest.raises(Refused, match="20,001 characters"):
        rated(cast.amina, round_id, "keep-notes", note="a" * 20_001, edition=kept.kept.edition)
    assert len(one(round_id).note) == 20_000


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(answer=Answer.RATED, level=5), "answer"),
        (Said(answer=Answer.RATED), "answer"),
        (Said(answer=Answer.NOT_MY_ROLE, level=1), "answer"),
        (Said(target=0), "target"),
        (Said(link="javascript:alert(1)"), "link"),
    ],
)
def test_what_makes_no_sense_is_refused(cast, round_id, said, field):
    with pytest.raises(Refused) as refused:
        rate(cast.amina.id, round_id, "keep-notes", said)
    assert refused.value.field == field
    assert one(round_id).answer is None


@pytest.mark.parametrize("slug", ["gone", "", "look-closely' OR 1=1"])
def test_an_unknown_statement_is_not_found(cast, round_id, slug):
    with pytest.raises(NotFound):
        rated(cast.amina, round_id, slug)


def test_the_round_of_another_is_not_found(cast, round_id):
    with pytest.raises(NotFound):
        rated(cast.tom, round_id, "keep-notes")
    assert one(round_id).answer is None


def test_a_finished_round_is_not_changed(cast, round_id):
    before = rated(cast.amina, round_id, "keep-notes", 2)
    finish_round(cast.amina.id, round_id)
    with pytest.raises(RoundFinished):
        rated(cast.amina, round_id, "keep-notes", 3, edition=before.kept.edition)
    assert one(round_id).level == 2


def a_reflection(db_session, person_id):
    row = Reflection(
        person_id=person_id,
        prompt="What do you only suspect?",
        body="Much.",
        context_kind=ReflectionContext.LESSON,
        context_ref="first-steps/noticing#guessing",
        form_id=f"{person_id:032x}",
    )
    db_session.add(row)
    db_session.flush()
    return EvidenceKind.REFLECTION, str(row.id)


def evidence(db_session):
    rows = db_session.execute(select(Evidence.kind, Evidence.ref, Evidence.title))
    return {tuple(row) for row in rows}


def test_evidence_is_ones_own_and_keeps_what_it_was_called(cast, round_id, db_session):
    a_completion(cast.amina.id, version=1, title="First steps")
    a_completion(cast.amina.id, version=2, title="First steps")
    written = a_reflection(db_session, cast.amina.id)
    first = rated(cast.amina, round_id, "keep-notes", evidence=(MODULE, written))
    assert evidence(db_session) == {
        (*MODULE, "First steps"),
        (*written, "What do you only suspect?"),
    }
    rated(cast.amina, round_id, "keep-notes", evidence=(written,), edition=first.kept.edition)
    assert evidence(db_session) == {(*written, "What do you only suspect?")}


def test_what_is_not_ones_own_is_never_evidence(cast, round_id, db_session):
    a_completion(cast.tom.id)
    a_completion(cast.amina.id, "every-teacher", kind=CompletionKind.PATHWAY)
    theirs = a_reflection(db_session, cast.tom.id)
    pathway = (EvidenceKind.MODULE, "every-teacher")
    rated(cast.amina, round_id, "keep-notes", evidence=(MODULE, theirs, pathway))
    assert evidence(db_session) == set()


def test_a_draft_of_the_note_is_gone_once_the_note_is_kept(cast, round_id, db_session):
    save_draft(cast.amina.id, f"audit:{round_id}/keep-notes", body="Half a")
    save_draft(cast.amina.id, f"audit:{round_id}/say-no", body="Another")
    rated(cast.amina, round_id, "keep-notes")
    assert len(list(db_session.scalars(select(Draft)))) == 2
    rated(cast.amina, round_id, "keep-notes", note="Half a note.")
    assert list(db_session.scalars(select(Draft.body))) == ["Another"]


def test_rating_again_alike_writes_nothing(cast, round_id, statements):
    rated(cast.amina, round_id, "keep-notes", note="Seen.")
    with statements() as counted:
        rated(cast.amina, round_id, "keep-notes", note="Seen.")
    assert counted.writes == []


def test_rating_a_whole_domain_takes_no_more_sql_than_one(cast, round_id, statements):
    said = {
        slug: Said(answer=Answer.RATED, level=2) for slug in ("keep-notes", "say-no", "show-effect")
    }
    with statements() as counted:
        rate_several(cast.amina.id, round_id, said)
    assert len([each for each in counted.statements if not each.endswith("FOR UPDATE")]) == 2
    assert [each.level for each in ratings_of(round_id)] == [None, None, 2, 2, 2]
    assert own_round(cast.amina.id, round_id).completed_at is None

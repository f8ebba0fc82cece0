"""Writing reflections; always a person's own. Nothing here is ever noted in the journal."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import Conflict
from learning.reflections import rules
from learning.reflections.models import Reflection
from learning.reflections.origins import Asked, asked_in_lesson
from learning.reflections.queries import own_reflection
from learning.reflections.threads import LessonPrompt
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all

SENT_TWICE = ("uq_reflections_person_id_form_id", "reflections.person_id, reflections.form_id")


def write_reflection(
    person_id: int, prompt: LessonPrompt, *, body: str, form_id: str, names_no_pupil: bool = False
) -> Reflection:
    """The words are kept under the prompt as it stands now, to come back to in four weeks.

    Their draft is gone. A form sent twice finds what was written first. Raises Refused for empty
    or endless words, MayNamePupil for a warning.
    """
    asked = asked_in_lesson(prompt.place, prompt.text)
    return write_under(person_id, asked, body=body, form_id=form_id, names_no_pupil=names_no_pupil)


def write_under(
    person_id: int, asked: Asked, *, body: str, form_id: str, names_no_pupil: bool = False
) -> Reflection:
    """The words are kept under a question, wherever it stands. Raises as `write_reflection`."""
    today = clock.today()
    words = words_to_keep(body, today=today, names_no_pupil=names_no_pupil)
    discard_draft(person_id, asked.form_key)
    return _add_once(
        Reflection(
            person_id=person_id,
            prompt=asked.text,
            body=words,
            context_kind=asked.kind,
            context_ref=asked.ref,
            revisit_on=rules.next_revisit(today),
            form_id=form_id,
        )
    )


def revisit_reflection(
    person_id: int,
    reflection_id: int,
    *,
    body: str,
    form_id: str,
    names_no_pupil: bool = False,
) -> Reflection:
    """What is thought now is kept beside what was thought then, which is not due any more.

    Raises as `write_reflection`, and NotFound unless the reflection is this person's.
    """
    first = _first_of(person_id, reflection_id)
    words = words_to_keep(body, today=clock.today(), names_no_pupil=names_no_pupil)
    discard_draft(person_id, rules.revisit_form_key(first.id))
    first.revisit_on = None
    return _add_once(
        Reflection(
            person_id=person_id,
            prompt=first.prompt,
            body=words,
            context_kind=first.context_kind,
            context_ref=first.context_ref,
            revisits_id=first.id,
            form_id=form_id,
        )
    )


def put_off_revisit(person_id: int, reflection_id: int) -> Reflection:
    """A reflection that was to be come back to is due four weeks from today instead.

    Raises NotFound unless it is this person's.
    """
    first = _first_of(person_id, reflection_id)
    if first.revisit_on is not None:
        first.revisit_on = rules.next_revisit(clock.today())
    return first


def edit_reflection(
    person_id: int, reflection_id: int, *, body: str, edition: str, names_no_pupil: bool = False
) -> Reflection:
    """The words stand as they are now. `edition` names those the change was made from.

    Raises Conflict with the words that stand if they were changed elsewhere meanwhile, Refused
    and MayNamePupil as `write_reflection`, NotFound unless the reflection is this person's.
    """
    reflection = own_reflection(person_id, reflection_id)
    words = words_to_keep(body, today=clock.today(), names_no_pupil=names_no_pupil)
    if words != reflection.body:
        if edition != rules.edition(reflection.created_at, reflection.edited_at):
            raise Conflict(
                "You changed these words in another window. Both versions are here: "
                "put them together as you want them.",
                reflection.body,
                "body",
            )
        reflection.body, reflection.edited_at = words, clock.now()
    discard_draft(person_id, rules.edit_form_key(reflection.id))
    return reflection


def delete_reflection(person_id: int, reflection_id: int) -> None:
    """The words are gone for good, drafts of them too, and with the first what was thought later.

    Whoever they were shared with sees nothing of them any more. Raises NotFound unless the
    reflection is this person's.
    """
    reflection = own_reflection(person_id, reflection_id)
    later = db.session.scalars(select(Reflection.id).where(Reflection.revisits_id == reflection.id))
    for gone_id in (reflection.id, *later):
        # A new reflection may come to bear the same number: it must not find these drafts.
        discard_draft(person_id, rules.edit_form_key(gone_id))
        discard_draft(person_id, rules.revisit_form_key(gone_id))
        withdraw_all(SubjectKind.REFLECTION, gone_id)
    db.session.execute(delete(Reflection).where(Reflection.id == reflection.id))


def _first_of(person_id: int, reflection_id: int) -> Reflection:
    reflection = own_reflection(person_id, reflection_id)
    if reflection.revisits_id is None:
        return reflection
    return own_reflection(person_id, reflection.revisits_id)


def _add_once(reflection: Reflection) -> Reflection:
    """The row of this form: the given one, or the one an earlier sending made."""
    sent = select(Reflection).where(
        Reflection.person_id == reflection.person_id, Reflection.form_id == reflection.form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    try:
        with db.session.begin_nested():
            db.session.add(reflection)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.execute(sent).scalar_one()
    return reflection

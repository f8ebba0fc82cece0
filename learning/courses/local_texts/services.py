"""Writing a school's own words: rendered when saved, never when shown."""

from sqlalchemy import select

from content import Library, render_text
from learning import clock
from learning.courses.local_texts.queries import place_named
from learning.courses.models import LocalText
from learning.database import db
from learning.drafts.free_text import words_to_keep
from learning.drafts.rules import as_kept
from learning.errors import Conflict, NotAllowed
from learning.journal import services as journal
from learning.journal.rules import Verb
from learning.people.models import Organisation
from learning.people.viewers import Viewer


def save_local_text(
    viewer: Viewer,
    library: Library,
    *,
    place: str,
    body: str,
    edition: int,
    names_no_pupil: bool = False,
) -> None:
    """The viewer's school has these words in this place; empty ones leave what the lesson says.

    `edition` is the one the editor began with (0: none). Raises NotAllowed, NotFound, Refused for
    endless words, MayNamePupil for a warning, and Conflict with the words that stand if somebody
    saved others meanwhile.
    """
    named = place_named(viewer, library, place)
    words = checked_words(body, names_no_pupil=names_no_pupil)
    organisation_id = viewer.organisation_id
    if organisation_id is None:
        raise NotAllowed
    kept = _kept_text(organisation_id, named.name)
    if words == kept.body:
        return
    if edition != kept.edition:
        raise Conflict(
            "These words have been changed since you opened them. Both versions are here: "
            "put them together as you want them, then save.",
            kept.body,
            "body",
        )
    _write(kept, words)
    journal.note(
        Verb.CHANGED_LOCAL_TEXT,
        viewer.id,
        organisation_id=organisation_id,
        subject=("local_text", named.name),
        detail=f"edition {kept.edition}" if words else "emptied",
    )


def checked_words(body: str, *, names_no_pupil: bool) -> str:
    """The words as they would be kept, or none; raises Refused if there are too many.

    Raises MayNamePupil if they may tell who a pupil is and nobody said that they do not.
    """
    if not as_kept(body).strip():
        return ""
    return words_to_keep(body, today=clock.today(), names_no_pupil=names_no_pupil)


def _kept_text(organisation_id: int, place: str) -> LocalText:
    """The school's words for the place, or a row to be; one editor of a school saves at a time."""
    db.session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )
    kept = db.session.scalar(
        select(LocalText).where(
            LocalText.organisation_id == organisation_id, LocalText.place == place
        )
    )
    return kept or LocalText(organisation_id=organisation_id, place=place, body="", edition=0)


def _write(kept: LocalText, words: str) -> None:
    kept.body, kept.html = words, render_text(words)
    kept.edition, kept.saved_at = kept.edition + 1, clock.now()
    db.session.add(kept)
    db.session.flush()

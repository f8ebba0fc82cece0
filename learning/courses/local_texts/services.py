"""Writing a school's own words: rendered when saved, never when shown."""

from sqlalchemy import select

from content import Library, render_text
from learning import clock
from learning.courses.local_texts.queries import place_named
from learning.courses.models import LocalText
from learning.database import db
from learning.drafts.rules import LONGEST_TEXT, as_kept, is_too_long
from learning.errors import Conflict, NotAllowed, Refused
from learning.journal import services as journal
from learning.journal.rules import Verb
from learning.people.models import Organisation
from learning.people.viewers import Viewer


def save_local_text(
    viewer: Viewer, library: Library, *, place: str, body: str, edition: int
) -> None:
    """The viewer's school has these words in this place; empty ones leave what the lesson says.

    `edition` is the one the editor began with (0: none). Raises NotAllowed, NotFound, Refused for
    endless words, and Conflict with the words that stand if somebody saved others meanwhile.
    """
    named = place_named(viewer, library, place)
    words = checked_words(body)
    organisation_id = viewer.organisation_id
    if organisation_id is None:
        raise NotAllowed
    kept = _kept_text(organisation_id, named.name)
    theirs, stands = (kept.body, kept.edition) if kept else ("", 0)
    if words == theirs:
        return
    if edition != stands:
        raise Conflict(
            "Somebody else has changed these words since you opened them. Both versions are here: "
            "put them together as you want them, then save.",
            theirs,
            "body",
        )
    if kept is None:
        kept = LocalText(organisation_id=organisation_id, place=named.name, edition=0)
        db.session.add(kept)
    kept.body, kept.html = words, render_text(words)
    kept.edition, kept.saved_at = stands + 1, clock.now()
    db.session.flush()
    journal.note(
        Verb.CHANGED_LOCAL_TEXT,
        viewer.id,
        organisation_id=organisation_id,
        subject=("local_text", named.name),
        detail=f"edition {kept.edition}" if words else "emptied",
    )


def checked_words(body: str) -> str:
    """The words as they would be kept; raises Refused if there are too many."""
    words = as_kept(body).strip()
    if is_too_long(words):
        raise Refused(
            f"This is {len(words):,} characters long, and {LONGEST_TEXT:,} can be kept. "
            "Make it shorter; what you typed is still here.",
            "body",
        )
    return words


def _kept_text(organisation_id: int, place: str) -> LocalText | None:
    """The school's words for the place; one editor of the school saves at a time."""
    db.session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )
    return db.session.scalar(
        select(LocalText).where(
            LocalText.organisation_id == organisation_id, LocalText.place == place
        )
    )

"""Listing oneself in the directory, changing it and leaving; always one's own."""

from collections.abc import Collection

from sqlalchemy import bindparam, delete, select, update

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import add_once, db, insert_once, rows_of, run
from learning.drafts.free_text import words_to_keep
from learning.errors import Conflict, Refused
from learning.network.directory import rules
from learning.network.directory.queries import OwnEntry, own_entry
from learning.network.models import DirectoryEntry, DirectoryTopic
from learning.people.viewers import Viewer

_LIST = insert_once("directory_entries", "person_id")
_ADD_TOPIC = insert_once("directory_topics", "entry_id", "topic_slug")
_KEY = select(DirectoryEntry.id).where(DirectoryEntry.person_id == bindparam("person_id"))
_REWORD = (
    update(DirectoryEntry)
    .where(DirectoryEntry.person_id == bindparam("whose"))
    .values(
        wording=bindparam("words"),
        about=bindparam("line"),
        welcomes_visitors=bindparam("welcomes"),
        edited_at=bindparam("now", callable_=clock.now),
    )
)


def list_oneself(  # noqa: PLR0913 - an entry is these things
    viewer: Viewer,
    guide: ShadowingGuide,
    *,
    agrees: bool,
    topics: Collection[str],
    about: str = "",
    welcomes_visitors: bool = False,
    edition_seen: str = "",
    names_no_pupil: bool = False,
) -> None:
    """The viewer stands in the directory with these topics and this line.

    The words they agreed to are kept. `edition_seen` names the entry that the form was made from.
    Raises Conflict if another stands now; Refused without their consent or a topic, for a line
    that is too long, and for whoever is SENCo nowhere; MayNamePupil to warn.
    """
    if not rules.is_senco(viewer):
        raise Refused("Only a SENCo can be listed here. You can offer help with an area instead.")
    if not agrees:
        raise Refused(
            "Tick this if you agree to be asked. Without it nobody sees you here.", "agrees"
        )
    standing = own_entry(viewer.id)
    chosen = _checked(topics, guide, standing)
    line = _line(about, names_no_pupil=names_no_pupil)
    wanted = rules.edition(chosen, line, welcomes_visitors=welcomes_visitors)
    if standing and standing.edition == wanted and standing.wording == rules.CONSENT:
        return
    if edition_seen != (standing.edition if standing else ""):
        raise Conflict(
            "You changed your entry in another window. What stands now is shown above the form.", ""
        )
    add_once(_LIST, person_id=viewer.id, wording=rules.CONSENT)
    run(_REWORD, whose=viewer.id, words=rules.CONSENT, line=line, welcomes=welcomes_visitors)
    _make_so(viewer.id, chosen)


def leave(viewer: Viewer) -> None:
    """Nothing of the viewer stands in the directory any more."""
    db.session.execute(delete(DirectoryEntry).where(DirectoryEntry.person_id == viewer.id))


def _checked(
    topics: Collection[str], guide: ShadowingGuide, standing: OwnEntry | None
) -> frozenset[str]:
    """The topics as they are kept; while the guide shows none, those that stand."""
    known = {each.slug for each in guide.topics}
    if not known:
        return standing.topics if standing else frozenset()
    chosen = frozenset(topics) & known
    if not chosen:
        raise Refused("Choose at least one topic.", "topics")
    return chosen


def _line(about: str, *, names_no_pupil: bool) -> str:
    line = " ".join(about.split())
    if not line:
        return ""
    return words_to_keep(
        line,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=rules.LONGEST_ABOUT,
        field="about",
    )


def _make_so(person_id: int, topics: Collection[str]) -> None:
    """The entry has these topics and no others."""
    entry_id = rows_of(_KEY, person_id=person_id)[0].id
    db.session.execute(
        delete(DirectoryTopic)
        .where(DirectoryTopic.entry_id == entry_id, DirectoryTopic.topic_slug.not_in(topics))
        .execution_options(synchronize_session=False)
    )
    for slug in sorted(topics):
        add_once(_ADD_TOPIC, entry_id=entry_id, topic_slug=slug)

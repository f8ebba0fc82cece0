"""Exports leave a trace: that somebody's data was saved as a file, never what was in it."""

from learning.administration.exports import queries
from learning.administration.exports.queries import Exported, SubjectExport
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.viewers import Viewer


def export_own(person_id: int) -> Exported:
    """Everything kept about the person, for themselves; the journal says that they saved it."""
    exported = queries.everything_about(person_id)
    note(Verb.EXPORTED_PERSON, person_id, detail="own")
    return exported


def export_by_server(person_id: int) -> Exported:
    """Everything kept about the person, for them; made by whoever looks after the server."""
    exported = queries.everything_about(person_id)
    note(Verb.EXPORTED_PERSON, None, detail="on the server")
    return exported


def export_for_request(viewer: Viewer, membership_id: int) -> SubjectExport:
    """The school's part about one of its people; the journal says who saved it."""
    exported = queries.held_by_school(viewer, membership_id)
    note(
        Verb.EXPORTED_PERSON,
        viewer.id,
        organisation_id=viewer.organisation_id,
        subject=("membership", str(membership_id)),
        detail="for a request",
    )
    return exported

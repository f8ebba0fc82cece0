"""Saving what is kept about a person: one's own, and the school's part for a request."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.administration.blueprint import blueprint
from learning.administration.erasures.queries import asked_at
from learning.administration.exports import services
from learning.administration.exports.archive import archive
from learning.administration.exports.queries import Exported
from learning.administration.staff.queries import person_page
from learning.database import writes
from learning.people.access import requires
from learning.people.rules import Role


@blueprint.get("/account/export")
@login_required
def export_own() -> ResponseReturnValue:
    """What the file will hold, and the button that makes it."""
    return render_template("administration/export_own.html", page=asked_at(current_user.id))


@blueprint.post("/account/export")
@login_required
@writes
def download_own() -> ResponseReturnValue:
    """Everything that is kept about oneself, as one file."""
    return _download(services.export_own(current_user.id), current_user.name)


@blueprint.get("/school/people/<int:membership_id>/export")
@requires(Role.ADMINISTRATOR)
def confirm_export(membership_id: int) -> ResponseReturnValue:
    """What the school's part holds, and what it does not."""
    page = person_page(current_user, membership_id)
    return render_template("administration/confirm_export.html", page=page)


@blueprint.post("/school/people/<int:membership_id>/export")
@requires(Role.ADMINISTRATOR)
@writes
def download_for_request(membership_id: int) -> ResponseReturnValue:
    """What the school itself keeps about one of its people, as one file."""
    exported = services.export_for_request(current_user, membership_id)
    return _download(exported.kept, exported.member.name)


def _download(exported: Exported, name: str) -> Response:
    page = render_template("administration/exported.html", page=exported, name=name)
    file = f"alongside-{clock.today()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(archive(exported, page), headers=headers, content_type="application/zip")

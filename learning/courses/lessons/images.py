"""Pictures in lessons: only those of the module's folder that the library has let in."""

from pathlib import Path

from flask import Response, send_file
from flask_login import login_required

from learning.courses.blueprint import blueprint
from learning.courses.queries import module_named
from learning.errors import NotFound
from learning.web.headers import PICTURE_POLICY
from learning.web.library import library

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
ONE_DAY = 86_400


@blueprint.get("/lessons/<module>/images/<name>")
@login_required
def show_image(module: str, name: str) -> Response:
    """A picture of a lesson. The browser of its reader may keep it for a day."""
    found = module_named(library(), module)
    folder = (Path(found.folder) / "images").resolve()
    path = folder / name
    kind = TYPES.get(path.suffix.lower())
    if name not in found.images or kind is None:
        raise NotFound
    # The library looked at the files when it read them; what lies there now may be a link.
    if path.resolve().parent != folder or not path.is_file():
        raise NotFound
    answer = send_file(path, mimetype=kind, conditional=True, max_age=ONE_DAY)
    answer.headers["Cache-Control"] = f"private, max-age={ONE_DAY}"
    answer.headers["Content-Security-Policy"] = PICTURE_POLICY
    return answer

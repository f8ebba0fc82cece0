"""What is kept about a person as one ZIP: a file for machines, and the same as a page to read."""

import io
import json
import zipfile

from learning import clock
from learning.administration.exports.queries import Exported

FOR_MACHINES = "everything.json"
TO_READ = "read-me-first.html"


def archive(exported: Exported, page: str) -> bytes:
    """A ZIP, made in memory, with the export as JSON and as the page that was made of it."""
    moment = clock.now().astimezone(clock.LONDON).timetuple()[:6]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in ((TO_READ, page), (FOR_MACHINES, _json(exported))):
            file.writestr(zipfile.ZipInfo(name, moment), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _json(exported: Exported) -> str:
    return json.dumps(exported, indent=2, ensure_ascii=False)

"""The worker with which the page of the day opens without a connection: a script, the same for all.

A worker serves addresses below its own, so it stands beside the visits and not among the files.
"""

from flask import send_file
from flask.typing import ResponseReturnValue

from learning.shadowing.blueprint import blueprint
from learning.web.static_files import built_file


@blueprint.get("/visits/worker.js")
def read_worker() -> ResponseReturnValue:
    """The worker’s script; browsers ask for it again by themselves, so that a new one is found."""
    return send_file(built_file("day-worker.js"), mimetype="text/javascript", etag=False)

"""What I share and what is shared with me."""

from flask import Blueprint

from learning.sharing import models as models  # noqa: PLC0414

blueprint = Blueprint("sharing", __name__, template_folder="templates")

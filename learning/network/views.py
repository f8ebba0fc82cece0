"""Who offers help with what."""

from flask import Blueprint

from learning.network import models as models  # noqa: PLC0414

blueprint = Blueprint("network", __name__, template_folder="templates")

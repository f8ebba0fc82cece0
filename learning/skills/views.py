"""The pages of the skills audit."""

from flask import Blueprint

from learning.skills import models as models  # noqa: PLC0414

blueprint = Blueprint("skills", __name__, template_folder="templates")

"""The pages of the time diary."""

from flask import Blueprint

from learning.diary import models as models  # noqa: PLC0414

blueprint = Blueprint("diary", __name__, template_folder="templates")

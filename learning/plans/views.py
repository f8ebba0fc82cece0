"""The pages of development plans."""

from flask import Blueprint

from learning.plans import models as models  # noqa: PLC0414

blueprint = Blueprint("plans", __name__, template_folder="templates")

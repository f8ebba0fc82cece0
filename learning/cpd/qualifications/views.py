"""A SENCo's record of the qualification."""

from flask import Blueprint

from learning.cpd.qualifications import models as models  # noqa: PLC0414

blueprint = Blueprint("qualifications", __name__, template_folder="../templates")

"""The blueprint of this domain's pages."""

from flask import Blueprint

blueprint = Blueprint("reminders", __name__, template_folder="templates")

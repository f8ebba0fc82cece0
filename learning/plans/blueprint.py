"""The blueprint of all pages of plans; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("plans", __name__, template_folder="templates")

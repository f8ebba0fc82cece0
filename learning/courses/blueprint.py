"""The blueprint of all pages of courses; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("courses", __name__, template_folder="templates")

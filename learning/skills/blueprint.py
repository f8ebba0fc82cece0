"""The blueprint of all pages of the skills audit; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("skills", __name__, template_folder="templates")

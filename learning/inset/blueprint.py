"""The blueprint of all pages of this domain; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("inset", __name__, template_folder="templates")

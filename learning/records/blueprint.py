"""The blueprint of all pages of this domain; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("records", __name__, template_folder="templates")

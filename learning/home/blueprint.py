"""The blueprint whose rooms are the first page and the page of one's development."""

from flask import Blueprint

blueprint = Blueprint("home", __name__, template_folder="templates")

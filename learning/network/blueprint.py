"""The blueprint of all pages of this domain; the views of each noun hang themselves on it."""

from flask import Blueprint

blueprint = Blueprint("network", __name__, template_folder="templates")

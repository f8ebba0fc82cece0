"""The blueprint of all pages of this domain; what is shared hangs its own on it."""

from flask import Blueprint

blueprint = Blueprint("reflections", __name__, template_folder="templates")

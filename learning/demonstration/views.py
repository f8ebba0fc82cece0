"""The front door of a demonstration: choose somebody, and be them. Registered nowhere else."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from learning.database import writes
from learning.demonstration import queries
from learning.demonstration.queries import CastMember
from learning.people import signing_in

blueprint = Blueprint("demonstration", __name__, template_folder="templates")


@dataclass(frozen=True, slots=True)
class CastPage:
    """Everybody a visitor can be."""

    members: tuple[CastMember, ...]


@blueprint.get("/demonstration")
def choose_person() -> str:
    """The cast, each with one line about who they are, and one click to be them."""
    return render_template("demonstration/cast.html", page=CastPage(members=queries.cast_members()))


@blueprint.post("/demonstration/<int:person_id>")
@writes
def enter_as(person_id: int) -> Response:
    """Signed in as that person, without a password: there is none."""
    member = queries.cast_member(person_id)
    signing_in.sign_in(member.person_id, remember=False)
    return redirect(url_for("home.read_home"))

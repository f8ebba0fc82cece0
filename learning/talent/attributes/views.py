"""The self-check: all attributes, one of them, and what a mentor who handed over has seen."""

from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.sharing.queries import shares_of
from learning.sharing.rules import Part, SubjectKind
from learning.talent.attributes import pages
from learning.talent.attributes.mentors import views as mentors
from learning.talent.attributes.pages import Place
from learning.talent.attributes.queries import (
    Beside,
    BesideAttribute,
    SelfCheck,
    self_check,
    side_by_side,
)
from learning.talent.blueprint import blueprint
from learning.talent.queries import open_interest, own_interest
from learning.talent.second_views.queries import (
    Asked,
    View,
    about_attributes,
    still_asked,
    view_named,
    views_of,
)
from learning.web.library import library

__all__ = ["mentors"]

ATTRIBUTES = "/becoming-a-senco/attributes"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributesPage:
    """All attributes as the owner has noted them; who has looked too, and who still may."""

    place: Place
    introduction: str
    check: SelfCheck
    views: tuple[View, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """What the owner and a mentor see, side by side. `is_early`: the owner has not looked yet."""

    view: View
    attributes: tuple[BesideAttribute, ...]
    is_early: bool

    @property
    def to_talk_about(self) -> tuple[Beside, ...]:
        """Where the two of them differ."""
        return tuple(
            each for _, lines in self.attributes for each in lines if each.is_to_talk_about
        )


@blueprint.get(ATTRIBUTES)
@login_required
def read_attributes() -> ResponseReturnValue:
    """The three attributes, how far one has looked, and what others have handed over."""
    interest = open_interest(current_user.id)
    if interest is None:
        return redirect(url_for("talent.read_way"))
    guide = library().shadowing
    views = about_attributes(views_of(interest.id))
    today = clock.today()
    shares = shares_of(current_user.id, SubjectKind.INTEREST, interest.id, today=today)
    part = guide.part("attributes")
    page = AttributesPage(
        place=Place(interest_id=interest.id),
        introduction=part.introduction if part else "",
        check=self_check(interest.id, current_user.id, guide),
        views=views,
        asked=still_asked(shares, Part.ATTRIBUTES, views),
    )
    return render_template("talent/attributes.html", page=page)


@blueprint.get(f"{ATTRIBUTES}/<attribute_slug>")
@login_required
def note_attribute(attribute_slug: str) -> str:
    """The behaviours of one attribute, with room for how often each was seen."""
    return pages.show_attribute(_own_place(), attribute_slug)


@blueprint.post(f"{ATTRIBUTES}/<attribute_slug>")
@login_required
@writes
def save_attribute(attribute_slug: str) -> ResponseReturnValue:
    """What was chosen and typed is kept; the next attribute is shown."""
    return pages.save_attribute(_own_place(), attribute_slug)


@blueprint.post(f"{ATTRIBUTES}/<attribute_slug>/<slug>")
@login_required
@writes
def save_sighting(attribute_slug: str, slug: str) -> ResponseReturnValue:
    """One choice, as a script sends it."""
    return pages.save_choice(_own_place(), attribute_slug, slug)


@blueprint.get(f"{ATTRIBUTES}/views/<int(max=2147483647):view_id>")
@login_required
def read_attributes_beside(view_id: int) -> str:
    """What a mentor has handed over, beside what the owner notes."""
    interest = own_interest(current_user.id)
    view = view_named(about_attributes(views_of(interest.id)), view_id)
    guide = library().shadowing
    lines = side_by_side(interest.id, current_user.id, view, guide)
    page = BesidePage(
        view=view,
        attributes=lines,
        is_early=any(each.own is None for _, of_it in lines for each in of_it),
    )
    return render_template("talent/attributes_beside.html", page=page)


def _own_place() -> Place:
    return Place(interest_id=own_interest(current_user.id).id)

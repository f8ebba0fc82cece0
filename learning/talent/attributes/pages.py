"""What the pages of the attributes hold, for the owner and for a mentor alike."""

from dataclasses import dataclass

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from content import Library
from learning.errors import NotFound, Refused
from learning.sharing.lines import OpenedShare
from learning.talent.attributes import queries, services
from learning.talent.attributes.forms import CHOICES, attribute_form, said_in
from learning.talent.attributes.queries import NotedAttribute, SelfCheck
from learning.talent.attributes.rules import DETAIL, Said
from learning.talent.editions import KeptMeanwhile
from learning.talent.lines import SeveralForm
from learning.web.library import library

TASK_MODULE = "read-synthesise-brief"
"""Its lessons lead through the task for an eye for detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose behaviours are looked at, by whoever is signed in: their own, or those of `share`."""

    interest_id: int
    share: OpenedShare | None = None

    @property
    def is_own(self) -> bool:
        """Whether the person looks at their own."""
        return self.share is None

    @property
    def overview_url(self) -> str:
        """All attributes."""
        if self.share:
            return url_for("talent.read_shared_attributes", share_id=self.share.share_id)
        return url_for("talent.read_attributes")

    def attribute_url(self, slug: str) -> str:
        """The form of one attribute; what a script sends goes below it."""
        if self.share:
            share_id = self.share.share_id
            return url_for("talent.note_shared_attribute", share_id=share_id, attribute_slug=slug)
        return url_for("talent.note_attribute", attribute_slug=slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLesson:
    """A lesson that helps with the task for an eye for detail."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributePage:
    """One attribute, to note what was seen of it."""

    place: Place
    check: SelfCheck
    noted: NotedAttribute
    form: SeveralForm
    choices: tuple[tuple[str, str], ...] = CHOICES

    @property
    def has_task(self) -> bool:
        """Whether the task for an eye for detail belongs here."""
        return self.noted.attribute.slug == DETAIL and self.place.is_own

    @property
    def lessons(self) -> tuple[TaskLesson, ...]:
        """The lessons that help with the task, if the library has them."""
        return task_lessons(library())


def task_lessons(courses: Library) -> tuple[TaskLesson, ...]:
    """The lessons about reading the Code and passing it on, if the library has them."""
    module = courses.module(TASK_MODULE)
    if module is None:
        return ()
    return tuple(
        TaskLesson(
            title=lesson.title,
            url=url_for("courses.read_lesson", module=module.slug, lesson=lesson.slug),
        )
        for lesson in module.lessons
    )


def show_attribute(place: Place, slug: str) -> str:
    """The form of one attribute, as it is kept, with examples that were typed and not sent."""
    check, noted = _noted(place, slug)
    drafts = queries.unsent_examples(current_user.id, place.interest_id, noted, is_own=place.is_own)
    form = attribute_form(noted, place.interest_id, drafts, is_own=place.is_own)
    return _page(place, check, noted, form)


def save_attribute(place: Place, slug: str) -> ResponseReturnValue:
    """Everything chosen and typed is kept as far as it can be; the next attribute follows."""
    _check, noted = _noted(place, slug)
    refused = services.note(
        current_user.id,
        place.interest_id,
        said_in(request.form, [each.behaviour.slug for each in noted.behaviours]),
        names_no_pupil=request.form.get("names_no_pupil") == "yes",
    )
    check, noted = _noted(place, slug)
    if refused:
        form = attribute_form(noted, place.interest_id, {}, is_own=place.is_own)
        form.take(request.form, refused)
        return _page(place, check, noted, form), 409 if form.is_conflict else 422
    flash(f"Saved. {check.progress}.", "done")
    return redirect(_onward(place, check, slug))


def save_choice(place: Place, attribute_slug: str, slug: str) -> ResponseReturnValue:
    """One choice, as a script sends it while the page is open; told in JSON what became of it."""
    _check, noted = _noted(place, attribute_slug)
    if all(each.behaviour.slug != slug for each in noted.behaviours):
        raise NotFound
    said = Said(seen=request.form.get("answer", ""), edition=request.form.get("edition", ""))
    try:
        refused = services.note(current_user.id, place.interest_id, {slug: said})
    except Refused as error:
        return jsonify(message=error.message), 409
    if refused:
        reason = refused[slug]
        is_conflict = isinstance(reason, KeptMeanwhile)
        return jsonify(message=reason.message), 409 if is_conflict else 422
    check, noted = _noted(place, attribute_slug)
    kept = next(each.kept for each in noted.behaviours if each.behaviour.slug == slug)
    return jsonify(edition=kept.edition, answered=check.noted, progress=check.progress)


def _noted(place: Place, slug: str) -> tuple[SelfCheck, NotedAttribute]:
    check = queries.self_check(place.interest_id, current_user.id, library().shadowing)
    noted = check.attribute(slug)
    if noted is None:
        raise NotFound
    return check, noted


def _page(place: Place, check: SelfCheck, noted: NotedAttribute, form: SeveralForm) -> str:
    page = AttributePage(place=place, check=check, noted=noted, form=form)
    return render_template("talent/attribute.html", page=page)


def _onward(place: Place, check: SelfCheck, slug: str) -> str:
    """The next attribute, or all of them once this was the last."""
    slugs = [each.attribute.slug for each in check.attributes]
    following = slugs[slugs.index(slug) + 1 :]
    return place.attribute_url(following[0]) if following else place.overview_url

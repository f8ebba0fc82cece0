"""What the pages of a review hold, for the owner and for a mentor alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.drafts.queries import KeptDraft
from learning.errors import NotFound, Refused
from learning.sharing.lines import OpenedShare
from learning.talent.editions import KeptMeanwhile
from learning.talent.lines import SeveralForm
from learning.talent.readiness import queries, rules, services
from learning.talent.readiness.evidence import Offer, offers_for
from learning.talent.readiness.forms import CHOICES, boxes, one_form, review_form, said_in
from learning.talent.readiness.queries import CheckpointLine, Review
from learning.talent.readiness.rules import PROOF_WORDS, Said
from learning.talent.rules import ProofKind
from learning.web.library import library

FROM_LIST = "list"
"""One came to a checkpoint's own page from the list of all, and goes back there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A review as whoever is signed in answers it: their own, or one of `share`."""

    review: Review
    share: OpenedShare | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is their own."""
        return self.share is None

    @property
    def overview_url(self) -> str:
        """The whole review."""
        if self.share:
            return url_for("talent.read_shared_readiness", share_id=self.share.share_id)
        return url_for("talent.read_readiness")

    @property
    def list_url(self) -> str:
        """All checkpoints in one form; what a script sends goes below it."""
        review_id = self.review.facts.review_id
        if self.share:
            share_id = self.share.share_id
            return url_for("talent.answer_shared_all", share_id=share_id, review_id=review_id)
        return url_for("talent.answer_all", review_id=review_id)

    def checkpoint_url(self, slug: str, **more: Any) -> str:
        """The page of one checkpoint."""
        review_id = self.review.facts.review_id
        if self.share:
            return url_for(
                "talent.answer_shared_checkpoint",
                share_id=self.share.share_id,
                review_id=review_id,
                slug=slug,
                **more,
            )
        return url_for("talent.answer_checkpoint", review_id=review_id, slug=slug, **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Boxes of one kind. `is_suited`: the guide names the kind for this checkpoint."""

    title: str
    offers: tuple[Offer, ...]
    is_suited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """Checkpoints to answer: all of a review, or one. `groups`: evidence, for the owner alone."""

    place: Place
    form: SeveralForm
    line: CheckpointLine | None = None
    groups: tuple[Group, ...] = ()
    back_to: str = ""
    choices: tuple[tuple[str, str], ...] = CHOICES

    @property
    def suited(self) -> tuple[Group, ...]:
        """What suits the checkpoint."""
        return tuple(each for each in self.groups if each.is_suited)

    @property
    def others(self) -> tuple[Group, ...]:
        """What else there is."""
        return tuple(each for each in self.groups if not each.is_suited)

    @property
    def names_others(self) -> bool:
        """Whether something else is ticked."""
        chosen = self.form.lines[0].chosen
        return any(offer.value in chosen for each in self.others for offer in each.offers)

    @property
    def previous_slug(self) -> str | None:
        """The checkpoint before this one."""
        if self.line is None or self.line.number == 1:
            return None
        return self.place.review.slugs[self.line.number - 2]


Reload = Callable[[], Place]
"""Reads the same review anew, after a change."""


def show_all(place: Place) -> str:
    """Every checkpoint of the review in one form."""
    form = review_form(place.review, _drafts(place), is_own=place.is_own)
    return render_template("talent/readiness_list.html", page=AnswerPage(place=place, form=form))


def save_all(place: Place, after: Reload) -> ResponseReturnValue:
    """Everything chosen and typed is kept as far as it can be."""
    said = said_in(request.form, place.review.slugs)
    refused = _answer(place, said, {})
    now = after()
    if refused:
        form = review_form(now.review, {}, is_own=now.is_own)
        form.take(request.form, refused)
        page = AnswerPage(place=now, form=form)
        return render_template("talent/readiness_list.html", page=page), _status(form)
    flash(f"Saved. {now.review.progress}.", "done")
    return redirect(now.overview_url)


def show_checkpoint(place: Place, slug: str) -> str:
    """One checkpoint, with what can be named as evidence."""
    form = one_form(place.review, slug, _drafts(place), is_own=place.is_own)
    return _checkpoint(place, slug, form, _offers(place))


def save_checkpoint(place: Place, slug: str, after: Reload) -> ResponseReturnValue:
    """What was said is kept, and the next checkpoint without an answer follows.

    A yes that nothing shows is kept too; the page asks once what shows it. A script that sends a
    single choice is told in JSON what became of it.
    """
    place.review.line(slug)
    if request.headers.get("Accept") == "application/json":
        return _save_choice(place, slug, after)
    offers = _offers(place)
    said = said_in(request.form, [slug])
    refused = _answer(place, said, {each.value: each.title for each in offers})
    now = after()
    if refused:
        form = one_form(now.review, slug, {}, is_own=now.is_own)
        form.take(request.form, refused)
        return _checkpoint(now, slug, form, offers), _status(form)
    if _sent_what_is_gone(said.get(slug), offers, place.review.line(slug)):
        flash("Something you ticked is no longer there, so it was left out.")
    return redirect(_onward(place, now, slug))


def _save_choice(place: Place, slug: str, after: Reload) -> ResponseReturnValue:
    said = Said(answer=request.form.get("answer", ""), edition=request.form.get("edition", ""))
    try:
        refused = _answer(place, {slug: said}, {})
    except Refused as error:
        return jsonify(message=error.message), 409
    if refused:
        reason = refused[slug]
        is_conflict = isinstance(reason, KeptMeanwhile)
        return jsonify(message=reason.message), 409 if is_conflict else 422
    review = after().review
    kept = review.line(slug).kept
    return jsonify(edition=kept.edition, answered=review.answered, progress=review.progress)


def _answer(
    place: Place, said: Mapping[str, Said], titles: Mapping[str, str]
) -> Mapping[str, Refused]:
    return services.answer(
        current_user.id,
        place.review.facts.review_id,
        said,
        titles=titles,
        names_no_pupil=request.form.get("names_no_pupil") == "yes",
    )


def _onward(before: Place, now: Place, slug: str) -> str:
    """The same checkpoint once more, if its yes has just become one that nothing shows.

    Else the list, if one came from it, the next one without an answer, or the whole review.
    """
    line = now.review.line(slug)
    is_new = line.kept.answer is not before.review.line(slug).kept.answer
    if now.is_own and line.kept.asks_for_evidence and is_new:
        return now.checkpoint_url(slug, _anchor="evidence")
    if request.form.get("back_to") == FROM_LIST:
        return f"{now.list_url}#statement-{slug}"
    following = rules.next_open(now.review.slugs, now.review.open_slugs, slug)
    return now.checkpoint_url(following) if following else now.overview_url


def _drafts(place: Place) -> Mapping[str, KeptDraft]:
    return queries.unsent_notes(current_user.id, place.review, is_own=place.is_own)


def _offers(place: Place) -> tuple[Offer, ...]:
    """What of the owner's own can be named; a mentor names nothing."""
    if not place.is_own:
        return ()
    interest_id = place.review.facts.interest_id
    return offers_for(current_user.id, interest_id, library(), clock.today())


def _checkpoint(place: Place, slug: str, form: SeveralForm, offers: Sequence[Offer]) -> str:
    line = place.review.line(slug)
    page = AnswerPage(
        place=place,
        form=form,
        line=line,
        groups=_groups(line, boxes(offers, line)) if place.is_own else (),
        back_to=FROM_LIST if request.values.get("back_to") == FROM_LIST else "",
    )
    return render_template("talent/readiness_checkpoint.html", page=page)


def _groups(line: CheckpointLine, offers: Sequence[Offer]) -> tuple[Group, ...]:
    """The boxes by kind: those the guide names for this checkpoint first."""
    by_kind: dict[ProofKind, list[Offer]] = {}
    for offer in offers:
        by_kind.setdefault(offer.ref[0], []).append(offer)
    found = [
        Group(title=PROOF_WORDS[kind], offers=tuple(of_kind), is_suited=kind.value in line.kinds)
        for kind, of_kind in by_kind.items()
    ]
    return tuple(sorted(found, key=lambda group: not group.is_suited))


def _sent_what_is_gone(said: Said | None, offers: Sequence[Offer], line: CheckpointLine) -> bool:
    known = {each.value for each in boxes(offers, line)}
    return bool(said and said.proofs and not set(said.proofs) <= known)


def _status(form: SeveralForm) -> int:
    return 409 if form.is_conflict else 422


def own_place(review_id: int) -> Place:
    """A review of the person's own that is open to be answered.

    Raises NotFound for any other, ReviewClosed for one that is closed.
    """
    review = queries.own_review(current_user.id, review_id, library().shadowing)
    if not review.facts.is_open:
        raise services.ReviewClosed
    return Place(review=review)


def mentored_place(share: OpenedShare, review_id: int) -> Place:
    """A review that is shared, as its mentor answers it; raises as `own_place`."""
    guide = library().shadowing
    review = queries.mentored_review(share.subject_id, review_id, current_user.id, guide)
    if review is None:
        raise NotFound
    if not review.facts.is_open:
        raise services.ReviewClosed
    return Place(review=review, share=share)

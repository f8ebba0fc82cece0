"""Answering a follow-up from an e-mail, without signing in.

The link is a key to one answer: it shows what was asked, never what was answered.
"""

from http import HTTPStatus

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning import clock
from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.following import links, rules, services
from learning.inset.following.forms import FollowUpForm
from learning.inset.following.links import Link
from learning.inset.following.own import Said, said_by_link
from learning.web.typed import typed_form

ONE = "/follow-up/<token>"


@blueprint.get(ONE)
def follow_up_by_link(token: str) -> ResponseReturnValue:
    """The question with four buttons; once it is answered, room for words."""
    try:
        said, link = _said(token)
    except (NotFound, Refused) as closed:
        return _closed(closed)
    return _page(said, link, token, FollowUpForm(formdata=None))


@blueprint.post(ONE)
@writes
def keep_follow_up_by_link(token: str) -> ResponseReturnValue:
    """The tap, or the words after it, are kept; sent twice they are one."""
    try:
        said, link = _said(token)
    except (NotFound, Refused) as closed:
        return _closed(closed)
    form = FollowUpForm()
    is_tap = request.form.get("tap") == "yes"
    try:
        if is_tap:
            services.say_tried(said, link.weeks, form.tried.data or "")
        else:
            services.add_words(said, link.weeks, form.became, names_no_pupil=form.is_confirmed)
    except Conflict as conflict:
        form.refuse(conflict)
        return _page(said, link, token, form), HTTPStatus.CONFLICT
    except Refused as refused:
        form.refuse(refused)
        return _page(said, link, token, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash("Kept. Thank you." if is_tap else "Kept with your answer. Thank you.", "done")
    return redirect(url_for("inset.follow_up_by_link", token=token))


@blueprint.post(f"{ONE}/aside")
@writes
def put_aside_by_link(token: str) -> ResponseReturnValue:
    """Nothing more is asked about this session."""
    try:
        said, link = _said(token)
    except (NotFound, Refused) as closed:
        return _closed(closed)
    services.put_aside(said, link.weeks)
    flash("You will not be asked about this session again.", "done")
    return redirect(url_for("inset.follow_up_by_link", token=token))


def _said(token: str) -> tuple[Said, Link]:
    """Who the link is for; Refused where its time is over, NotFound where it is nobody's."""
    link = links.read_token(current_app.config["SECRET_KEY"], token)
    said = said_by_link(link)
    if not said.there.may_follow_up(link.weeks, clock.today()):
        raise Refused(services.TOO_LATE)
    return said, link


def _page(said: Said, link: Link, token: str, form: FollowUpForm) -> str:
    row = said.follow_ups.get(link.weeks)
    if not said.there.may_share:
        del form.shares_words
    return render_template(
        "inset/follow_up_by_link.html",
        title=said.there.title if said.there.may_share else "",
        day=said.there.day,
        trying=said.trying,
        is_answered=row is not None and row.tried is not None,
        is_aside=row is not None and row.tried is None,
        has_words=row is not None and bool(row.changed or row.next_step),
        question=rules.question(link.weeks, said.trying),
        tried_words=rules.TRIED_WORDS,
        form=form,
        token=token,
        sign_in_url=url_for("inset.follow_up", session_id=said.there.session_id, weeks=link.weeks),
    )


def _closed(closed: NotFound | Refused) -> ResponseReturnValue:
    words = closed.message if isinstance(closed, Refused) else ""
    typed = typed_form() if request.method == "POST" else None
    status = HTTPStatus.GONE if words else HTTPStatus.NOT_FOUND
    return render_template("inset/follow_up_closed.html", words=words, typed=typed), status

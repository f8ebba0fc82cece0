"""What both of the two can do with a conversation; the page they do it on is their own."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.talent.conversations import rules, services
from learning.talent.conversations.dates import entries
from learning.talent.conversations.forms import AcceptForm, AgreedForm, HeldForm, TimeForm
from learning.talent.conversations.queries import ConversationPage
from learning.talent.conversations.views.sides import Side, shown
from learning.talent.forms import WayForm
from learning.web.calendars import calendar_download

UNUSABLE, CLASH = 422, 409


def time_form(side: Side) -> ResponseReturnValue:
    """When and where, as it stands, to propose another."""
    page = side.page()
    if not page.may_propose:
        return redirect(side.url("page"))
    at = page.meets_at.astimezone(clock.LONDON) if page.meets_at else None
    form = TimeForm(
        formdata=None,
        day=at.date() if at else None,
        at=at.time() if at else None,
        place=page.place,
        edition=page.edition,
    )
    return _time_page(side, page, form)


def propose(side: Side) -> ResponseReturnValue:
    """The other is asked for another time."""
    held = side.held()
    form = TimeForm()
    status = UNUSABLE
    if form.validate():
        try:
            services.propose(
                held,
                form.proposal,
                edition=form.edition.data or 0,
                names_no_pupil=form.is_confirmed,
            )
        except Refused as refused:
            form.refuse(refused)
            status = _status(refused)
        else:
            flash("Proposed. It stands once the other has said yes.", "done")
            return redirect(side.url("page"))
    page = side.page()
    if status == CLASH:
        form.edition.data = page.edition
    return _time_page(side, page, form, is_conflict=status == CLASH), status


def accept(side: Side) -> ResponseReturnValue:
    """The time is agreed."""
    form = AcceptForm()
    try:
        services.accept(side.held(), edition=form.edition.data or 0)
    except Refused as refused:
        return _refused(side, form, refused)
    flash("Agreed. You can put it into your calendar.", "done")
    return redirect(side.url("page"))


def hold(side: Side) -> ResponseReturnValue:
    """The two have talked."""
    form = HeldForm()
    held = side.held()
    if not form.validate():
        return shown(side, held_form=form), 422
    try:
        services.hold(held, form.held_on.data)
    except Refused as refused:
        form.refuse(refused)
        return shown(side, held_form=form), 422
    flash("Noted. Write down what you agreed, if anything: both of you can see it.", "done")
    return redirect(side.url("page"))


def cancel(side: Side) -> ResponseReturnValue:
    """It will not take place."""
    form = WayForm()
    try:
        services.cancel(side.held())
    except Refused as refused:
        return _refused(side, form, refused)
    flash("Cancelled. The other reads it on this page; tell them, too, if it is soon.", "done")
    return redirect(side.url("page"))


def agreed_form(side: Side) -> ResponseReturnValue:
    """What was agreed, to write or to put right."""
    page = side.page()
    if not page.may_write:
        return redirect(side.url("page"))
    draft = draft_for(current_user.id, rules.agreed_key(page.conversation_id))
    form = AgreedForm(
        formdata=None, words=draft.body if draft else page.agreed, edition=page.agreed_edition
    )
    is_older = draft is not None and page.agreed_at is not None and page.agreed_at > draft.saved_at
    return _agreed_page(side, page, form, draft, is_conflict=is_older)


def write_agreed(side: Side) -> ResponseReturnValue:
    """What was agreed stands; changed by the other meanwhile, both versions are shown."""
    form = AgreedForm()
    try:
        services.write_agreed(
            side.held(),
            form.words.data or "",
            edition=form.edition.data or 0,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        page = side.page()
        is_conflict = isinstance(refused, Conflict)
        if is_conflict:
            form.edition.data = page.agreed_edition
        return _agreed_page(side, page, form, is_conflict=is_conflict), _status(refused)
    flash("Kept. Both of you can read it and put it right.", "done")
    return redirect(side.url("page"))


def calendar(side: Side) -> Response:
    """The day for a calendar; raises NotFound while there is none."""
    page = side.page()
    if not page.has_calendar:
        raise NotFound
    link = url_for("home.read_development", _external=True)
    return calendar_download("Conversation", entries(page, link), "conversation.ics")


def _time_page(
    side: Side, page: ConversationPage, form: TimeForm, *, is_conflict: bool = False
) -> str:
    return render_template(
        "talent/conversation_time.html", page=page, side=side, form=form, is_conflict=is_conflict
    )


def _agreed_page(
    side: Side,
    page: ConversationPage,
    form: AgreedForm,
    draft: KeptDraft | None = None,
    *,
    is_conflict: bool = False,
) -> str:
    return render_template(
        "talent/conversation_agreed.html",
        page=page,
        side=side,
        form=form,
        draft=draft,
        draft_key=rules.agreed_key(page.conversation_id),
        is_conflict=is_conflict,
    )


def _refused(side: Side, form: WayForm, refused: Refused) -> ResponseReturnValue:
    form.refuse(refused)
    return shown(side, refused=form), _status(refused)


def _status(refused: Refused) -> int:
    return CLASH if isinstance(refused, Conflict) else UNUSABLE

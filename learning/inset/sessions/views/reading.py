"""The page of one session: the hub for those who lead it, when and where for those invited."""

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.sessions import coming
from learning.inset.sessions.coming import Answer
from learning.inset.sessions.dates import calendar_entry
from learning.inset.sessions.pages import answer_in_words
from learning.inset.sessions.queries import seen_session
from learning.inset.sessions.views.shown import SESSION, page_of
from learning.people.letters import site_of
from learning.web.calendars import calendar_download


@blueprint.get(SESSION)
@login_required
def read_session(session_id: int) -> str:
    """For those who lead, everything there is to do; for those invited, when and where."""
    page = page_of(seen_session(current_user, session_id))
    return render_template("inset/session.html", page=page)


@blueprint.post(f"{SESSION}/booking")
@login_required
@writes
def answer_invitation(session_id: int) -> ResponseReturnValue:
    """Whoever asks has said whether they come; the page says where they stand."""
    sent = request.form.get("answer", "")
    row = seen_session(current_user, session_id)
    if sent not in tuple(Answer):
        raise NotFound
    try:
        own = coming.say(current_user, session_id, Answer(sent))
    except Refused as refused:
        flash(refused.message)
    else:
        flash(answer_in_words(own, has_link=bool(row.joining_link)), "done")
    return redirect(url_for("inset.read_session", session_id=session_id))


@blueprint.get(f"{SESSION}/calendar.ics")
@login_required
def download_session(session_id: int) -> Response:
    """The session for a calendar program, cancelled if it was cancelled."""
    row = seen_session(current_user, session_id)
    site = site_of(current_app.config["ALONGSIDE"])
    link = site.link(url_for("inset.read_session", session_id=session_id))
    entry = calendar_entry(row, link)
    return calendar_download(entry.title, [entry], f"session-{session_id}.ics")

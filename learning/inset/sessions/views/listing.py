"""The sessions of whoever asks."""

from flask import render_template
from flask_login import current_user, login_required

from learning import clock
from learning.inset.blueprint import blueprint
from learning.inset.rules import KIND_NAMES
from learning.inset.sessions.kinds import KIND_HINTS
from learning.inset.sessions.lists import MOST_PAST, SessionLine, sessions_of
from learning.inset.sessions.pages import line_words
from learning.inset.sessions.when import when_in_words
from learning.people.rules import leads_learning


@blueprint.app_template_filter("session_when")
def session_when(line: SessionLine) -> str:
    """When a session is, for lists."""
    return when_in_words(line.starts_at, line.minutes)


@blueprint.app_template_filter("session_state")
def session_state(line: SessionLine) -> str:
    """How a session stands for whoever looks, for lists, in a few words."""
    return line_words(line, clock.now())


@blueprint.get("/sessions")
@login_required
def list_sessions() -> str:
    """Sessions to come to, those whoever asks leads, others they manage, and past ones."""
    hat = current_user.hat
    return render_template(
        "inset/sessions.html",
        lists=sessions_of(current_user, clock.now()),
        may_prepare=hat is not None and leads_learning(hat.job, hat.roles),
        kinds=[(kind.value, name, KIND_HINTS[kind]) for kind, name in KIND_NAMES.items()],
        kind_names=KIND_NAMES,
        most_past=MOST_PAST,
    )

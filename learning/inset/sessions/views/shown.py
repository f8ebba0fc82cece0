"""What the views of a session have in common."""

from flask_login import current_user

from learning import clock
from learning.inset.models import InsetSession
from learning.inset.sessions.pages import SessionPage
from learning.inset.sessions.reading import session_page
from learning.web.library import library

SESSION = "/sessions/<int(max=2147483647):session_id>"


def page_of(row: InsetSession) -> SessionPage:
    """The session as whoever asks has it before them."""
    return session_page(current_user, row, library(), clock.now())

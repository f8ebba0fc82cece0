"""A session is ended, taken back and joined in the same moment: one thing after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import update

from learning import clock
from learning.cpd.models import CpdEntry
from learning.database import db, writing
from learning.errors import Refused
from learning.inset.attendance.services import arrive
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import SessionState
from tests.browser import Browser
from tests.cast import CAST, Cast
from tests.learning.inset.attendance.held import BEGAN, a_session, rows, there

pytestmark = pytest.mark.database


def _sending(browser: Browser, path: str, **fields: object) -> Callable[[], int]:
    """What sends this form of a page when it is called, in another thread."""
    token = browser.csrf_token()
    sent = {"csrf_token": token, **fields}
    return lambda: browser.client.post(path, data=sent).status_code


def _at_once(app: Flask, *sent: Callable[[], int]) -> list[int]:
    barrier = Barrier(len(sent))

    def run(send: Callable[[], int]) -> int:
        barrier.wait()
        with app.app_context():
            return send()

    db.session.remove()
    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(run, sent))


def test_ended_and_taken_back_in_four_windows_it_is_one_of_both(app: Flask, cast: Cast) -> None:
    began = clock.now() - timedelta(minutes=30)
    session_id = there(a_session(starts_at=began, opened_at=began), cast.tom.id).inset_session_id
    path = f"/sessions/{session_id}"
    windows = [Browser(app, who) for who in (cast.priya, cast.helen, cast.priya, cast.helen)]
    ends = [_sending(each, f"{path}/end", sure="yes", lasted="60") for each in windows[:2]]
    undoes = _sending(windows[2], f"{path}/not-held")
    ticks = _sending(windows[3], f"{path}/attendance", there=[f"p{cast.amina.id}"])
    assert _at_once(app, *ends, undoes, ticks) == [302] * 4

    state = db.session.get_one(InsetSession, session_id).state
    stands = {each.person_id for each in db.session.query(Attendance) if not each.withdrawn_at}
    told = {each.person_id for each in db.session.query(CpdEntry)}
    assert state in (SessionState.ENDED, SessionState.CANCELLED)
    assert told == stands
    assert not stands or state is SessionState.ENDED


@pytest.mark.usefixtures("app", "clock")
def test_nobody_arrives_at_what_ended_a_moment_ago() -> None:
    row = a_session()
    with writing():
        assert row.state is SessionState.OPEN
        db.session.execute(
            update(InsetSession).values(state=SessionState.ENDED, ended_at=BEGAN),
            execution_options={"synchronize_session": False},
        )
        with pytest.raises(Refused, match="has ended"):
            arrive(row, CAST.amina.id, BEGAN, is_remote=False)
    assert rows(row) == []

"""What Amina owns while the access table is tried: one of each thing that has an address."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from content import Library
from learning.database import Model, db
from tests.answers import right_answers
from tests.browser import Browser
from tests.cast import CAST, SEAVIEW_ID
from tests.rows import add_row

LINK_TOKEN = "a-link-that-was-sent-to-somebody"
FAR_OFF = datetime(2036, 1, 1, tzinfo=UTC)

Belongings = Mapping[str, object]


def live_a_little(amina: Browser, library: Library) -> Belongings:
    """Amina has checked, written, taken on and finished something; somebody new is invited."""
    _learn(amina, library)
    rounds = _rate(amina)
    plan = _plan(amina)
    with db.engine.begin() as connection:
        membership = _invite(connection)
        return {
            "action": _only(connection, "actions", "id"),
            "reflection": _only(connection, "reflections", "id"),
            "sign_in": _only(connection, "sign_ins", "id"),
            "code": _only(connection, "completions", "certificate_code"),
            "invited": membership,
            "share": _share_with_tom(connection),
            "token": LINK_TOKEN,
            **rounds,
            **plan,
        }


def _learn(amina: Browser, library: Library) -> None:
    noticing = library.module("first-steps").lesson("noticing")
    amina.get("/lessons/first-steps/noticing")
    amina.submit("Check my answers", right_answers(noticing.check.questions))
    amina.get("/lessons/first-steps/noticing")
    amina.submit("Keep my words", {"Your words": "I only guess."})
    amina.get("/lessons/first-steps/noticing")
    amina.submit("I will do this")
    for lesson in ("setting-out", "arriving"):
        amina.get(f"/lessons/whole-way/{lesson}")
        amina.submit("Mark as done")
    page = amina.get("/modules/whole-way/assessment")
    pool = library.module("whole-way").assessment.check.questions
    asked = [each for each in pool if page.has_field(f"question-{each.slug}")]
    amina.submit("Send my answers", right_answers(asked))


def _rate(amina: Browser) -> Belongings:
    """Two finished rounds of a whole framework, and an open one of its aspiring set."""
    for answer in ("2", "3"):
        amina.get("/audit/start")
        finished = amina.submit("Start", what="small-skills").path.rpartition("/")[2]
        amina.get(f"/audit/rounds/{finished}/statements/look-closely")
        amina.submit("Save and go on", answer=answer)
        amina.get(f"/audit/rounds/{finished}/finish")
        amina.submit("Finish this round")
    amina.get("/audit/start")
    begun = amina.submit("Start", what="small-skills/aspiring").path.rpartition("/")[2]
    return {"round": begun, "finished_round": finished}


def _plan(amina: Browser) -> Belongings:
    """A plan in practice with a goal, an action and a review, shared with Tom."""
    amina.get("/plans/start")
    amina.submit("Start the plan", goal_0_text="I look before I name it.")
    amina.follow("Choose actions")
    plan = amina.submit("Add this action", text="Count once.").path.rpartition("#")[0]
    plan = plan or amina.page.path
    amina.follow("Agree the plan")
    amina.submit("Agree the plan")
    amina.submit("Begin the plan")
    amina.get(f"{plan}/reviews/add")
    amina.submit("Keep this review", moved="I counted.")
    amina.get(f"{plan}/share")
    amina.submit("Share", {"who": str(CAST.tom.id)})
    with db.engine.connect() as connection:
        rows = {name: _only(connection, name, "id") for name in ("goals", "plan_actions")}
        return {
            "plan": _only(connection, "plans", "id"),
            "goal": rows["goals"],
            "plan_action": rows["plan_actions"],
            "review": _only(connection, "plan_reviews", "id"),
            "plan_share": _only(connection, "shares", "id"),
        }


def _only(connection: Connection, table: str, column: str) -> object:
    """The value of the only row of a table."""
    return connection.execute(select(Model.metadata.tables[table].c[column])).scalar_one()


def _share_with_tom(connection: Connection) -> int:
    """A share of Amina's that Tom has not opened; of a thing that is not there."""
    return add_row(
        connection,
        Model.metadata.tables["shares"],
        owner_id=CAST.amina.id,
        with_person_id=CAST.tom.id,
        subject_kind="round",
        subject_id=900_000,
        title="Skills audit",
        parts="profile",
        ends_on=FAR_OFF.date(),
    )


def _invite(connection: Connection) -> int:
    tables = Model.metadata.tables
    person = add_row(connection, tables["people"], name="Nadia Ali", email="nadia@example.com")
    add_row(
        connection,
        tables["single_use_links"],
        purpose="invitation",
        person_id=person,
        token_hash=hashlib.sha256(LINK_TOKEN.encode()).hexdigest(),
        expires_at=FAR_OFF,
    )
    return add_row(connection, tables["memberships"], person_id=person, organisation_id=SEAVIEW_ID)

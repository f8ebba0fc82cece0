"""What Amina owns while the access table is tried: one of each thing that has an address."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import Connection, select

from content import Library
from learning import clock
from learning.database import Model, db
from learning.sharing.rules import SubjectKind
from tests.answers import right_answers
from tests.browser import Browser
from tests.cast import CAST, SEAVIEW_ID
from tests.house.belongings_attendance import attended
from tests.house.belongings_carrying import brought
from tests.house.belongings_following import followed
from tests.house.belongings_joint import together
from tests.house.belongings_ledger import entered
from tests.house.belongings_placements import placed
from tests.house.belongings_readiness import readiness
from tests.house.belongings_sessions import led
from tests.house.belongings_trainings import trained
from tests.house.belongings_visits import visited
from tests.rows import add_row

LINK_TOKEN = "a-link-that-was-sent-to-somebody"
FAR_OFF = datetime(2036, 1, 1, tzinfo=UTC)

Belongings = Mapping[str, object]


def live_a_little(amina: Browser, library: Library) -> Belongings:
    """Amina has checked, written, taken on and finished something; somebody new is invited."""
    _learn(amina, library)
    rounds = _rate(amina)
    plan = _plan(amina)
    requests = _ask_to_rate(amina, rounds["finished_round"])
    noted = _note(amina)
    with db.engine.begin() as connection:
        membership = _invite(connection)
        placement = placed(connection, _opened_by_tom)
        return {
            "action": _only(connection, "actions", "id"),
            "reflection": _only(connection, "reflections", "id"),
            "sign_in": _sign_in(connection),
            "code": _only(connection, "completions", "certificate_code"),
            "invited": membership,
            "share": _share_with_tom(connection),
            "token": LINK_TOKEN,
            **rounds,
            **plan,
            **requests,
            **noted,
            "own_statement": _add_statement(connection),
            "offer": _add_offer(connection),
            **_way(connection),
            **readiness(connection, _interest(connection)),
            **_compared(connection),
            **placement,
            **visited(connection, placement["placement"]),
            **_trial(connection),
            **entered(connection),
            "joint": together(connection),
            **led(connection),
            **trained(connection),
            **brought(connection),
            **attended(connection),
            **followed(connection),
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


def _ask_to_rate(amina: Browser, round_id: object) -> Belongings:
    """Tom was asked to rate a domain and accepted; Helen was, and has finished."""
    tables = Model.metadata.tables
    found: dict[str, object] = {}
    for mentor in (CAST.tom, CAST.helen):
        amina.get(f"/audit/rounds/{round_id}/mentors/ask")
        amina.submit("Ask them", {"who": str(mentor.id), "parts": ["looking"]})
        with db.engine.connect() as connection:
            requests = tables["rating_requests"].c
            wanted = select(requests.id, requests.share_id).where(requests.rater_id == mentor.id)
            found[mentor.name], share = connection.execute(wanted).one()
        found.setdefault("request_share", share)
        theirs = amina.as_(mentor)
        theirs.get(f"/audit/requests/{found[mentor.name]}")
        theirs.submit("Accept")
    theirs.get(f"/audit/requests/{found[CAST.helen.name]}/domains/looking")
    theirs.submit("Save and go on", {"answer-look-closely": "3"})
    theirs.get(f"/audit/requests/{found[CAST.helen.name]}")
    theirs.submit("Finish, and let Amina Yusuf see it")
    return {
        "request": found[CAST.tom.name],
        "seen_request": found[CAST.helen.name],
        "request_share": found["request_share"],
    }


def _add_statement(connection: Connection) -> int:
    """A statement that Seaview has added to its audit."""
    return add_row(
        connection,
        Model.metadata.tables["own_statements"],
        organisation_id=SEAVIEW_ID,
        framework_slug="small-skills",
        domain_slug="looking",
        lens="leader",
        target=3,
        closes="",
    )


def _interest(connection: Connection) -> object:
    """The open interest of Amina's."""
    interests = Model.metadata.tables["interests"]
    wanted = select(interests.c.id).where(
        interests.c.person_id == CAST.amina.id, interests.c.closed_at.is_(None)
    )
    return connection.execute(wanted).scalar() or add_row(
        connection, interests, person_id=CAST.amina.id, closed_at=None
    )


def _way(connection: Connection) -> Belongings:
    """Her way, shared whole with Tom, who has opened it; and a conversation agreed with him."""
    interest = _interest(connection)
    talk = add_row(
        connection,
        Model.metadata.tables["conversations"],
        interest_id=interest,
        with_person_id=CAST.tom.id,
        state="accepted",
        meets_at=FAR_OFF,
        agreed_by_id=None,
    )
    shared = _opened_by_tom(connection, SubjectKind.CONVERSATION, talk, "talk")
    talks = Model.metadata.tables["conversations"]
    connection.execute(talks.update().where(talks.c.id == talk).values(share_id=shared))
    whole = "way,attributes,readiness"
    way_share = _opened_by_tom(connection, SubjectKind.INTEREST, interest, whole)
    return {"conversation": talk, "conversation_share": shared, "way_share": way_share}


def _opened_by_tom(connection: Connection, kind: SubjectKind, subject: object, parts: str) -> int:
    """A share of Amina's with Tom, who has opened it just now."""
    tables = Model.metadata.tables
    share = add_row(
        connection,
        tables["shares"],
        owner_id=CAST.amina.id,
        with_person_id=CAST.tom.id,
        subject_kind=kind,
        subject_id=subject,
        title="A thing of hers",
        parts=parts,
        ends_on=FAR_OFF.date(),
    )
    add_row(connection, tables["looks"], share_id=share, created_at=clock.now())
    return share


def _compared(connection: Connection) -> Belongings:
    """A placement of Amina's with a visit and a learning point; it and a reflection for Tom."""
    tables = Model.metadata.tables
    placement = add_row(
        connection, tables["placements"], visitor_id=CAST.amina.id, ends_on=FAR_OFF.date()
    )
    visit = add_row(connection, tables["visits"], placement_id=placement, visitor_id=CAST.amina.id)
    reflection = _only(connection, "reflections", "id")
    return {
        "compared_placement": placement,
        "compared_visit": visit,
        "learning_point": add_row(
            connection, tables["learning_points"], placement_id=placement, visit_id=visit
        ),
        "compared_share": _opened_by_tom(connection, SubjectKind.PLACEMENT, placement, "visits"),
        "reflection_share": _opened_by_tom(connection, SubjectKind.REFLECTION, reflection, "words"),
    }


def _trial(connection: Connection) -> Belongings:
    """A trial of Amina's with Tom, who reads it, and a meeting noted by each of them."""
    tables = Model.metadata.tables
    interest = _interest(connection)
    trial = add_row(
        connection,
        tables["trials"],
        interest_id=interest,
        senco_id=CAST.tom.id,
        state="agreed",
        starts_on=date(2026, 11, 2),
        ends_on=FAR_OFF.date(),
    )
    share = _opened_by_tom(connection, SubjectKind.TRIAL, trial, "trial")
    entries = {
        key: add_row(
            connection,
            tables["trial_entries"],
            trial_id=trial,
            by_person_id=person.id,
            went_well="It went well.",
        )
        for key, person in (("trial_entry", CAST.amina), ("trial_entry_of_tom", CAST.tom))
    }
    return {"trial": trial, "trial_share": share, **entries}


def _add_offer(connection: Connection) -> int:
    """Something that Priya has posted for Seaview."""
    return add_row(
        connection,
        Model.metadata.tables["opportunities"],
        posted_by_id=CAST.priya.id,
        organisation_id=SEAVIEW_ID,
        kind="project",
        open_until=FAR_OFF.date(),
    )


def _plan(amina: Browser) -> Belongings:
    """A plan in practice with a goal, an action and a review, shared with Tom."""
    amina.get("/plans/start")
    amina.submit("Start the plan", goal_0_text="I look before I name it.")
    amina.follow("Choose actions")
    plan = amina.submit("Add this action", text="Count once.").path
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
            "plan_share": _share_of(SubjectKind.PLAN, connection),
        }


def _note(amina: Browser) -> Belongings:
    """An entry of the diary, and a qualification record that is shared with Tom."""
    amina.get("/diary")
    amina.submit("Keep this entry", mode="doing", minutes="30")
    amina.get("/qualification/edit")
    amina.submit("Save and see what follows", appointed_on="2025-09-01")
    amina.get("/qualification/share")
    amina.submit("Share", {"who": str(CAST.tom.id)})
    with db.engine.connect() as connection:
        return {
            "diary_entry": _only(connection, "diary_entries", "id"),
            "qualification_share": _share_of(SubjectKind.QUALIFICATION, connection),
        }


def _share_of(kind: SubjectKind, connection: Connection) -> int:
    """The only share of this kind."""
    shares = Model.metadata.tables["shares"].c
    wanted = select(shares.id).where(shares.subject_kind == kind)
    return connection.execute(wanted).scalar_one()


def _only(connection: Connection, table: str, column: str) -> object:
    """The value of the only row of a table."""
    return connection.execute(select(Model.metadata.tables[table].c[column])).scalar_one()


def _sign_in(connection: Connection) -> int:
    """Where Amina is signed in; those whom she asked to rate were, too."""
    sign_ins = Model.metadata.tables["sign_ins"].c
    hers = select(sign_ins.id).where(sign_ins.person_id == CAST.amina.id)
    return connection.execute(hers).scalar_one()


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

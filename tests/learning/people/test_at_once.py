"""Two people, or one person twice, at the same moment."""

import threading

import pytest
from sqlalchemy import func, select

from learning import clock
from learning.database import db, writing
from learning.errors import NotFound, Refused
from learning.people.administering import services
from learning.people.links.services import accept_invitation
from learning.people.models import Membership, MembershipRole, Person
from learning.people.queries import credentials, viewer_for
from learning.people.rules import Job, Role
from learning.people.schools.services import Newcomer
from learning.people.services import change_password, note_sign_in, start_sign_in
from tests.factories import a_person


def at_once(app, *changes):
    """What came of changes that begin together: None, or what each was refused with."""
    outcomes, barrier = [None] * len(changes), threading.Barrier(len(changes))

    def run(number, change):
        with app.app_context():
            barrier.wait()
            try:
                with writing():
                    change()
            except (Refused, NotFound) as refused:
                outcomes[number] = refused
            finally:
                db.session.remove()

    threads = [
        threading.Thread(target=run, args=(number, change)) for number, change in enumerate(changes)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.database
def test_a_link_used_twice_at_once_works_once(app, cast, viewer_of, site):
    sam = viewer_of(cast.sam)
    with writing():
        nadia = Newcomer(name="Nadia Ali", email="n@seaview.example", job=Job.TEACHER)
        path = services.add_person(sam, nadia, site).address
    token = path.rpartition("/")[2]
    outcomes = at_once(
        app,
        lambda: accept_invitation(token, name="Nadia Ali", new_hash="one"),
        lambda: accept_invitation(token, name="Nadia Ali", new_hash="two"),
    )
    assert sorted(outcome is None for outcome in outcomes) == [False, True]


@pytest.mark.database
def test_two_administrators_do_not_both_go(app, cast, viewer_of):
    asha = a_person("Asha Rao", Role.ADMINISTRATOR)
    db.session.commit()
    keys = db.session.scalars(
        select(Membership.id).where(Membership.person_id.in_([asha.id, cast.sam.id]))
    ).all()
    viewers = [viewer_for(asha.id), viewer_of(cast.sam)]
    db.session.commit()
    outcomes = at_once(
        app,
        *(
            lambda viewer=viewer, key=key: services.set_roles(viewer, key, frozenset())
            for viewer, key in zip(viewers, keys, strict=True)
        ),
    )
    left = select(func.count()).select_from(MembershipRole)
    assert sorted(outcome is None for outcome in outcomes) == [False, True]
    assert db.session.scalar(left.where(MembershipRole.role == Role.ADMINISTRATOR)) == 1


@pytest.mark.database
def test_a_person_added_twice_at_once_stands_on_the_list_once(app, cast, viewer_of, site):
    sam = viewer_of(cast.sam)
    db.session.commit()
    nadia = Newcomer(name="Nadia Ali", email="n@seaview.example", job=Job.TEACHER)
    add = lambda: services.add_person(sam, nadia, site)  # noqa: E731 - twice the same
    outcomes = at_once(app, add, add)
    found = select(func.count()).select_from(Person).where(Person.email == "n@seaview.example")
    assert sorted(outcome is None for outcome in outcomes) == [False, True]
    assert db.session.scalar(found) == 1


def test_whoever_was_deactivated_between_check_and_sign_in_is_not_let_in(app, cast):
    checked = credentials(cast.amina.email)
    db.session.get_one(Person, cast.amina.id).deactivated_at = clock.now()
    db.session.flush()
    with pytest.raises(NotFound):
        note_sign_in(checked)
    with pytest.raises(NotFound):
        start_sign_in(cast.amina.id, token_hash="x", browser="", expires_at=clock.now())


def test_a_password_changed_between_check_and_sign_in_is_asked_for_again(app, cast, site):
    checked = credentials(cast.amina.email)
    change_password(
        cast.amina.id, verified_hash=checked.password_hash, new_hash="another", site=site
    )
    with pytest.raises(Refused, match="changed a moment ago"):
        note_sign_in(checked)
    with pytest.raises(Refused, match="changed a moment ago"):
        change_password(cast.amina.id, verified_hash=checked.password_hash, new_hash="x", site=site)

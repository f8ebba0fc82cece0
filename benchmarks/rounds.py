"""Begins a round of the SENCo skills audit for everybody in an instance; run beside its server."""

import secrets

from sqlalchemy import select

from learning.app import create_app
from learning.database import db, writing
from learning.people.models import Person
from learning.people.queries import viewer_for
from learning.skills.rounds.services import begin_round
from learning.web.library import library

FRAMEWORK = "senco-skills"


def main() -> None:
    """Everybody in the instance named by the environment has an open round."""
    with create_app().app_context():
        for person_id in db.session.scalars(select(Person.id).order_by(Person.id)).all():
            with writing():
                _begin(person_id)


def _begin(person_id: int) -> None:
    viewer = viewer_for(person_id)
    if viewer is None:
        raise LookupError(person_id)
    begin_round(
        viewer,
        library(),
        framework_slug=FRAMEWORK,
        statement_set="",
        stage="",
        phase=None,
        pupils=None,
        role_shape=None,
        is_on_leadership_team=None,
        purpose="",
        form_id=secrets.token_hex(16),
    )


if __name__ == "__main__":
    main()

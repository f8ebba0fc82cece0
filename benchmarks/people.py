"""Fills a fresh instance with a school and people who can sign in; run before its server."""

import sys

from benchmarks.servers import PASSWORD
from learning import clock
from learning.app import create_app
from learning.database import db, writing
from learning.database.schema import bring_up_to_date
from learning.people import passwords
from learning.people.models import Membership, Organisation, Person
from learning.people.rules import Job, OrganisationKind


def main(count: int) -> None:
    """The instance named by the environment holds one school with so many teachers."""
    with create_app().app_context():
        bring_up_to_date()
        with writing():
            _fill(count)


def _fill(count: int) -> None:
    school = Organisation(kind=OrganisationKind.SCHOOL, name="Bench School", slug="bench")
    db.session.add(school)
    db.session.flush()
    password_hash = passwords.hashed(PASSWORD)
    for number in range(count):
        person = Person(
            name=f"Person {number}",
            email=f"person{number}@bench.example",
            password_hash=password_hash,
        )
        db.session.add(person)
        db.session.flush()
        db.session.add(
            Membership(
                person_id=person.id,
                organisation_id=school.id,
                job=Job.TEACHER,
                starts_on=clock.today(),
            )
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))

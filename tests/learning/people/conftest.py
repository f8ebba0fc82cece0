"""What the tests of people share: a site with and without e-mail, an empty installation."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from learning.database import Model, db
from learning.journal.models import Event
from learning.journal.rules import Verb
from learning.mail.models import OutgoingMessage
from learning.people.letters import Site
from learning.people.queries import viewer_for
from learning.people.viewers import Viewer
from tests.cast import Member


@pytest.fixture
def site() -> Site:
    """A school without a mail server: links are shown to be passed on."""
    return Site(address="https://learning.example", sends_mail=False)


@pytest.fixture
def mailing_site() -> Site:
    """A school with a mail server."""
    return Site(address="https://learning.example", sends_mail=True)


@pytest.fixture
def with_mail(app: Flask) -> Iterator[None]:
    """The application can send e-mail."""
    usual = app.config["ALONGSIDE"]
    app.config["ALONGSIDE"] = replace(
        usual, smtp_url="smtp://localhost", mail_from="Alongside <post@learning.example>"
    )
    yield
    app.config["ALONGSIDE"] = usual


@pytest.fixture
def empty(app: Flask) -> Flask:
    """The application before anybody has set it up."""
    for table in reversed(Model.metadata.sorted_tables):
        db.session.execute(table.delete())
    db.session.commit()
    return app


@pytest.fixture
def viewer_of(app: Flask) -> Callable[[Member], Viewer]:
    """Somebody of the cast as queries and services see them."""

    def made(person: Member) -> Viewer:
        viewer = viewer_for(person.id)
        assert viewer is not None
        return viewer

    return made


@pytest.fixture
def outgoing(app: Flask) -> Callable[[], list[OutgoingMessage]]:
    """The e-mails that wait to be sent."""
    return lambda: list(db.session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id)))


@pytest.fixture
def happened(app: Flask) -> Callable[[], list[Verb]]:
    """What stands in the journal, oldest first."""
    return lambda: list(db.session.scalars(select(Event.verb).order_by(Event.id)))

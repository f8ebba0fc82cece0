"""A second school on a server of its own, with a secret and a database of its own: Oak Hill."""

from dataclasses import replace
from pathlib import Path

from flask import Flask
from sqlalchemy import update

from learning.app import create_app
from learning.config import Config
from learning.database import Model, db
from learning.people.models import Organisation
from tests.browser import watch_sessions
from tests.cast import SEAVIEW_ID, add_cast


def another_server(config: Config, folder: Path) -> Flask:
    """An application that shares nothing with that of every test."""
    instance = folder / "other-server"
    instance.mkdir(exist_ok=True)
    app = create_app(
        replace(
            config,
            secret_key="another secret for tests, also forty long",
            database_url=f"sqlite:///{instance / 'other.sqlite3'}",
            instance=instance,
        )
    )
    watch_sessions(app)
    return app


def close(app: Flask) -> None:
    """Nothing of it is connected any more."""
    with app.app_context():
        db.engine.dispose()


def as_oak_hill(app: Flask) -> Flask:
    """The other server, afresh: the same people, whose school is Oak Hill there."""
    with app.app_context():
        Model.metadata.drop_all(db.engine)
        Model.metadata.create_all(db.engine)
        add_cast(db.session())
        db.session.execute(
            update(Organisation)
            .where(Organisation.id == SEAVIEW_ID)
            .values(name="Oak Hill", slug="oak-hill", urn="100099")
        )
        db.session.commit()
        db.session.remove()
    return app

"""Two schools on two servers: Seaview on that of every test, Oak Hill on another one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from learning.app import create_app
from learning.config import Config
from learning.database import Model, db
from learning.people.models import Organisation
from tests.browser import Browser, watch_sessions
from tests.cast import SEAVIEW_ID, add_cast


@pytest.fixture(scope="package")
def other_app(config: Config, folder: Path) -> Iterator[Flask]:
    """An application with a secret and a database of its own."""
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
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def oak_hill(other_app: Flask) -> Flask:
    """The other server, afresh: the same people, whose school is Oak Hill there."""
    with other_app.app_context():
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
    return other_app


@pytest.fixture
def there(oak_hill: Flask) -> Browser:
    """A browser on the other server."""
    return Browser(oak_hill)

"""What only house tests ask for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from learning.app import create_app
from learning.config import Config
from learning.database import db


@pytest.fixture(scope="session")
def demonstration_app(config: Config, folder: Path) -> Iterator[Flask]:
    """The application in demonstration mode, with an empty file of its own."""
    url = f"sqlite:///{folder / 'demonstration.sqlite3'}"
    app = create_app(replace(config, demonstration=True, database_url=url))
    yield app
    with app.app_context():
        db.engine.dispose()

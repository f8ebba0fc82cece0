"""Empty databases, and applications that stand on them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from learning.app import create_app
from learning.config import Config
from learning.database import db
from tests.stores import Store


@pytest.fixture
def empty_url(store: Store, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """`empty_url()` is the address of one more empty database."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(store.fresh(tmp_path))


@pytest.fixture
def standing_on(config: Config):
    """`with standing_on(url):` the application's context on that database."""

    @contextmanager
    def stand(url: str) -> Iterator[Flask]:
        app = create_app(replace(config, database_url=url))
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()

    return stand

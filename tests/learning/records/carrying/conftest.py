"""Two schools on two servers: Seaview on that of every test, Oak Hill on another one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from learning.config import Config
from tests.browser import Browser
from tests.learning.records.carrying.servers import another_server, as_oak_hill, close


@pytest.fixture(scope="package")
def other_app(config: Config, folder: Path) -> Iterator[Flask]:
    """An application with a secret and a database of its own."""
    app = another_server(config, folder)
    yield app
    close(app)


@pytest.fixture
def oak_hill(other_app: Flask) -> Flask:
    """The other server, afresh: the same people, whose school is Oak Hill there."""
    return as_oak_hill(other_app)


@pytest.fixture
def there(oak_hill: Flask) -> Browser:
    """A browser on the other server."""
    return Browser(oak_hill)

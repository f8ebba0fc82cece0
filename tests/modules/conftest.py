"""The real modules, loaded as the application loads them."""

import pytest

from content import Library, load
from learning.config import PROJECT

MODULES = PROJECT / "modules"


@pytest.fixture(scope="session")
def real_library() -> Library:
    """Every module of the project, without a cache."""
    return load((MODULES,))

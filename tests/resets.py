"""What the application remembers beside its database, forgotten before each test."""

from flask import Flask
from limits.storage import MemoryStorage


def forget_everything(app: Flask) -> None:
    """Nothing of an earlier test lives on in memory."""
    app.extensions.pop("changes-left-in-the-session", None)
    for extension in app.extensions.values():
        for storage in _storages(extension):
            storage.reset()


def _storages(extension: object) -> list[MemoryStorage]:
    limiters = [v for v in getattr(extension, "__dict__", {}).values() if hasattr(v, "storage")]
    return [each.storage for each in limiters if isinstance(each.storage, MemoryStorage)]

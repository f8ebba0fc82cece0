"""What was built from files that have not changed since, kept between starts.

The file can be lost or spoilt at any time: whatever is odd about it, everything is built anew.
It holds plain data, no code.
"""

from collections.abc import Sequence
from pathlib import Path

from content.courses import BuiltModule
from content.folders import ModuleFolder
from content.types import Term


class Store:
    def __init__(self, path: Path, *, glossary: Sequence[Term]) -> None: ...
    def built(self, folder: ModuleFolder) -> BuiltModule | None:
        return None

    def keep(self, folder: ModuleFolder, built: BuiltModule) -> None: ...
    def save(self) -> None: ...

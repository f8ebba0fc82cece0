"""Built files: made from the sources that are here, complete, and each with its licence."""

import gzip
import hashlib
import json
from pathlib import Path

import brotli
import pytest

from tests.house.project import PROJECT

ASSETS = PROJECT / "learning/web/assets"
STATIC = PROJECT / "learning/web/static"
OWN = {"manifest.json", "sources.sha256"}
COMPRESSED = (".css", ".js", ".svg")


def _manifest() -> dict[str, str]:
    return json.loads((STATIC / "manifest.json").read_text("utf-8"))


def test_the_built_files_belong_to_these_sources():
    """As learning/web/assets/build.mjs says; if it fails, run `make assets`."""
    below = [path for path in ASSETS.rglob("*") if path.is_file()]
    names = ["package-lock.json", *(path.relative_to(PROJECT).as_posix() for path in below)]
    total = hashlib.sha256()
    for name in sorted(names, key=str.encode):
        digest = hashlib.sha256((PROJECT / name).read_bytes()).hexdigest()
        total.update(f"{name}\0{digest}\n".encode())
    assert (STATIC / "sources.sha256").read_text("ascii").strip() == total.hexdigest()


def test_every_built_file_is_named_by_its_content():
    for plain, named in _manifest().items():
        stem, _, kind = plain.rpartition(".")
        digest = hashlib.sha256((STATIC / named).read_bytes()).hexdigest()[:8]
        assert named == f"{stem}.{digest}.{kind}"


def test_nothing_else_lies_among_them():
    named = set(_manifest().values())
    squeezed = {f"{name}{end}" for name in named for end in (".gz", ".br")}
    there = {path.name for path in STATIC.iterdir() if path.is_file()}
    assert there <= named | squeezed | OWN


@pytest.mark.parametrize("name", [n for n in _manifest().values() if n.endswith(COMPRESSED)])
def test_squeezed_files_hold_the_same(name):
    whole = (STATIC / name).read_bytes()
    assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == whole
    assert brotli.decompress((STATIC / f"{name}.br").read_bytes()) == whole


def test_nothing_is_loaded_from_elsewhere():
    for name in _manifest().values():
        if name.endswith((".css", ".js")):
            text = (STATIC / name).read_text("utf-8")
            for address in ("url(http", "url(//", "@import", 'from"http', "sourceMappingURL"):
                assert address not in text, f"{name}: {address}"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("LICENSE", "MIT License"),
        ("modules/LICENSE", "Attribution 4.0 International"),
        ("modules/LICENSE", "Open Government Licence"),
        ("learning/web/static/licences/govuk-frontend.txt", "MIT"),
        ("learning/web/static/licences/atkinson-hyperlegible-next.txt", "SIL OPEN FONT LICENSE"),
        ("learning/web/static/licences/lexend.txt", "SIL OPEN FONT LICENSE"),
    ],
)
def test_licences_are_there(path, says):
    assert says.lower() in " ".join(Path(PROJECT / path).read_text("utf-8").lower().split())

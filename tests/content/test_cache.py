"""The cache makes a start faster and can change nothing that is loaded."""

import os
import re
from hashlib import blake2b
from pathlib import Path

import pytest

from content import cache as cache_module
from content.codec import OddError, decoded, encoded
from content.courses import build_module
from content.folders import find
from content.library import Library, load
from content.render import Terms
from tests.content.shadowing_files import PARTS
from tests.content.test_frameworks import OURS
from tests.content.writing import HEAD, PICTURE, TODAY, TOP, write

DIGEST = r'^([0-9a-f]{32}) \{"(\w+)"'
EXAMPLES = Path(__file__).parent / "examples"
BROKEN = Path(__file__).parent / "broken"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    question = "::: check\n### A? {#a}\n1. B\n2. C\n> **Why:** d.\n:::\n"
    return write(
        tmp_path / "content",
        {
            "courses/one/module.md": HEAD,
            "courses/one/01-a.md": TOP + '"Words".\n\n[b](b)\n\n::: proposed 2026-02-23\nA.\n:::\n',
            "courses/one/02-b.md": TOP + "## A\n\n![B](images/a.png)\n\n" + question,
            "courses/one/images/a.png": PICTURE,
        },
    )


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "content.cache"


def facts(library: Library) -> tuple[object, ...]:
    return (
        library.modules,
        library.frameworks,
        library.shadowing,
        library.problems,
        library.unavailable,
        library.unavailable_frameworks,
        library.fingerprint,
    )


def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the slug of each module that is built anew."""
    built: list[str] = []

    def counted(folder, glossary):
        built.append(folder.slug)
        return build_module(folder, glossary)

    monkeypatch.setattr("content.library.build_module", counted)
    return built


@pytest.mark.parametrize("folder", [EXAMPLES, BROKEN])
def test_a_second_start_reads_the_same_and_builds_nothing(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = builds(monkeypatch)
    first = load([folder], cache, today=TODAY)
    assert len(built) == len({f.slug for f in find(folder).modules})
    built.clear()
    second = load([folder], cache, today=TODAY)
    assert built == []
    assert facts(first) == facts(second) == facts(load([folder], today=TODAY))


def test_only_what_changed_is_built_again(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {"courses/two/module.md": HEAD, "courses/two/01-a.md": TOP + "Words.\n"})
    load([root], cache)
    built = builds(monkeypatch)
    write(root, {"courses/two/01-a.md": TOP + "Other words.\n"})
    assert "Other words" in str(load([root], cache).module("two"))
    assert built == ["two"]


def test_the_file_is_private_and_nothing_is_left_beside_it(root: Path, cache: Path) -> None:
    load([root], cache)
    assert cache.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in cache.parent.iterdir()} == {"content", "content.cache"}


def test_an_unchanged_cache_is_not_written_again(root: Path, cache: Path) -> None:
    load([root], cache)
    before = cache.stat().st_mtime_ns, cache.stat().st_ino
    load([root], cache)
    assert (cache.stat().st_mtime_ns, cache.stat().st_ino) == before


def test_a_module_that_is_gone_is_dropped(root: Path, cache: Path) -> None:
    write(root, {"courses/two/module.md": HEAD, "courses/two/01-a.md": TOP + "Words.\n"})
    load([root], cache)
    size = cache.stat().st_size
    for path in sorted((root / "courses/two").iterdir()):
        path.unlink()
    (root / "courses/two").rmdir()
    load([root], cache)
    assert cache.stat().st_size < size


def forged(cache: Path, old: str, new: str) -> None:
    """Change the cache as somebody would who knows how its digest is made."""
    head, _, body = cache.read_text().partition("\n")
    assert old in body
    body = body.replace(old, new)
    digest = blake2b(body.encode(), digest_size=16).hexdigest()
    cache.write_text(f"{head.split()[0]} {digest}\n{body}")


def test_forged_html_is_not_believed(root: Path, cache: Path) -> None:
    for evil in ("<script>alert(1)</script>", "<p onclick=x>a</p>", "<p class='govuk-x'>a</p>"):
        load([root], cache)
        forged(cache, "<p>“Words”.</p>", evil)
        assert evil not in str(load([root], cache).modules)
        assert evil not in cache.read_text()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"Prose"', '{"Popen"'),
        ('"Heading":["a"', '"Heading":[]},{"Heading":["a"'),
        ('"QuestionKind":["order"]', '"QuestionKind":["odd"]'),
        ('{"date":["2026-11-22"]}', '{"date":["never"]}'),
        ('{"BuiltModule"', '{"x":[],"BuiltModule"'),
        ('{"BuiltModule":', "["),
        ('{"Lesson"', '{"Lesson":[],"x"'),
    ],
)
def test_anything_odd_is_built_anew(root: Path, cache: Path, old: str, new: str) -> None:
    right = facts(load([root], cache, today=TODAY))
    forged(cache, old, new)
    assert facts(load([root], cache, today=TODAY)) == right


@pytest.mark.parametrize("spoil", [b"", b"\xff\xfe", b"x\ny", b"\0" * 100])
def test_a_spoilt_file_is_replaced(root: Path, cache: Path, spoil: bytes) -> None:
    right = facts(load([root], cache, today=TODAY))
    kept = cache.read_bytes()
    cache.write_bytes(spoil)
    assert facts(load([root], cache, today=TODAY)) == right
    assert cache.read_bytes() == kept


def test_a_cut_file_is_replaced(root: Path, cache: Path) -> None:
    load([root], cache)
    kept = cache.read_bytes()
    cache.write_bytes(kept[:-100])
    load([root], cache)
    assert cache.read_bytes() == kept


def test_a_file_others_may_write_is_not_believed(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([root], cache)
    cache.chmod(0o666)
    built = builds(monkeypatch)
    load([root], cache)
    assert built == ["one"]
    assert cache.stat().st_mode & 0o777 == 0o600


def test_a_link_or_a_pipe_is_not_read_and_is_replaced(root: Path, cache: Path) -> None:
    real = cache.with_name("elsewhere")
    load([root], real)
    cache.symlink_to(real)
    load([root], cache)
    assert not cache.is_symlink()
    cache.unlink()
    os.mkfifo(cache)
    load([root], cache)
    assert cache.is_file()


def test_a_huge_file_is_not_read(root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load([root], cache)
    monkeypatch.setattr(cache_module, "LARGEST_CACHE", 10)
    built = builds(monkeypatch)
    load([root], cache)
    assert built == ["one"]


def test_a_folder_that_cannot_be_written_is_no_matter(root: Path, tmp_path: Path) -> None:
    assert load([root], tmp_path / "nowhere" / "content.cache").modules


def test_another_version_of_the_package_builds_anew(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([root], cache)
    monkeypatch.setattr(cache_module, "_own_stamp", lambda: "another")
    built = builds(monkeypatch)
    load([root], cache)
    assert built == ["one"]


def test_a_module_moved_elsewhere_keeps_no_old_path(root: Path, cache: Path) -> None:
    load([root], cache)
    moved = root.rename(root.with_name("moved"))
    library = load([moved], cache)
    assert library.modules[0].folder == str(moved / "courses/one")


def test_a_digest_of_another_module_is_not_believed(root: Path, cache: Path) -> None:
    write(root, {"courses/two/module.md": HEAD, "courses/two/01-a.md": TOP + "Two.\n"})
    right = facts(load([root], cache, today=TODAY))
    digests = re.findall(r"^([0-9a-f]{32}) \{", cache.read_text(), re.MULTILINE)
    forged(cache, digests[0], "x" * 32)
    forged(cache, digests[1], digests[0])
    assert facts(load([root], cache, today=TODAY)) == right


def test_an_unchanged_framework_is_not_built_again(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, OURS)
    first = load([root], cache, today=TODAY)
    assert first.frameworks
    monkeypatch.setattr("content.library.build_framework", None)
    assert facts(load([root], cache, today=TODAY)) == facts(first)


def test_an_unchanged_guide_is_not_built_again(
    root: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two roots, and with a problem to tell: one file of the second is broken."""
    write(root, PARTS)
    school = {"shadowing/trial.md": "broken", "shadowing/aims.md": PARTS["shadowing/aims.md"]}
    roots = [root, write(tmp_path / "own", school)]
    first = load(roots, cache, today=TODAY)
    assert first.shadowing.agreement.version == 3
    monkeypatch.setattr("content.library.build_shadowing", None)
    assert facts(load(roots, cache, today=TODAY)) == facts(first)


def test_a_guide_that_changed_is_built_again(root: Path, cache: Path) -> None:
    write(root, PARTS)
    load([root], cache)
    agreement = PARTS["shadowing/agreement.md"].replace("No names", "No photos")
    write(root, {"shadowing/agreement.md": agreement})
    assert load([root], cache).shadowing.agreement.rules[1].title == "No photos"


def test_a_module_is_not_taken_for_a_framework(root: Path, cache: Path) -> None:
    """Their folders may bear one name; what was built of one is not believed of the other."""
    write(root, {name.replace("/ours/", "/one/"): text for name, text in OURS.items()})
    right = load([root], cache, today=TODAY)
    kept = {kind: digest for digest, kind in re.findall(DIGEST, cache.read_text(), re.M)}
    forged(cache, kept["BuiltModule"], "x" * 32)
    forged(cache, kept["BuiltFramework"], kept["BuiltModule"])
    assert facts(load([root], cache, today=TODAY)) == facts(right)


def test_json_is_exact_and_strict() -> None:
    built = build_module(find(EXAMPLES).modules[0], Terms({}))
    assert decoded(encoded(built)) == built
    for text in ("", "[]", "1", "{}", '{"Prose":["<p>a</p>"]}', "[" * 100_000, '{"Prose":[]}'):
        with pytest.raises(OddError):
            decoded(text)

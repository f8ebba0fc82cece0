"""Folders as careless or hostile people leave them: a problem, never a traceback."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from content.folders import LARGEST_FILE, MOST_FILES, find
from content.library import check, load
from tests.content.writing import HEAD, PICTURE, TOP, lines, module_files, read, write

WORDS = TOP + "Words.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "content", module_files(a=WORDS, b=WORDS))


def problems(root: Path) -> list[str]:
    return lines(read(root).problems, root)


def lessons(root: Path) -> list[str]:
    return [lesson.slug for module in read(root).modules for lesson in module.lessons]


@pytest.mark.parametrize("missing", ["nowhere", "content/courses/one/01-a.md"])
def test_a_root_that_is_no_folder_is_a_problem(root: Path, missing: str) -> None:
    path = root.parent / missing
    assert lines(check([path])) == [
        f"{path}:1: there is no such folder; name a folder that holds courses"
    ]


def test_an_empty_root_is_a_warning(tmp_path: Path) -> None:
    assert "holds no courses" in str(check([tmp_path])[0])
    assert load([tmp_path]).modules == ()


def test_a_root_may_hold_pathways_or_a_glossary_alone(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.md": "SENCo\n: A person.\n"})
    assert check([tmp_path]) == ()


def test_what_nobody_wrote_is_passed_over(root: Path) -> None:
    for name in (".DS_Store", "~$a.docx", "01-a.md~", "Thumbs.db", "README.md", "LICENSE", ".git"):
        write(root, {f"courses/one/{name}": "x", f"courses/{name}x": "x"})
    assert problems(root) == []


def test_a_link_out_of_the_content_is_not_followed(root: Path) -> None:
    secret = root.parent / "secret.md"
    secret.write_text(WORDS)
    (root / "courses/one/03-c.md").symlink_to(secret)
    (root / "courses/one/images").mkdir()
    picture = root.parent / "secret.png"
    picture.write_bytes(PICTURE)
    (root / "courses/one/images/a.png").symlink_to(picture)
    write(root, {"courses/one/04-d.md": TOP + "![A](images/a.png)\n"})
    found = problems(root)
    assert len(found) == 2
    assert all("a link that leads out of the content" in line for line in found)
    assert lessons(root) == ["a", "b"]


def test_a_folder_that_is_a_link_out_is_not_followed(root: Path) -> None:
    shutil.copytree(root / "courses/one", root.parent / "two")
    (root / "courses/two").symlink_to(root.parent / "two")
    (root / "courses/one/images").symlink_to(root.parent)
    (root.parent / "pathways").mkdir()
    (root / "pathways").symlink_to(root.parent / "pathways")
    (found,) = problems(root)
    assert found.startswith("courses/two:1: the folder is a link")


def test_a_folder_whose_name_begins_like_the_root_is_outside(root: Path) -> None:
    beside = write(root.parent / "content-beside", {"03-c.md": WORDS})
    (root / "courses/one/03-c.md").symlink_to(beside / "03-c.md")
    assert "leads out" in problems(root)[0]


def test_a_link_within_the_content_is_followed(root: Path) -> None:
    (root / "courses/one/03-c.md").symlink_to(root / "courses/one/01-a.md")
    assert lessons(root) == ["a", "b", "c"]


def test_a_link_to_nothing_is_a_problem(root: Path) -> None:
    (root / "courses/one/03-c.md").symlink_to(root / "courses/one/nothing.md")
    assert "cannot be read (No such file" in problems(root)[0]


def test_a_link_to_itself_is_a_problem(root: Path) -> None:
    (root / "courses/one/03-c.md").symlink_to(root / "courses/one/03-c.md")
    assert "cannot be read" in problems(root)[0]


def test_a_pipe_does_not_hold_anything_up(root: Path) -> None:
    os.mkfifo(root / "courses/one/03-c.md")
    (root / "courses/one/images").mkdir()
    os.mkfifo(root / "courses/one/images/a.png")
    os.mkfifo(root / "glossary.md")
    found = problems(root)
    assert len(found) == 2
    assert all("no ordinary file" in line for line in found)


def test_a_folder_named_like_a_lesson_is_not_read(root: Path) -> None:
    (root / "courses/one/03-c.md").mkdir()
    assert problems(root)[0].startswith("courses/one:1: “03-c.md” is not read")


def test_a_huge_file_is_refused_by_its_size(root: Path) -> None:
    with open(root / "courses/one/03-c.md", "wb") as file:
        file.truncate(10 * 1024**3)
    assert "larger than 256 kB" in problems(root)[0]
    write(root, {"courses/one/03-c.md": b"a" * LARGEST_FILE})
    assert "larger than" not in problems(root)[0]


def test_too_many_files_are_refused(root: Path) -> None:
    write(root, {f"courses/one/x{i}.txt": "" for i in range(MOST_FILES)})
    found = problems(root)
    assert "one holds more than 1,000 files" in found[0]
    assert lessons(root) == []


def test_binary_files_are_told_from_text(root: Path) -> None:
    write(root, {"courses/one/03-c.md": bytes(range(256)) * 20, "courses/one/04-d.md": PICTURE})
    found = problems(root)
    assert len(found) == 2


def test_odd_names_are_problems_and_print_harmlessly(root: Path) -> None:
    write(root, {"courses/one/03-\x1b[31m.md": WORDS, "courses/one/04-é.md": WORDS})
    undecodable = os.fsdecode(b"05-\xff.md")
    (root / "courses/one" / undecodable).write_text(WORDS)
    found = problems(root)
    assert len(found) == 3
    assert all("\x1b" not in line and "\udcff" not in line for line in found)


def test_a_file_that_goes_while_it_is_read_is_a_problem(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def gone(path: Any, *arguments: Any, **more: Any) -> int:
        if str(path).endswith("02-b.md"):
            os.unlink(path)
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "open", gone)
    assert "02-b.md:1: the file cannot be read" in problems(root)[0]
    assert lessons(root) == ["a"]


def test_a_folder_that_may_not_be_read_is_a_problem(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refused(path: Any) -> Any:
        if str(path).endswith("one"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert "the folder one cannot be read (Permission denied)" in problems(root)[0]


def test_a_half_copied_module_is_left_out_and_the_rest_works(root: Path) -> None:
    write(root, {"courses/two/01-a.md": WORDS, "courses/three/module.md": HEAD[:40]})
    library = read(root)
    assert [module.slug for module in library.modules] == ["one"]
    assert [(left.module_slug, left.slug) for left in library.unavailable] == [
        ("three", None),
        ("two", None),
    ]
    assert library.unavailable[1].reason == (
        "Line 1: the module has no module.md; write one, with its header"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"courses/one/01-a.md": WORDS + "More.\n"},
        {"courses/one/03-c.md": WORDS},
        {"courses/one/images/a.png": PICTURE},
        {"pathways/p.md": "x"},
        {"templates/t.md": "x"},
        {"frameworks/ours/01-a.md": "x"},
        {"glossary.md": "A\n: B\n"},
        {"courses/two/module.md": HEAD},
    ],
)
def test_the_digest_changes_with_any_file(root: Path, change: dict[str, str | bytes]) -> None:
    before = find(root).digest
    assert find(root).digest == before
    assert find(write(root, change)).digest != before

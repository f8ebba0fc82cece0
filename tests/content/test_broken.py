"""A folder of deliberately broken modules: each file has one fault, each fault a useful line."""

from pathlib import Path

import pytest

from content.__main__ import main

BROKEN = Path(__file__).parent / "broken"


def test_each_fault_gets_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--draft", str(BROKEN)])
    printed = capsys.readouterr().out.replace(f"{BROKEN}/", "")
    assert printed == (BROKEN / "expected.txt").read_text(encoding="utf-8")
    assert code == 1


def test_every_broken_file_is_named() -> None:
    expected = (BROKEN / "expected.txt").read_text(encoding="utf-8")
    for path in BROKEN.rglob("*-*.md"):
        if not path.name.endswith("-right.md"):
            assert f"{path.relative_to(BROKEN)}:" in expected or path.name in {
                "04-test.md",
                "02-other.md",
            }, path

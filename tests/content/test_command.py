"""`python -m content check`: what authors and editors see."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from content.__main__ import main
from tests.content.writing import HEAD, TOP, module_files, write

ROOT = Path(__file__).parents[2]
WORDS = TOP + "Words.\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main([str(argument) for argument in arguments])
    return code, capsys.readouterr().out


def test_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, module_files(a=WORDS, b=WORDS))
    assert run(capsys, "check", "--draft", tmp_path) == (
        0,
        "No errors and no warnings; two lessons in one module can be shown.\n",
    )


def test_an_error_is_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, module_files(a=WORDS, b=TOP + "# Top\n"))
    code, printed = run(capsys, "check", "--draft", tmp_path)
    assert code == 1
    assert printed.splitlines()[0].startswith(f"{tmp_path}/courses/one/02-b.md:5: a heading")
    assert printed.splitlines()[-1].startswith("One error and no warnings; one lesson in one")


def test_warnings_alone_are_code_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, module_files(a=TOP + "A <b>.\n\n" * 14))
    code, printed = run(capsys, "check", "--draft", tmp_path)
    assert code == 0
    assert printed.count("(warning)\n") == 14
    assert "No errors and 14 warnings;" in printed


def test_several_folders_are_read_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path / "a", module_files(a=WORDS))
    second = write(tmp_path / "b", module_files("two", a=WORDS))
    assert "two modules" in run(capsys, "check", "--draft", first, second)[1]


def test_editors_get_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"courses/one/module.md": HEAD, "courses/one/01-a.md": TOP + "A <b>.\n# B\n"})
    code, printed = run(capsys, "check", "--draft", tmp_path, "--format", "json")
    assert code == 1
    found = json.loads(printed)
    assert {(one["line"], one["severity"]) for one in found} == {
        (5, "warning"),
        (6, "error"),
        (11, "error"),
    }
    assert set(found[0]) == {"path", "line", "message", "remedy", "severity"}


@pytest.mark.parametrize(
    "arguments", [[], ["check"], ["cheque", "x"], ["check", "x", "--format", "yaml"]]
)
def test_wrong_usage_is_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m content" in capsys.readouterr().err


def test_the_package_is_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, module_files(a=WORDS))
    monkeypatch.setattr(sys, "argv", ["content", "check", "--draft", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "content" / "__main__.py"), run_name="__main__")
    assert ended.value.code == 0
    assert "one lesson in one module" in capsys.readouterr().out


def test_it_runs_without_a_server_or_a_secret(tmp_path: Path) -> None:
    write(tmp_path, module_files(a=WORDS + "A <b>.\n"))
    ended = subprocess.run(
        [sys.executable, "-m", "content", "check", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\\u201c<b>\\u201d is shown as it stands" in ended.stdout

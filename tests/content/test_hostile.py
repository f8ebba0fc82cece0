"""Files made to be slow or to break things are read to the end, within a generous limit."""

import subprocess
import sys
from pathlib import Path

from benchmarks.hostile_content import BEYOND, INSIDE, LESSON
from tests.content.writing import HEAD, TOP, write

ROOT = Path(__file__).parents[2]
KILLED_AFTER = 240
"""Seconds for all of them together; they take about ten of the processor's."""


def test_all_hostile_files_together_are_checked_without_a_traceback(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"courses/one/module.md": HEAD}
    for number, (name, text) in enumerate({**INSIDE, **BEYOND}.items(), 1):
        raw = text.encode() if isinstance(text, str) else text
        slug = name.replace(" ", "-")
        files[f"courses/one/{number:02}-{slug}.md"] = LESSON.encode() + raw
    files["courses/two/module.md"] = HEAD
    files["courses/two/01-right.md"] = TOP + "Words.\n"
    write(tmp_path, files)
    ended = subprocess.run(
        [sys.executable, "-m", "content", "check", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=KILLED_AFTER,
        cwd=ROOT,
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    for name in BEYOND:
        assert f"-{name.replace(' ', '-')}.md:" in ended.stdout
    assert "in two modules can be shown" in ended.stdout

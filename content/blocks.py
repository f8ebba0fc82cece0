"""A body into prose and `:::` blocks, each with its lines. Knows no kind's meaning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.problems import Findings, did_you_mean, nearest, quoted
from content.source import Line

_COLONS = re.compile(r" {0,3}(:{3,})[ ]*(.*?)[ ]*$")
_INDENTED_COLONS = re.compile(r"\s{4,}:{3,}(?: *[a-z]+.*)?$")
_CODE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")


@dataclass(frozen=True, slots=True)
class ProsePart:
    """Lines of Markdown between blocks."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    """A `::: kind argument` block and the lines in it."""

    kind: str
    argument: str
    line: int
    lines: tuple[Line, ...]


class CodeState:
    """Whether the reader of lines is inside a fenced piece of code."""

    def __init__(self) -> None:
        """Begin outside."""
        self.opened_on = 0
        self._fence = ""

    def is_code(self, line: Line) -> bool:
        """Take the next line; return whether it is code or one of code's two fences."""
        match = _CODE.match(line.text)
        if not self._fence:
            if match is None:
                return False
            self._fence, self.opened_on = match[1], line.number
            return True
        if match and match[1].startswith(self._fence) and not match[2].strip():
            self._fence, self.opened_on = "", 0
        return True


class _Splitter:
    def __init__(self, kinds: Sequence[str], findings: Findings) -> None:
        self.kinds = kinds
        self.findings = findings
        self.parts: list[ProsePart | Fence] = []
        self.gathered: list[Line] = []
        self.open: tuple[str, str, int] | None = None
        self.forgiven = 0
        self.code = CodeState()

    def take(self, line: Line) -> None:
        if self.code.is_code(line):
            self.gathered.append(line)
        elif match := _COLONS.match(line.text):
            self.colons(line, match[2])
        else:
            if _INDENTED_COLONS.match(line.text):
                self.findings.error(
                    line.number, "the ::: stands too far in", "begin it at the margin"
                )
            self.gathered.append(line)

    def colons(self, line: Line, words: str) -> None:
        if words:
            self.begin(line, words)
        elif self.open:
            self.close()
        elif self.forgiven:
            self.forgiven -= 1
        else:
            self.findings.error(
                line.number, "this ::: closes nothing", "delete it, or give the block a kind"
            )

    def begin(self, line: Line, words: str) -> None:
        kind, _, argument = words.partition(" ")
        if self.open:
            self.findings.error(
                line.number,
                f"“::: {kind}” stands inside “::: {self.open[0]}” of line {self.open[2]}",
                "close that block with ::: first; blocks are not nested",
            )
            self.forgiven += 1
        self.close()
        if argument.endswith(":::"):
            self.findings.error(
                line.number,
                "the ::: at the end of the line closes nothing",
                "put it on a line of its own",
            )
        self.open = (self.known(kind, line.number), argument.strip(), line.number)

    def known(self, kind: str, number: int) -> str:
        if kind in self.kinds:
            return kind
        said = f"{quoted(kind)} is not a kind of block here"
        remedy = did_you_mean(kind, self.kinds) if self.kinds else "blocks belong in lessons"
        self.findings.error(number, said, remedy)
        return nearest(kind, self.kinds) or ""

    def close(self) -> None:
        lines = tuple(self.gathered)
        self.gathered = []
        if self.open:
            kind, argument, number = self.open
            self.parts.append(Fence(kind, argument, number, lines))
            self.open = None
        elif any(line.text.strip() for line in lines):
            self.parts.append(ProsePart(lines))

    def finish(self) -> None:
        if self.code.opened_on:
            self.findings.error(
                self.code.opened_on,
                "the code begun here is not closed",
                "end it with ``` on a line of its own",
            )
        elif self.open:
            self.findings.error(
                self.open[2],
                f"“::: {self.open[0]}” is not closed",
                "end it with ::: on a line of its own",
            )
        self.close()


def split_blocks(
    body: Sequence[Line], kinds: Sequence[str], findings: Findings
) -> tuple[ProsePart | Fence, ...]:
    """Return the body's prose and blocks in their order; bad fences are problems."""
    splitter = _Splitter(kinds, findings)
    for line in body:
        splitter.take(line)
    splitter.finish()
    return tuple(splitter.parts)

"""Words with keys below them, as statements and the things of the shadowing guide are written."""

import re
from collections.abc import Sequence

from content.headers import Header, Keys, read_header
from content.problems import Findings
from content.source import Line, Source, entries_in
from content.typography import curly

_KEY = re.compile(r"[A-Za-z][A-Za-z -]*")


def words_and_keys(
    lines: Sequence[Line], number: int, keys: Keys, findings: Findings
) -> tuple[str, Header]:
    """Return the words some lines begin with, as one text, and the keys that follow.

    `number` is the line of what they belong to, where a missing key is told.
    """
    begun = next((i for i, line in enumerate(lines) if _is_key(line.text, keys)), len(lines))
    text = " ".join(line.text.strip() for line in lines[:begun] if line.text.strip())
    source = Source(entries_in(lines[begun:], findings), (), number)
    return curly(text), read_header(source, keys, findings)


def _is_key(text: str, keys: Keys) -> bool:
    """Return whether a line begins with a key: a known one, or a word in small letters."""
    before, colon, _ = text.partition(":")
    key = before.rstrip()
    is_word = colon and _KEY.fullmatch(key) is not None
    return bool(is_word) and (key.islower() or key.lower() in keys.all)

"""Lists as authors indent them (by two, three or four spaces) into the way Markdown counts."""

import re

_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)]) +(?=\S)")
_STEP = 4
_NESTED_FROM = 2


class ListState:
    """The lists that are open while lines are read one by one."""

    def __init__(self) -> None:
        """Begin outside any list."""
        self._indents: list[int] = []
        self._after_blank = True

    def laid_out(self, text: str, *, follows_text: bool) -> tuple[str, bool]:
        """Return the line as Markdown wants it, and whether a blank line must stand before."""
        if not text.strip():
            self._after_blank = True
            return "", False
        match = _ITEM.match(text)
        line = self._item(text, match, follows_text) if match else (self._text(text), False)
        self._after_blank = False
        return line

    def _item(self, text: str, match: re.Match[str], follows_text: bool) -> tuple[str, bool]:
        indent = len(match[1])
        if not self._indents and indent >= _STEP:
            return text, False
        starts = not self._indents
        sign = match[2].replace(")", ".")
        if starts and follows_text and sign[0].isdigit() and sign != "1.":
            return text, False
        while self._indents and indent < self._indents[-1] + _NESTED_FROM:
            self._indents.pop()
        depth = len(self._indents)
        self._indents.append(indent)
        return f"{' ' * (_STEP * depth)}{sign} {text[match.end() :]}", starts and follows_text

    def _text(self, text: str) -> str:
        indent = len(text) - len(text.lstrip(" "))
        if indent == 0:
            if self._after_blank:
                self._indents.clear()
            return text
        while self._indents and indent < self._indents[-1] + _NESTED_FROM:
            self._indents.pop()
        if not self._indents:
            return text
        return " " * (_STEP * len(self._indents)) + text.lstrip(" ")

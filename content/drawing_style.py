"""What the style of an SVG picture may say: colours and type for its classes, and for the dark."""

import re

from content.problems import Fault, quoted

_PROPERTIES = (
    "fill|fill-opacity|stroke|stroke-width|stroke-opacity|stroke-dasharray|stroke-linecap|"
    "stroke-linejoin|opacity|stop-color|stop-opacity|font-family|font-size|font-weight|font-style|"
    "letter-spacing|word-spacing|text-anchor"
)
_DECLARATION = rf"\s*+(?:{_PROPERTIES})\s*+:[\w#%.,\"'\s-]++"
_SELECTOR = r"\s*+[a-zA-Z]*+(?:\.[a-zA-Z][\w-]*+)?\s*+"
_RULE = re.compile(
    rf"{_SELECTOR}(?:,{_SELECTOR})*+\{{{_DECLARATION}(?:;{_DECLARATION})*+;?\s*+\}}", re.ASCII
)
_SCHEME = re.compile(r"\s*@media\s*\(\s*prefers-color-scheme\s*:\s*(?:dark|light)\s*\)\s*\{")
_END = re.compile(r"\s*+\}")
_BETWEEN_NAMES = re.compile(r"[^\w-]")
_TRANSFORMS = ("translate", "rotate", "scale", "skewX", "skewY", "matrix")
_FUNCTIONS = frozenset((*_TRANSFORMS, "rgb", "rgba", "hsl", "hsla"))


def style_fault(style: str) -> Fault | None:
    """Return what a style holds besides colours and type, if anything."""
    text, at, is_within = style.rstrip(), 0, False
    while at < len(text):
        match = _RULE.match(text, at)
        if match is None:
            match = (_END if is_within else _SCHEME).match(text, at)
            is_within = not is_within
        if match is None:
            return _more_than_colours(text[at:])
        at = match.end()
    return _more_than_colours(style) if is_within else None


def leads_out(value: str) -> bool:
    """Return whether an attribute's value holds anything but words, numbers and known functions."""
    before = value.split("(")[:-1]
    names = {_BETWEEN_NAMES.split(words.rstrip())[-1] for words in before}
    return "\\" in value or not names <= _FUNCTIONS


def _more_than_colours(words: str) -> Fault:
    return (
        f"the style holds more than colours: {quoted(words)}",
        "keep to .ink { fill: #1d2433 } and @media (prefers-color-scheme: dark) { … } around such",
    )

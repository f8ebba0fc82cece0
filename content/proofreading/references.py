"""How authors name a place in the law or the Code, and one way of writing it.

`6.2` is a paragraph of the Code, `CFA 2014 s66` a section of an Act, `SEND Regulations 2014,
reg 49` a regulation. Subsections count as their section: s36(8) is s36.
"""

import re
from collections.abc import Iterator

CODE = "SEND Code of Practice 2015"
_INSTRUMENTS = {
    "CFA 2014": r"(?:CFA|Children and Families Act)(?: 2014)?",
    "SEND Regulations 2014": r"SEND Regulations(?: 2014)?|SI 2014/1530",
    "Equality Act 2010": r"(?:Equality Act|EqA)(?: 2010)?",
    CODE: r"(?:SEND )?Code(?: of Practice)?(?: 2015)?",
}
_INSTRUMENT = re.compile(
    "|".join(f"(?P<i{at}>{pattern})" for at, pattern in enumerate(_INSTRUMENTS.values())),
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:(?P<paragraph>\d{1,2}\.\d{1,3})(?:\s*(?:to|-|–)\s*(?P<last>\d{1,2}\.\d{1,3}))?"
    r"|(?P<kind>ss?|sections?|regs?|regulations?|Sch|Schedule|para|paragraphs?)\.?\s*"
    r"(?P<number>\d{1,3}[A-Z]?)\b"
    r"|(?P<named>Introduction|Annex \d|Glossary))",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?<![\d£$.,:])(?<!at )(\d{1,2}\.\d{1,3})"
    r"(?!\d|[\d.]*(?:%|\s*(?:am|pm|million|per cent|kg|m)\b))"
)


def references(written: str) -> tuple[str, ...]:
    """Return the places that a box's reference names, each as `law.md` writes it.

    Of a range the first and the last. What names no place in law or Code, such as a report,
    is passed over.
    """
    return tuple(_references(written))


def _references(written: str) -> Iterator[str]:
    instrument, at = "", 0
    for unit in _UNIT.finditer(written):
        named = [_instrument(match) for match in _INSTRUMENT.finditer(written, at, unit.start())]
        instrument, at = (named[-1] if named else instrument), unit.end()
        if unit["paragraph"]:
            yield from filter(None, (unit["paragraph"], unit["last"]))
        elif unit["named"]:
            yield unit["named"].capitalize()
        elif instrument:
            yield f"{instrument} {_kind(unit['kind'])}{unit['number']}"


def _instrument(match: re.Match[str]) -> str:
    return next(name for at, name in enumerate(_INSTRUMENTS) if match[f"i{at}"])


def _kind(written: str) -> str:
    if written.lower().startswith("sch"):
        return "Sch "
    return "s" if written.lower().startswith("s") else "reg "


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the numbers in some text that may be paragraphs of the Code: no money, no times."""
    return tuple(match[1] for match in _CITED.finditer(words))


def in_range(first: str, last: str) -> tuple[str, ...]:
    """Return every paragraph from one to another of the same chapter; of two chapters, none."""
    chapter, _, begin = first.partition(".")
    same, _, end = last.partition(".")
    numbers = range(int(begin), int(end) + 1) if same == chapter else ()
    return tuple(f"{chapter}.{number}" for number in numbers)

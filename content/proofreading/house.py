"""What the proofreader goes by: the law as it was checked, words to avoid, terms, pathways."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from content.folders import Root, named_file
from content.glossary import read_glossary
from content.pathways import read_pathway
from content.problems import Findings, Problem
from content.proofreading.law import Law, read_law

LAW = "law.md"
WORDS = "words.md"


@dataclass(frozen=True, slots=True)
class House:
    """The rules of one library, gathered from all its roots; a later root adds or replaces."""

    law: Law = field(default_factory=dict)
    better_words: dict[str, str] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    on_pathways: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def house_of(roots: Sequence[Root]) -> House:
    """Return what the roots say; what cannot be read of it is in its problems."""
    law: Law = {}
    better_words: dict[str, str] = {}
    terms: set[str] = set()
    on_pathways: set[str] = set()
    problems: list[Problem] = []
    for root in roots:
        for name in (LAW, WORDS):
            file = named_file(Path(root.path), name)
            if file is None:
                continue
            findings = Findings(file.path)
            if name == LAW:
                law |= read_law(file, findings)
            else:
                better_words |= {t.name: t.meaning for t in read_glossary(file, findings)}
            problems += findings.problems
        terms |= _terms(root)
        on_pathways |= _on_pathways(root)
    return House(law, better_words, frozenset(terms), frozenset(on_pathways), tuple(problems))


def _terms(root: Root) -> set[str]:
    unheard = Findings(root.path)
    return {term.name for term in read_glossary(root.glossary, unheard)} if root.glossary else set()


def _on_pathways(root: Root) -> set[str]:
    unheard = Findings(root.path)
    built = [read_pathway(file, unheard) for file in root.pathways]
    return {slug for one in built if one for slug, _ in one.lines}

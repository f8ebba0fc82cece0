"""A template's file: how to use it, the form to print or copy, and one filled in."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.blocks import Fence, ProsePart, split_blocks
from content.folders import SourceFile
from content.headers import Header, Keys, read_header
from content.lessons import source_of
from content.module_header import AUDIENCES
from content.problems import Findings, Problem, Severity, quoted
from content.render import Manuscript, Passage, Place, Rendered, Terms
from content.sections import has_words
from content.types import Module, Template
from content.wording import is_slug

KEYS = Keys(("title", "purpose", "audience", "used in", "version"), ("page",))
KINDS = ("form", "example")
PAGES = ("portrait", "landscape")
_LESSON = re.compile(r"([^/]+)/([^/]+)")


@dataclass(frozen=True, slots=True)
class BuiltTemplate:
    """A template, with the line each lesson that uses it is named on."""

    path: str
    template: Template
    lines: tuple[int, ...]


def read_template(file: SourceFile, findings: Findings) -> BuiltTemplate | None:
    """Return the template in a file; None if an error keeps it back."""
    slug = file.name.removesuffix(".md")
    if not is_slug(slug):
        said = f"{quoted(file.name)} is no template’s name"
        findings.error(1, said, "use small letters and hyphens")
    source = source_of(file, findings)
    if source is None:
        return None
    header = read_header(source, KEYS, findings)
    manuscript = Manuscript(findings, Place(), Terms({}))
    parts = split_blocks(source.body, KINDS, findings)
    finished = _passages(parts, manuscript, source.header_end, findings)
    uses = tuple(_uses(header, findings))
    facts = _facts(slug, header, uses)
    html = manuscript.rendered()
    if html is None or facts is None:
        return None
    made = facts(*finished(html))
    return BuiltTemplate(file.path, made, tuple(line for line, _ in uses))


def dead_uses(
    built: Sequence[BuiltTemplate], modules: Mapping[str, Module], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a warning for each lesson a template names that is not there.

    A module that is left out for now is `known`, and nothing is said of its lessons.
    """
    for one in built:
        for line, (module, lesson) in zip(one.lines, one.template.used_in, strict=True):
            found = modules.get(module)
            is_there = found.lesson(lesson) is not None if found else module in known
            if not is_there:
                said = f"there is no lesson {quoted(f'{module}/{lesson}')}"
                remedy = "use the names of its module’s folder and of the lesson"
                yield Problem(one.path, line, said, remedy, Severity.WARNING)


def _passages(
    parts: Sequence[ProsePart | Fence], manuscript: Manuscript, line: int, findings: Findings
) -> Callable[[Rendered], tuple[str, str, str]]:
    """Take guidance, form and example; return what gives their HTML once it is made."""
    guidance = [manuscript.prose(part.lines) for part in parts if isinstance(part, ProsePart)]
    fences = [part for part in parts if isinstance(part, Fence)]
    form = _only("form", fences, manuscript, findings)
    example = _only("example", fences, manuscript, findings)
    if form is None:
        findings.error(line, "the template has no form", "write it between ::: form and :::")

    def finished(html: Rendered) -> tuple[str, str, str]:
        shown = [html[passage] for passage in guidance]
        return (
            "\n".join(filter(None, (*shown, html.notes))),
            html[form] if form is not None else "",
            html[example] if example is not None else "",
        )

    return finished


def _only(
    kind: str, fences: Sequence[Fence], manuscript: Manuscript, findings: Findings
) -> Passage | None:
    """Return the one block of a kind as a passage; a second one, or an empty one, is a problem."""
    found = [fence for fence in fences if fence.kind == kind]
    for fence in found:
        if fence.argument:
            findings.error(fence.line, f"{kind} takes no word after it", f"write only ::: {kind}")
        if not has_words(fence.lines):
            remedy = "write its text between it and the closing :::"
            findings.error(fence.line, f"“::: {kind}” is empty", remedy)
    for fence in found[1:]:
        said = f"“::: {kind}” stands on line {found[0].line} too"
        findings.error(fence.line, said, "put all of it into one")
    return manuscript.form(found[0].lines) if found else None


def _uses(header: Header, findings: Findings) -> Iterator[tuple[int, tuple[str, str]]]:
    for line, item in header.items("used in"):
        match = _LESSON.fullmatch(item)
        if match and is_slug(match[1]) and is_slug(match[2]):
            yield line, (match[1], match[2])
        else:
            said = f"{quoted(item)} in used in is no lesson"
            findings.error(line, said, "write it like this: graduated-approach/plan")


def _facts(
    slug: str, header: Header, uses: Sequence[tuple[int, tuple[str, str]]]
) -> Callable[[str, str, str], Template] | None:
    """Return what makes the template of its passages; None if a word of the header is missing."""
    audience = header.words("audience", AUDIENCES)
    pages = header.words("page", PAGES)
    version = header.count("version", 1, 9999)
    if version is None:
        return None
    return lambda guidance, form, example: Template(
        slug=slug,
        title=header.text("title"),
        purpose=header.text("purpose"),
        audience=audience,
        used_in=tuple(use for _, use in uses),
        version=version,
        is_wide="landscape" in pages,
        guidance_html=guidance,
        form_html=form,
        example_html=example,
    )

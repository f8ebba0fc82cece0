"""A framework's folder into a Framework: its domains in order, and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.blocks import split_blocks
from content.folders import SourceFile, TextFolder
from content.framework_header import (
    FRAMEWORK_KEYS,
    DraftSet,
    Scales,
    scales_in,
    sets_in,
    targets_in,
)
from content.framework_types import Closing, Domain, Framework, LeftOut
from content.headers import Header, read_header
from content.lessons import source_of, title_of
from content.module_header import changes
from content.numbered import Taken, numbered_slug, place
from content.problems import MOST_PROBLEMS, Findings, Problem, nearest, quoted
from content.render import Manuscript, Place, Terms
from content.source import Source
from content.statements import STATEMENT_KEYS, Placed, ReadDomain, read_domain
from content.typography import curly

HEAD = "framework.md"
MOST_STATEMENTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFramework:
    """What came of a framework's folder: it or why there is none, and all problems.

    What it names of other files stands here with its lines; `to_check_line` is that of the key.
    """

    slug: str
    framework: Framework | None
    left_out: LeftOut | None
    problems: tuple[Problem, ...]
    closings: tuple[Placed[Closing], ...] = ()
    templates: tuple[Placed[str], ...] = ()
    references: tuple[Placed[str], ...] = ()
    to_check_line: int = 1


def build_framework(folder: TextFolder, glossary: Terms) -> BuiltFramework:
    """Return the framework in a folder; domains with errors are left out, with their reasons."""
    return _Builder(folder, glossary).built()


@dataclass(slots=True)
class _Page:
    """One domain's file on its way."""

    file: SourceFile
    slug: str
    findings: Findings
    read: ReadDomain | None = None

    @property
    def domain(self) -> Domain | None:
        """The domain, unless something keeps it back."""
        return None if self.read is None or self.findings.is_broken else self.read.domain


class _Builder:
    def __init__(self, folder: TextFolder, glossary: Terms) -> None:
        self.folder = folder
        self.glossary = glossary
        self.head = Findings(f"{folder.path}/{HEAD}")
        self.pages: list[_Page] = []
        self.ids: dict[str, str] = {}
        self.actions: dict[str, str] = {}
        self.retired: tuple[str, ...] = ()
        self.to_check_line = 1

    def built(self) -> BuiltFramework:
        files = {file.name: file for file in self.folder.files}
        head = files.pop(HEAD, None)
        if head is None:
            remedy = "write one, with its header"
            self.head.error(1, "the framework has no framework.md", remedy)
        source = source_of(head, self.head) if head else None
        made = self.framework(source, sorted(files.values(), key=place)) if source else None
        title = curly(title_of(head, self.folder.slug))
        reason = LeftOut(slug=self.folder.slug, title=title, reason=self.head.first_reason())
        shown = [page.read for page in self.pages if made and page.read and page.domain]
        found = [problem for page in self.pages for problem in page.findings.problems]
        return BuiltFramework(
            slug=self.folder.slug,
            framework=made,
            left_out=None if made else reason,
            problems=(*self.folder.problems, *self.head.problems, *found),
            closings=tuple(placed for one in shown for placed in one.closings),
            templates=tuple(placed for one in shown for placed in one.templates),
            references=tuple(placed for one in shown for placed in one.references),
            to_check_line=self.to_check_line,
        )

    def framework(self, source: Source, files: list[SourceFile]) -> Framework | None:
        header = read_header(source, FRAMEWORK_KEYS, self.head)
        self.to_check_line = header.line("to check")
        manuscript = Manuscript(self.head, Place(), self.glossary)
        parts = split_blocks(source.body, (), self.head)
        passage = manuscript.prose([line for part in parts for line in part.lines])
        scales = scales_in(header, STATEMENT_KEYS)
        self.retired = header.slugs("retired")
        self.ids = dict.fromkeys(self.retired, f"{HEAD}, as retired,")
        sets = sets_in(header)
        if scales:
            self.take(files, scales)
            self.check(sets, source.header_end)
        made = self.facts(header, scales, sets) if scales else None
        html = manuscript.rendered()
        if html is None or made is None:
            return None
        return replace(made, html="\n".join(filter(None, (html[passage], html.notes))))

    def take(self, files: list[SourceFile], scales: Scales) -> None:
        """Read every domain; an id that another one has is a problem of the second."""
        taken = Taken("domain")
        for file in files:
            findings = Findings(file.path)
            slug = numbered_slug(file, "domain", findings)
            page = _Page(file, slug or file.name.removesuffix(".md"), findings)
            self.pages.append(page)
            if slug and taken.is_new(slug, file, findings):
                page.read = read_domain(file, slug, scales, self.glossary, findings)
            if page.read:
                self.claim("id", self.ids, page.read.ids, page)
                self.claim("name", self.actions, page.read.actions, page)

    def claim(
        self, noun: str, taken: dict[str, str], placed: list[Placed[str]], page: _Page
    ) -> None:
        for one in placed:
            if one.what in taken:
                said = f"the {noun} {quoted(one.what)} stands in {taken[one.what]} too"
                page.findings.error(one.line, said, "give this one another, and never change it")
            taken.setdefault(one.what, f"{page.file.name} on line {one.line}")

    def check(self, sets: tuple[DraftSet, ...], line: int) -> None:
        """Note what is wrong between domains; of names only when all of them are known."""
        if not any(page.findings.is_broken for page in self.pages):
            self.check_sets(sets)
            self.check_actions()
        count = len(list(self.shown()))
        if not count:
            said = "the framework has no domain that can be shown"
            remedy = "write one beside it, such as 01-law.md, or mend those there are"
            self.head.error(line, said, remedy)
        elif count > MOST_STATEMENTS:
            said = f"the framework has more than {MOST_STATEMENTS} statements"
            self.head.error(line, said, "divide it into two frameworks")

    def check_sets(self, sets: tuple[DraftSet, ...]) -> None:
        known = list(self.shown())[:MOST_STATEMENTS]
        for one in sets:
            seen: set[str] = set()
            for written in one.statements:
                if len(self.head.problems) > MOST_PROBLEMS:
                    return
                if written.text not in known:
                    said = f"there is no statement {quoted(written.text)} for “{one.name}”"
                    near = nearest(written.text, known)
                    remedy = f"did you mean “{near}”?" if near else "use a statement’s id"
                    self.head.error(written.number, said, remedy)
                elif written.text in seen:
                    said = f"{quoted(written.text)} stands twice in the set “{one.name}”"
                    self.head.error(written.number, said, "delete one of the two")
                seen.add(written.text)
            if not one.statements:
                self.head.error(one.line, f"the set “{one.name}” is empty", "name its statements")

    def check_actions(self) -> None:
        """Note an action that is wanted and not there, and one that nothing leads to."""
        wanted = {one.what for page in self.pages if page.read for one in page.read.wanted_actions}
        for page in self.pages:
            for one in page.read.wanted_actions if page.read else ():
                if one.what not in self.actions:
                    said = f"there is no ready-action {quoted(one.what)}"
                    remedy = f"write it in one of the domains: ::: ready-action {one.what}"
                    page.findings.error(one.line, said, remedy)
            for one in page.read.actions if page.read else ():
                if one.what not in wanted:
                    said = f"no statement leads to the ready-action {quoted(one.what)}"
                    page.findings.warn(one.line, said, f"add “action: {one.what}” to one")

    def shown(self) -> Iterator[str]:
        for page in self.pages:
            yield from (one.slug for one in page.domain.statements) if page.domain else ()

    def facts(self, header: Header, scales: Scales, sets: tuple[DraftSet, ...]) -> Framework | None:
        """Return the framework a header describes, without its introduction."""
        version = header.count("version", 1, 9999)
        changed = changes(header, version or 1)
        known = frozenset(self.shown())
        domains = [page.domain for page in self.pages if page.domain]
        finished = (one.finished(known) for one in sets)
        targets, formerly = targets_in(header), header.slugs("formerly")
        if version is None:
            return None
        return Framework(
            slug=self.folder.slug,
            title=header.text("title"),
            version=version,
            html="",
            levels=scales.levels,
            lenses=scales.lenses,
            domains=tuple(replace(one, number=number) for number, one in enumerate(domains, 1)),
            folder=self.folder.path,
            sets=tuple(one for one in finished if one.statements),
            targets=targets,
            to_check=header.texts("to check"),
            changed=changed,
            formerly=formerly,
            retired=self.retired,
            left_out=tuple(self.left_out()),
        )

    def left_out(self) -> Iterator[LeftOut]:
        for page in self.pages:
            if page.findings.is_broken:
                title = curly(title_of(page.file, page.slug))
                yield LeftOut(slug=page.slug, title=title, reason=page.findings.first_reason())

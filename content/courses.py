"""A module's folder into a Module: its header, its lessons in order, its assessment."""

from dataclasses import dataclass, replace
from datetime import date

from content.folders import ModuleFolder, SourceFile
from content.headers import Header, Keys, read_header
from content.lessons import (
    BuiltLesson,
    lesson_slug,
    read_lesson,
    source_of,
    title_of,
)
from content.problems import Findings, Problem, quoted
from content.render import LinkUse, Manuscript, Place, Terms
from content.types import Assessment, Change, Lesson, Module, Unavailable
from content.typography import curly

AUDIENCES = (
    "all staff",
    "teacher",
    "early career teacher",
    "teaching assistant",
    "senco",
    "aspiring senco",
    "leader",
    "governor",
)
AREAS = (
    "communication and interaction",
    "cognition and learning",
    "social, emotional and mental health",
    "sensory and physical",
    "all",
)
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
_KEYS = Keys(
    (
        "title",
        "summary",
        "audience",
        "areas",
        "outcomes",
        "law as at",
        "review by",
        "version",
    ),
    (
        "nation",
        "sources",
        "needs",
        "checked by",
        "checked on",
        "to check",
        "changed",
        "formerly",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLink:
    """A link to another place in the courses, with the file it stands in."""

    path: str
    use: LinkUse


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltModule:
    """What came of a module's folder: the module or why there is none, and all problems.

    `lines` says on which line of module.md the dates stand that grow old.
    """

    slug: str
    module: Module | None
    unavailable: Unavailable | None
    problems: tuple[Problem, ...]
    links: tuple[PlacedLink, ...]
    review_line: int = 1


def build_module(folder: ModuleFolder, glossary: Terms) -> BuiltModule:
    """Return the module in a folder; lessons with errors are left out, with their reasons."""
    builder = _Builder(folder, glossary)
    return builder.built()


class _Builder:
    def __init__(self, folder: ModuleFolder, glossary: Terms) -> None:
        self.folder = folder
        self.glossary = glossary
        self.place = Place(folder.slug, folder.images)
        self.problems = list(folder.problems)
        self.links: list[PlacedLink] = []
        self.lessons: list[Lesson] = []
        self.assessment: Assessment | None = None
        self.left_out: list[Unavailable] = []
        self.slugs: dict[str, str] = {}
        self.numbers: dict[int, str] = {}

    def built(self) -> BuiltModule:
        head = next((file for file in self.folder.files if file.name == "module.md"), None)
        for file in self.folder.files:
            if file.name != "module.md":
                self.take(file)
        findings = Findings(f"{self.folder.path}/module.md")
        module, line = self.module(head, findings)
        self.problems += findings.problems
        title = title_of(head, self.folder.slug) if head else self.folder.slug
        unavailable = None
        if module is None:
            unavailable = Unavailable(
                module_slug=self.folder.slug,
                slug=None,
                title=title,
                reason=findings.first_reason(),
            )
        return BuiltModule(
            slug=self.folder.slug,
            module=module,
            unavailable=unavailable,
            problems=tuple(self.problems),
            links=tuple(self.links),
            review_line=line,
        )

    def take(self, file: SourceFile) -> None:
        """Read one lesson's file; keep the lesson, or the reason it is left out."""
        findings = Findings(file.path)
        slug = lesson_slug(file, findings)
        built = None
        if slug and self.is_new(slug, file, findings):
            built = read_lesson(file, slug, self.place, self.glossary, findings)
        if built and not findings.is_broken:
            self.keep(built, file, findings)
        if findings.is_broken:
            named = slug or file.name.removesuffix(".md")
            self.left_out.append(
                Unavailable(
                    module_slug=self.folder.slug,
                    slug=named,
                    title=curly(title_of(file, named)),
                    reason=findings.first_reason(),
                )
            )
        self.problems += findings.problems

    def is_new(self, slug: str, file: SourceFile, findings: Findings) -> bool:
        number = int(file.name.partition("-")[0])
        if number in self.numbers:
            findings.warn(
                1,
                f"the number {number} stands before {quoted(self.numbers[number])} too",
                "number the lessons in their order",
            )
        self.numbers.setdefault(number, file.name)
        if slug in self.slugs:
            findings.error(
                1, f"{quoted(self.slugs[slug])} has the same slug", "give one of the two another"
            )
            return False
        self.slugs[slug] = file.name
        return True

    def keep(self, built: BuiltLesson, file: SourceFile, findings: Findings) -> None:
        made = built.lesson
        if isinstance(made, Lesson):
            self.lessons.append(replace(made, number=len(self.lessons) + 1))
        elif self.assessment:
            findings.error(1, "the module has another assessment", "keep one of the two")
        else:
            self.assessment = made
        self.links += [PlacedLink(path=file.path, use=use) for use in built.links]

    def module(self, head: SourceFile | None, findings: Findings) -> tuple[Module | None, int]:
        if head is None:
            findings.error(1, "the module has no module.md", "write one, with its header")
            return None, 1
        source = source_of(head, findings)
        if source is None:
            return None, 1
        header = read_header(source, _KEYS, findings)
        manuscript = Manuscript(findings, self.place, self.glossary)
        intro = manuscript.prose(source.body)
        made = self.from_header(header, findings)
        if not self.lessons:
            findings.error(
                source.header_end,
                "the module has no lesson that can be shown",
                "write one beside it, such as 01-what-it-is.md, or mend those there are",
            )
        html = manuscript.rendered()
        if html is None or made is None:
            return None, 1
        self.links += [PlacedLink(path=head.path, use=use) for use in html.links]
        intro_html = "\n".join(piece for piece in (html[intro], html.notes) if piece)
        return replace(made, intro_html=intro_html), header.line("review by")

    def from_header(self, header: Header, findings: Findings) -> Module | None:
        law_as_at, review_by = header.day("law as at"), header.day("review by")
        version = header.count("version", 1, 9999)
        if law_as_at and review_by and law_as_at > review_by:
            findings.error(
                header.line("review by"),
                f"the review date {review_by} is before the date of the law, {law_as_at}",
                "set a review date after it",
            )
        made: dict[str, object] = {
            "audience": header.words("audience", AUDIENCES),
            "areas": header.words("areas", AREAS),
            "nation": (header.words("nation", NATIONS) or ("England",))[0],
            "checked_on": _checked_on(header, findings),
            "changed": _changes(header, version or 0, findings),
            "formerly": header.slugs("formerly"),
        }
        if law_as_at is None or review_by is None or version is None:
            return None
        return self.filled(header, made, law_as_at, review_by=review_by, version=version)

    def filled(
        self,
        header: Header,
        made: dict[str, object],
        law_as_at: date,
        *,
        review_by: date,
        version: int,
    ) -> Module:
        return Module(
            slug=self.folder.slug,
            title=header.text("title"),
            summary=header.text("summary"),
            outcomes=header.texts("outcomes"),
            law_as_at=law_as_at,
            review_by=review_by,
            version=version,
            intro_html="",
            lessons=tuple(self.lessons),
            assessment=self.assessment,
            folder=self.folder.path,
            sources=header.texts("sources"),
            needs=header.texts("needs"),
            checked_by=header.text("checked by"),
            to_check=header.texts("to check"),
            left_out=tuple(self.left_out),
            images=tuple(name for name, fault in self.folder.images.items() if not fault),
            **made,  # type: ignore[arg-type]
        )


def _checked_on(header: Header, findings: Findings) -> date | None:
    by, on = header.text("checked by"), header.day("checked on")
    if by and not header.text("checked on"):
        findings.error(
            header.line("checked by"), "“checked by” stands without “checked on”", "add the day"
        )
    if header.text("checked on") and not by:
        findings.error(
            header.line("checked on"), "“checked on” stands without “checked by”", "add the name"
        )
    return on


def _changes(header: Header, version: int, findings: Findings) -> tuple[Change, ...]:
    changes: dict[int, Change] = {}
    entry = header.entries.get("changed")
    if entry is None:
        return ()
    for line, item in [(entry.line, entry.beside)] + [(li.number, li.text) for li in entry.below]:
        number, colon, words = item.partition(":")
        if not item:
            continue
        if not (colon and number.strip().isdecimal() and words.strip()):
            findings.error(
                line,
                f"{quoted(item)} is not a version and what changed in it",
                "write 2: what changed for someone who finished version 1",
            )
        elif not 2 <= int(number) <= version or int(number) in changes:
            findings.error(
                line,
                f"version {int(number)} cannot stand here",
                f"name each version from 2 to {version} at most once",
            )
        else:
            changes[int(number)] = Change(version=int(number), text=curly(words.strip()))
    return tuple(changes[number] for number in sorted(changes))

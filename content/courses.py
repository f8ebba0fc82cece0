"""A module's folder into a Module: its lessons in order, its assessment, what is left out."""

from dataclasses import dataclass, replace

from content.blocks import split_blocks
from content.folders import ModuleFolder, SourceFile
from content.headers import read_header
from content.lessons import BuiltLesson, lesson_slug, read_lesson, source_of, title_of
from content.module_header import MODULE_KEYS, Contents, module_from
from content.numbered import Taken, place
from content.problems import Findings, Problem
from content.render import LinkUse, Manuscript, Place, Terms
from content.types import Lesson, Module, Unavailable
from content.typography import curly

HEAD = "module.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLink:
    """A link to another place in the courses, with the file it stands in."""

    path: str
    use: LinkUse


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltModule:
    """What came of a module's folder: the module or why there is none, and all problems.

    `review_line` is the line of module.md with the date that grows old.
    """

    slug: str
    module: Module | None
    unavailable: Unavailable | None
    problems: tuple[Problem, ...]
    links: tuple[PlacedLink, ...]
    review_line: int = 1


def build_module(folder: ModuleFolder, glossary: Terms) -> BuiltModule:
    """Return the module in a folder; lessons with errors are left out, with their reasons."""
    return _Builder(folder, glossary).built()


class _Builder:
    def __init__(self, folder: ModuleFolder, glossary: Terms) -> None:
        self.folder = folder
        self.glossary = glossary
        self.place = Place(folder.slug, folder.images)
        self.problems = list(folder.problems)
        self.links: list[PlacedLink] = []
        self.contents = Contents(
            folder=folder.path,
            images=sorted(name for name, fault in folder.images.items() if not fault),
        )
        self.taken = Taken("lesson")
        self.review_line = 1

    def built(self) -> BuiltModule:
        head = None
        for file in sorted(self.folder.files, key=place):
            if file.name == HEAD:
                head = file
            else:
                self.take(file)
        findings = Findings(f"{self.folder.path}/{HEAD}")
        module = self.module(head, findings) if head else None
        if head is None:
            findings.error(1, "the module has no module.md", "write one, with its header")
        self.problems += findings.problems
        return BuiltModule(
            slug=self.folder.slug,
            module=module,
            unavailable=None if module else self.unavailable(None, head, findings),
            problems=tuple(self.problems),
            links=tuple(self.links),
            review_line=self.review_line,
        )

    def unavailable(
        self, slug: str | None, file: SourceFile | None, findings: Findings
    ) -> Unavailable:
        named = slug or self.folder.slug
        return Unavailable(
            module_slug=self.folder.slug,
            slug=slug,
            title=curly(title_of(file, named)),
            reason=findings.first_reason(),
        )

    def take(self, file: SourceFile) -> None:
        """Read one lesson's file; keep the lesson, or the reason it is left out."""
        findings = Findings(file.path)
        slug = lesson_slug(file, findings)
        if slug and self.taken.is_new(slug, file, findings):
            built = read_lesson(file, slug, self.place, self.glossary, findings)
            if built:
                self.keep(built, file, findings)
        if findings.is_broken:
            named = slug or file.name.removesuffix(".md")
            self.contents.left_out.append(self.unavailable(named, file, findings))
        self.problems += findings.problems

    def keep(self, built: BuiltLesson, file: SourceFile, findings: Findings) -> None:
        lessons, made = self.contents.lessons, built.lesson
        if isinstance(made, Lesson):
            lessons.append(replace(made, number=len(lessons) + 1))
        elif self.contents.assessment:
            findings.error(1, "the module has another assessment", "keep one of the two")
        else:
            self.contents.assessment = made
        self.links += [PlacedLink(path=file.path, use=use) for use in built.links]

    def module(self, head: SourceFile, findings: Findings) -> Module | None:
        source = source_of(head, findings)
        if source is None:
            return None
        header = read_header(source, MODULE_KEYS, findings)
        manuscript = Manuscript(findings, self.place, self.glossary)
        parts = split_blocks(source.body, (), findings)
        intro = manuscript.prose([line for part in parts for line in part.lines])
        made = module_from(self.folder.slug, header, self.contents)
        if not self.contents.lessons:
            said = "the module has no lesson that can be shown"
            remedy = "write one beside it, such as 01-what-it-is.md, or mend those there are"
            findings.error(source.header_end, said, remedy)
        html = manuscript.rendered()
        if html is None or made is None:
            return None
        self.links += [PlacedLink(path=head.path, use=use) for use in html.links]
        self.review_line = header.line("review by")
        return replace(made, intro_html="\n".join(filter(None, (html[intro], html.notes))))

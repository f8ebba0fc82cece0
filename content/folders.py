"""The find stage: which files there are, read safely and once. Knows no grammar.

Nothing is followed out of its content root, nothing but ordinary files is opened, and nothing
larger than the limits is kept, whatever a folder holds.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from content.drawings import LARGEST_DRAWING, drawing_fault
from content.problems import Fault, Findings, Problem, quoted
from content.source import LARGEST_FILE
from content.wording import is_slug

MOST_FILES = 1_000
LARGEST_IMAGE = 2 * 1024 * 1024

_IMAGE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_SIGNATURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_IGNORED = re.compile(r"\.|~|.*~$|README|LICEN[CS]E|Thumbs\.db$|desktop\.ini$")
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: the path to show, its name, and its bytes or why they could not be had."""

    path: str
    name: str
    raw: bytes
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class ModuleFolder:
    """One module's files as they were at one moment.

    `images` says of each what keeps it from being shown, if anything. The digest changes with
    anything that decides what the module becomes.
    """

    slug: str
    path: str
    files: tuple[SourceFile, ...]
    images: dict[str, Fault | None]
    problems: tuple[Problem, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class TextFolder:
    """The files of a framework or guide as they were at one moment; the digest changes with any."""

    slug: str
    path: str
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Root:
    """One content root: modules, pathways, templates, glossary, frameworks, the shadowing guide."""

    path: str
    modules: tuple[ModuleFolder, ...] = ()
    pathways: tuple[SourceFile, ...] = ()
    templates: tuple[SourceFile, ...] = ()
    glossary: SourceFile | None = None
    problems: tuple[Problem, ...] = ()
    frameworks: tuple[TextFolder, ...] = ()
    shadowing: TextFolder | None = None

    @property
    def digest(self) -> str:
        """A digest of the whole root."""
        files = [*self.pathways, *self.templates, *([self.glossary] if self.glossary else [])]
        modules = [module.digest for module in self.modules]
        frameworks = [framework.digest for framework in self.frameworks]
        guide = self.shadowing.digest if self.shadowing else ""
        return _digest(self.path, modules, frameworks, guide, _contents(files), self.problems)


def find(path: Path) -> Root:
    """Return what a content root holds; what cannot be read is a problem in it."""
    findings = Findings(str(path))
    if not os.path.isdir(path):
        findings.error(1, "there is no such folder", "name a folder that holds courses")
        return Root(str(path), problems=tuple(findings.problems))
    seeker = _Seeker(os.path.realpath(path), findings)
    modules = tuple(seeker.modules(path / "courses"))
    pathways = tuple(seeker.markdown_files(path / "pathways", findings))
    templates = tuple(seeker.markdown_files(path / "templates", findings))
    glossary = path / "glossary.md"
    terms = seeker.file(glossary) if os.path.lexists(glossary) else None
    frameworks = tuple(seeker.frameworks(path / "frameworks"))
    guide = seeker.shadowing(path / "shadowing")
    held = (modules, pathways, templates, terms, frameworks, guide)
    if not any(held) and not findings.problems:
        findings.warn(1, "the folder holds no courses", "put modules into its folder courses")
    problems = tuple(findings.problems)
    return Root(str(path), modules, pathways, templates, terms, problems, frameworks, guide)


def named_file(root: Path, name: str) -> SourceFile | None:
    """Return the file of that name in a content root, or None if there is none."""
    path = root / name
    seeker = _Seeker(os.path.realpath(root), Findings(str(root)))
    return seeker.file(path) if os.path.lexists(path) else None


@dataclass(slots=True)
class _Seeker:
    """Looks through one root; `home` is where it really lies."""

    home: str
    findings: Findings

    def modules(self, courses: Path) -> Iterator[ModuleFolder]:
        for name, folder, findings in self.folders(courses, "module"):
            yield self.module(name, folder, findings)

    def frameworks(self, among: Path) -> Iterator[TextFolder]:
        for name, folder, findings in self.folders(among, "framework"):
            yield self.texts(name, folder, findings)

    def shadowing(self, folder: Path) -> TextFolder | None:
        if not os.path.isdir(folder):
            return None
        findings = Findings(str(folder))
        if self.may_be("guide", folder.name, folder, findings):
            return self.texts(folder.name, folder, findings)
        self.findings.problems += findings.problems
        return None

    def texts(self, name: str, folder: Path, findings: Findings) -> TextFolder:
        files = tuple(self.markdown_files(folder, findings))
        problems = tuple(findings.problems)
        digest = _digest(str(folder), _contents(files), problems)
        return TextFolder(name, str(folder), files, problems, digest)

    def folders(self, among: Path, noun: str) -> Iterator[tuple[str, Path, Findings]]:
        """Yield the folders in one that may be what their place says."""
        for name in self.names(among, self.findings):
            folder = among / name
            if os.path.isdir(folder):
                findings = Findings(str(folder))
                if self.may_be(noun, name, folder, findings):
                    yield name, folder, findings
                else:
                    self.findings.problems += findings.problems

    def may_be(self, noun: str, name: str, folder: Path, findings: Findings) -> bool:
        if not is_slug(name):
            said = f"{quoted(name)} cannot be a {noun}’s name"
            findings.error(1, said, "use small letters, digits and hyphens")
        elif not self.is_within(folder):
            said = "the folder is a link that leads out of the content"
            findings.error(1, said, "copy the files here")
        return not findings.is_broken

    def module(self, slug: str, folder: Path, findings: Findings) -> ModuleFolder:
        files = tuple(self.markdown_files(folder, findings))
        pictures = folder / "images"
        images = {name: self.image(pictures / name) for name in self.names(pictures, findings)}
        problems = tuple(findings.problems)
        digest = _digest(str(folder), _contents(files), sorted(images.items()), problems)
        return ModuleFolder(slug, str(folder), files, images, problems, digest)

    def markdown_files(self, folder: Path, findings: Findings) -> Iterator[SourceFile]:
        for name in self.names(folder, findings):
            path = folder / name
            if name.endswith(".md") and not os.path.isdir(path):
                yield self.file(path)
            elif name != "images":
                said = f"{quoted(name)} is not read"
                remedy = "delete it; text belongs in .md files, pictures in the folder images"
                findings.warn(1, said, remedy)

    def names(self, folder: Path, findings: Findings) -> list[str]:
        """Return the names in a folder in order, without those no author means."""
        try:
            with os.scandir(folder) as entries:
                names = [
                    entry.name for _, entry in zip(range(MOST_FILES + 1), entries, strict=False)
                ]
        except OSError as mistake:
            if os.path.isdir(folder):
                said = f"the folder {folder.name} cannot be read ({mistake.strerror})"
                findings.error(1, said, "check its permissions")
            return []
        if len(names) > MOST_FILES:
            findings.error(
                1, f"{folder.name} holds more than {MOST_FILES:,} files", "keep fewer there"
            )
            return []
        return sorted(name for name in names if not _IGNORED.match(name))

    def is_within(self, path: Path) -> bool:
        real = os.path.realpath(path)
        return real == self.home or real.startswith(self.home + os.sep)

    def file(self, path: Path) -> SourceFile:
        raw, fault = self.read(path, LARGEST_FILE)
        if fault is None and len(raw) > LARGEST_FILE:
            size = f"the file is larger than {LARGEST_FILE // 1024} kB"
            raw, fault = b"", (size, "divide it into several lessons")
        return SourceFile(str(path), path.name, raw, fault)

    def read(self, path: Path, limit: int) -> tuple[bytes, Fault | None]:
        """Return up to one byte more than the limit, or why there is nothing to return."""
        if not self.is_within(path):
            return b"", ("the file is a link that leads out of the content", "copy the file here")
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return b"", ("this is no ordinary file", "put a plain text file in its place")
            with open(os.open(path, _OPEN_FLAGS), "rb") as file:
                return file.read(limit + 1), None
        except OSError as mistake:
            return b"", (f"the file cannot be read ({mistake.strerror})", "check its permissions")

    def image(self, path: Path) -> Fault | None:
        """Return what keeps an image from being shown, if anything."""
        kind = path.suffix.lower().removeprefix(".")
        if kind not in {*_SIGNATURES, "svg"} or not _IMAGE_NAME.fullmatch(path.name):
            return (
                f"{quoted(path.name)} cannot be shown as an image",
                "use SVG, PNG, JPG, WebP or GIF, and a name of letters, digits and hyphens",
            )
        if kind == "svg":
            raw, fault = self.read(path, LARGEST_DRAWING)
            return fault or drawing_fault(raw)
        raw, fault = self.read(path, LARGEST_IMAGE)
        if fault is None and len(raw) > LARGEST_IMAGE:
            fault = ("the image is larger than 2 MB", "make it smaller")
        if fault is None and not _SIGNATURES[kind].match(raw):
            fault = (f"the file is no {kind.upper()} image, whatever its name", "save it again")
        return fault


def _contents(files: Sequence[SourceFile]) -> list[tuple[str, Fault | None, str]]:
    return [(file.path, file.fault, blake2b(file.raw).hexdigest()) for file in files]


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

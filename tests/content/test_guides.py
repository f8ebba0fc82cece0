"""What the guides show works as it stands there."""

import re
from pathlib import Path

import pytest

from content.drawings import drawing_fault
from content.framework_header import FRAMEWORK_KEYS
from content.lessons import ASSESSMENT_KEYS, LESSON_KEYS
from content.module_header import MODULE_KEYS
from content.shadowing import PART_KEYS
from content.shadowing_parts import NETWORK, OBSERVATION, PARTS
from content.statements import ACTION_KEYS, DOMAIN_KEYS, STATEMENT_KEYS
from content.templates import KEYS as TEMPLATE_KEYS
from tests.content.writing import PICTURE, TOP, library_of, lines, read, write

ROOT = Path(__file__).parents[2]
AUTHORS = (ROOT / "modules/README.md").read_text(encoding="utf-8")
GRAMMAR = (ROOT / "content/README.md").read_text(encoding="utf-8")

FENCED = re.compile(r"^(`{3,}|~{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LESSONS = [text for _, kind, text in FENCED.findall(GRAMMAR) if kind == "markdown"]
OTHERS = {
    "courses/one/images/class.png": PICTURE,
    "courses/one/02-assess.md": TOP + "## Hypotheses {#hypotheses}\n\nWords.\n",
    "courses/graduated-approach/module.md": "left out for now",
}


@pytest.mark.parametrize("body", LESSONS)
def test_every_example_of_the_grammar_is_right(body: str) -> None:
    library = library_of(body, OTHERS)
    assert [str(problem) for problem in library.problems if "one/" in problem.path] == []


def test_the_headers_in_the_grammar_are_right(tmp_path: Path) -> None:
    shown = [text for _, kind, text in FENCED.findall(GRAMMAR) if text.startswith("---\n")]
    head, lesson, assessment, pathway, template, framework, domain, *guide = shown
    assert len(guide) == 5
    questions = "".join(f"### Q{i}? {{#q{i}}}\n= a\n> **Why:** b.\n" for i in range(10))
    another = domain.replace("cycle-ownership", "first-talk").replace("owning-cycles", "talk")
    third = another.replace("first-talk", "pupil-voice").replace("formerly: talk\n", "")
    files = {
        "courses/graduated-approach/module.md": head,
        "courses/graduated-approach/01-assess.md": f"{lesson}\n## A {{#hypotheses}}\n\nWords.\n",
        "courses/graduated-approach/02-test.md": f"{assessment}\n::: check\n{questions}:::\n",
        "pathways/every-teacher.md": pathway.replace("code-of-practice-essentials", "x"),
        "templates/short-note.md": template.replace("approach/plan", "approach/assess"),
        "templates/apdr-record.md": template.replace("approach/plan", "approach/assess"),
        "frameworks/senco-skills/framework.md": framework,
        "frameworks/senco-skills/01-cycles.md": domain,
        "frameworks/senco-skills/02-talk.md": another.partition("::: ready-action")[0],
        "frameworks/senco-skills/03-voice.md": third.partition("::: ready-action")[0],
    }
    found = lines(read(write(tmp_path, files)).problems, tmp_path)
    named = [line.partition(":")[0] for line in found]
    assert named == [
        "pathways/every-teacher.md",
        "templates/apdr-record.md",
        "templates/short-note.md",
    ]


def test_the_parts_of_the_shadowing_guide_in_the_grammar_are_right(tmp_path: Path) -> None:
    shown = [text for _, _, text in FENCED.findall(GRAMMAR) if text.startswith("---\n")][-5:]
    names = ("attributes", "observation", "prompts", "readiness", "network")
    files = {f"shadowing/{name}.md": text for name, text in zip(names, shown, strict=True)}
    library = read(write(tmp_path, files))
    found = [line for line in lines(library.problems, tmp_path) if "has no" not in line]
    assert found == []
    assert [part.slug for part in library.shadowing.parts] == list(names)


def test_the_grammar_shows_every_part_of_the_shadowing_guide() -> None:
    for name in PARTS:
        assert f"\n| `{name}.md` |" in GRAMMAR
        assert f"`{name}.md`" in AUTHORS


def test_the_grammar_shows_every_kind_of_block() -> None:
    shown = "".join(LESSONS)
    for kind in ("must", "should", "advice", "proposed", "facilitator", "local", "reflect"):
        assert f"\n::: {kind}" in f"\n{shown}"
    for kind in ("action", "check", "scenario"):
        assert f"\n::: {kind}" in f"\n{shown}"


def test_the_module_in_the_guide_for_authors_is_right(tmp_path: Path) -> None:
    shown = [text for _, _, text in FENCED.findall(AUTHORS) if text.startswith("---\n")]
    head, lesson, assessment, pathway = shown
    questions = "".join(f"### Q{i}? {{#q{i}}}\n= a\n> **Why:** b.\n" for i in range(8))
    files = {
        "courses/asking-pupils/module.md": head,
        "courses/asking-pupils/01-three-questions.md": lesson,
        "courses/asking-pupils/02-test.md": f"{assessment}\n::: check\n{questions}:::\n",
        "pathways/new-to-the-school.md": pathway,
    }
    library = read(write(tmp_path, files))
    assert lines(library.problems, tmp_path) == []
    (module,) = library.modules
    assert module.lessons[0].minutes <= 10
    assert module.assessment
    assert library.pathways[0].stages[0].items[0].module_slug == module.slug


def test_the_picture_in_the_guide_for_authors_is_right() -> None:
    (picture,) = [text for _, kind, text in FENCED.findall(AUTHORS) if kind == "svg"]
    assert drawing_fault(picture.encode()) is None


@pytest.mark.parametrize("guide", [AUTHORS, GRAMMAR])
def test_links_between_the_guides_lead_somewhere(guide: str) -> None:
    folder = ROOT / ("modules" if guide == AUTHORS else "content")
    for address in re.findall(r"\]\((\.\./[^)#]+\.md)\)", guide):
        assert (folder / address).is_file(), address


def test_every_header_key_is_in_the_grammar() -> None:
    lessons = {*MODULE_KEYS.all, *LESSON_KEYS.all, *ASSESSMENT_KEYS.all, *TEMPLATE_KEYS.all}
    frameworks = {*FRAMEWORK_KEYS.all, *DOMAIN_KEYS.all, *STATEMENT_KEYS, *ACTION_KEYS.all}
    for key in lessons | frameworks | {*PART_KEYS.all}:
        assert f"\n{key}:" in GRAMMAR, key
    shapes = (*OBSERVATION.values(), *NETWORK.values())
    for key in (*(key for shape in shapes for key in shape.keys.all), "example"):
        assert f"\n  {key}:" in GRAMMAR, key

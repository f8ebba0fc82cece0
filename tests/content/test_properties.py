"""Whatever stands in a file: problems with a line, safe HTML, never a traceback."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import draw, mark, plain, render_text, shuffled, unanswered
from content.codec import decoded, encoded
from content.courses import build_module
from content.folders import find
from content.frameworks import build_framework
from content.render import Terms, is_safe
from content.shadowing import build_shadowing, settle
from content.types import Check, Scenario
from tests.content.shadowing_files import PARTS
from tests.content.test_frameworks import HEAD as FRAMEWORK
from tests.content.test_frameworks import WRITING
from tests.content.test_marking import MATCH, ORDER, SEVERAL, SHORT, SINGLE, assessment
from tests.content.test_sanitising import HOSTILE, assert_harmless
from tests.content.writing import HEAD, TOP, library_of, module_files, read, write

PIECES = [
    *HOSTILE,
    "---",
    ":::",
    "::: must 6.2",
    "::: statement one",
    "::: ready-action two",
    "lens: leader",
    "target: 3",
    "great: d",
    "closes: one/a#b",
    "how: so",
    "sets: few: one",
    "## Categories {#categories}",
    "- Pupils {#pup}",
    "  example: so",
    "{#one}",
    "evidence: visit",
    "minutes: 3",
    "::: check",
    '::: scenario one "Two"',
    "::: reflect a",
    "::: proposed 2026-01-01",
    "::: local b",
    "### Question? {#q}",
    "### Step {#s}",
    "## Heading",
    "- [x] Right",
    "- [ ] Wrong",
    "  > Feedback",
    "> **Why:** so",
    "  -> s",
    "1. One",
    "2. Two",
    "- a = b",
    "= answer | other",
    "!!! note",
    '??? "More"',
    "    indented",
    "  less",
    "```",
    "~~~",
    "| a | b |",
    "| --- | :-: |",
    "[^1]",
    "[^1]: note",
    "*[A]: b",
    "[a](b)",
    "![a](images/b.png)",
    "[a]: b",
    "Term",
    ": Meaning",
    "title: A",
    "kind: assessment",
    "draw: 1",
    "  more",
    "",
    " ",
    "\t",
    "\x00",
    "\u2028",
    "\r",
    "***",
    "* * *",
    "> > a",
    "- - a",
    "'\"--...",
    "&amp; &#0; &#xd800; &#x110000;",
    "\\",
]
LINES = st.one_of(st.sampled_from(PIECES), st.text(max_size=30))
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
MANY = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@MANY
@given(TEXTS)
def test_any_body_gives_safe_html_or_problems_with_lines(body: str) -> None:
    library = library_of(
        "Words.\n", {"courses/one/02-b.md": (TOP + body).encode("utf-8", "replace")}
    )
    assert all(problem.line >= 1 and problem.message for problem in library.problems)
    for lesson in library.modules[0].lessons:
        for block in lesson.blocks:
            if not isinstance(block, Scenario | Check):
                assert_harmless(block.html)
        assert "\ue000" not in repr(lesson)


@MANY
@given(st.binary(max_size=400), st.binary(max_size=400), st.binary(max_size=400))
def test_any_bytes_in_any_file_are_read(head: bytes, lesson: bytes, other: bytes) -> None:
    files = {
        "courses/one/module.md": head,
        "courses/one/01-a.md": lesson,
        "pathways/p.md": other,
        "glossary.md": other,
        "frameworks/ours/framework.md": head,
        "frameworks/ours/01-a.md": lesson,
        "frameworks/theirs/framework.md": FRAMEWORK.encode(),
        "frameworks/theirs/01-a.md": other,
        **dict.fromkeys(PARTS, lesson),
    }
    with TemporaryDirectory() as folder:
        read(write(Path(folder), {**module_files("two", a=TOP + "Words.\n"), **files}))


@MANY
@given(TEXTS, TEXTS, TEXTS)
def test_any_header_pathway_and_glossary_are_read(head: str, pathway: str, glossary: str) -> None:
    files = {
        "courses/one/module.md": HEAD.replace("version: 1\n", f"version: 1\n{head}\n"),
        "pathways/p.md": f"---\ntitle: A\npurpose: B\naudience: all staff\n---\n{pathway}",
        "glossary.md": glossary,
    }
    library_of("A SENCo and a Term.\n", {k: v.encode("utf-8", "replace") for k, v in files.items()})


@MANY
@given(TEXTS, TEXTS)
def test_any_framework_is_read_and_kept_as_it_was_built(head: str, body: str) -> None:
    files = {
        "frameworks/ours/framework.md": FRAMEWORK.replace("levels:", f"{head}\nlevels:", 1),
        "frameworks/ours/01-a.md": f"---\ntitle: A\n---\n{body}",
        "frameworks/ours/02-b.md": WRITING.replace("great:", f"{body}\ngreat:"),
        "frameworks/ours/03-c.md": WRITING.replace("write-it-down", "keep-asking"),
    }
    with TemporaryDirectory() as folder:
        write(Path(folder), {k: v.encode("utf-8", "replace") for k, v in files.items()})
        built = build_framework(find(Path(folder)).frameworks[0], Terms({}))
    assert decoded(encoded(built)) == built
    assert all(problem.line >= 1 and problem.message for problem in built.problems)
    assert (built.framework is None) == (built.left_out is not None)
    for domain in built.framework.domains if built.framework else ():
        assert_harmless(domain.html)


@MANY
@given(TEXTS)
def test_any_guide_is_read_and_kept_as_it_was_built(body: str) -> None:
    """What is put before and behind, and in the place of every other line below the header."""
    files = {}
    for name, text in PARTS.items():
        head, _, rest = text.rpartition("---\n")
        halved = "\n".join(rest.split("\n")[::2])
        files[name] = f"{head}---\n{body}\n{halved if len(body) % 2 else rest}\n{body}"
    with TemporaryDirectory() as folder:
        write(Path(folder), {k: v.encode("utf-8", "replace") for k, v in files.items()})
        found = find(Path(folder)).shadowing
        assert found
        built = build_shadowing(found)
    assert decoded(encoded(built)) == built
    assert all(problem.line >= 1 and problem.message for problem in settle([built]).problems)


@MANY
@given(st.one_of(TEXTS, st.text(max_size=300)))
def test_any_words_of_a_person_are_shown_safely(text: str) -> None:
    shown = render_text(text)
    assert_harmless(shown)
    assert is_safe(shown)
    plain(shown)


@MANY
@given(TEXTS)
def test_what_is_kept_between_starts_is_what_was_built(body: str) -> None:
    with TemporaryDirectory() as folder:
        raw = (TOP + body).encode("utf-8", "replace")
        write(Path(folder), module_files(a=raw, b=TOP + "Words.\n"))
        built = build_module(find(Path(folder)).modules[0], Terms({}))
    assert decoded(encoded(built)) == built


@MANY
@given(
    st.integers(),
    st.dictionaries(st.sampled_from("abcde"), st.lists(st.text(max_size=20), max_size=5)),
)
def test_any_answers_can_be_marked(seed: int, answers: dict[str, list[str]]) -> None:
    questions = [SINGLE, SEVERAL, ORDER, MATCH, SHORT]
    result = mark(questions, answers)
    wrong = {one.question.slug for one in result.questions if not one.is_right}
    assert {question.slug for question in unanswered(questions, answers)} <= wrong
    assert all(set(shuffled(one, seed)) == set(one.options) for one in questions)
    assert len(draw(assessment(5, 3), seed)) == 3

"""The guide to shadowing: nine parts, each by itself, and what holds between them."""

from pathlib import Path

import pytest

from content import ShadowingGuide, fingerprint
from content.shadowing_types import Agreement, FocusQuestion, Prompt, Strand
from content.source import LONGEST_LINE
from content.things import LONGEST_TEXT, MOST_THINGS
from content.types import Change
from tests.content.shadowing_files import AGREEMENT, AIMS, ATTRIBUTES, HEAD, PARTS, TRIAL
from tests.content.test_frameworks import OURS as FRAMEWORK
from tests.content.writing import Files, library_of, lines, read, write

ASPIRING = FRAMEWORK | {
    name: text.replace("  first: keep-asking", "  aspiring: keep-asking").replace(
        "template: note\n", ""
    )
    for name, text in FRAMEWORK.items()
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "content", PARTS)


def guide_of(root: Path) -> ShadowingGuide:
    return read(root).shadowing


def said(root: Path, files: Files) -> list[str]:
    """Return what is said of the guide when some of its files are changed."""
    found = lines(read(write(root, files)).problems, root)
    return [line for line in found if "is in no framework’s set" not in line]


def test_a_whole_guide_has_no_problems(root: Path) -> None:
    assert said(root, {}) == []


def test_without_files_there_is_a_guide_and_it_is_empty(tmp_path: Path) -> None:
    library = read(write(tmp_path, {"glossary.md": "SENCo\n: A person.\n"}))
    assert library.shadowing == ShadowingGuide()
    assert library.shadowing.agreement == Agreement(version=0, rules=())
    assert library.shadowing.part("agreement") is None
    assert library.problems == ()


def test_a_part_says_what_it_is(root: Path) -> None:
    guide = guide_of(root)
    assert [one.slug for one in guide.parts] == [
        name.removeprefix("shadowing/").removesuffix(".md") for name in PARTS
    ]
    part = guide.part("attributes")
    assert part
    assert (part.title, part.version) == ("Our “part”", 1)
    assert part.introduction == "Say what can be seen: nothing else. It’s no score."


def test_attributes_are_behaviours_with_examples(root: Path) -> None:
    first, second = guide_of(root).attributes
    assert (first.slug, first.title) == ("relationships", "“Relationships”")
    assert first.summary == "Getting on with people."
    assert [one.slug for one in first.behaviours] == ["r1", "r2"]
    assert first.behaviours[0].text == "Greets everybody, even at eight."
    assert first.behaviours[0].example == "Says “Good morning”: twice."
    assert second.behaviours[0].example == "Hands it in."


def test_observation_has_three_lists(root: Path) -> None:
    guide = guide_of(root)
    first, last = guide.categories
    assert (first.slug, first.code, first.title) == ("pup", "PUP", "Pupils")
    assert (first.look_for, first.ask) == ("What it’s for.", "Who else?")
    assert last.slug == "oth"
    (experience,) = guide.experiences
    assert experience.text == "A review, if the family agrees."
    assert experience.category_slug == "pup"
    assert [one.text for one in guide.flashpoints] == ["A deadline."]


def test_an_aim_is_named_by_its_statement(root: Path) -> None:
    (aim,) = guide_of(root).aims
    assert (aim.statement_slug, aim.text) == ("keep-asking", "Watch who asks.")
    assert aim.questions == (
        FocusQuestion(slug="whom", text="Whom?"),
        FocusQuestion(slug="when", text="When?"),
    )


def test_prompts_belong_to_four_moments(root: Path) -> None:
    sets = guide_of(root).prompt_sets
    assert [(one.slug, one.minutes) for one in sets] == [
        ("in-action", 1),
        ("on-action", 2),
        ("against-the-picture", 3),
        ("later", 4),
    ]
    assert sets[0].summary == "Words."
    assert sets[0].prompts == (Prompt(slug="what-1", text="What?"),)


def test_the_agreement_knows_its_version_and_what_changed(root: Path) -> None:
    agreement = guide_of(root).agreement
    assert agreement.version == 3
    assert [(one.slug, one.title, one.text) for one in agreement.rules] == [
        ("host-decides", "The host decides", "The host decides."),
        ("no-names", "No names", "You write none."),
    ]
    assert agreement.changes_since(2) == (
        Change(version=3, text="the second rule, in other words"),
    )
    assert agreement.rule("no-names") is agreement.rules[1]


def test_checkpoints_are_numbered_and_say_what_yes_looks_like(root: Path) -> None:
    first, second = guide_of(root).checkpoints
    assert (first.number, first.text, first.help) == (1, "Can say it.", "Yes means so.")
    assert first.evidence == ("own-words", "module")
    assert second.number == 2


def test_a_network_has_tasks_questions_and_topics(root: Path) -> None:
    guide = guide_of(root)
    (task,) = guide.tasks
    assert (task.title, task.text, task.how) == ("A forum", "Read it.", "Join it. Read.")
    assert [one.text for one in guide.questions] == ["What surprised you?"]
    assert [one.title for one in guide.topics] == ["Early years"]


def test_a_trial_has_strands_a_brief_and_two_reviews(root: Path) -> None:
    trial = guide_of(root).trial
    assert trial.strands == (Strand(slug="map", title="A map", text="Keep it."),)
    assert trial.brief == (Prompt(slug="yours", text="What is yours?"),)
    assert trial.is_not == ("It is not cover.",)
    assert [one.slug for one in (*trial.mid_review, *trial.end_review)] == ["now", "next"]


def test_things_are_looked_up_by_their_slugs(root: Path) -> None:
    guide = guide_of(root)
    assert guide.behaviour("o1") is guide.attributes[1].behaviours[0]
    for find, slug in (
        (guide.attribute, "organisation"),
        (guide.category, "oth"),
        (guide.experience, "review"),
        (guide.prompt_set, "later"),
        (guide.checkpoint, "do-it"),
        (guide.task, "forum"),
        (guide.topic, "early-years"),
        (guide.strand, "map"),
        (guide.part, "trial"),
    ):
        found = find(slug)
        assert found
        assert found.slug == slug
        assert find("nothing") is None
    assert guide.aim("keep-asking") is guide.aims[0]
    assert guide.aim("nothing") is None
    assert guide.behaviour("nothing") is None


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("attributes", "  example: Says sorry.\n", "", "the key “example” is missing"),
        ("attributes", "{#r2}", "{#r1}", "the id #r1 stands on line 15 too"),
        ("attributes", "{#r2}", "{#organisation}", "the id #organisation stands on line"),
        ("observation", "category: pup", "category: pub", "there is no category “pub”"),
        ("observation", "{#oth}", "{#els}", "the last category is not the one for everything"),
        ("observation", "{#pup}", "{#pupil}", "#pupil is no code of a category"),
        ("observation", "## Flashpoints", "## F", ""),
        ("observation", "{#flashpoints}", "{#flash}", "the list “flashpoints” is missing"),
        ("prompts", "minutes: 2", "minutes: 61", "is not a number from 1 to 60"),
        ("prompts", "{#later}", "{#latest}", "the set of prompts “later” is missing"),
        ("agreement", "The host decides.\n", "", "has a heading and no words"),
        ("agreement", "version: 3", "version: 2", "version 3 cannot stand here"),
        ("readiness", "evidence: plan", "evidence: plans", "“plans” is not known in evidence"),
        ("conversation", "What draws you?", "a: b", "the starter has no words"),
        ("trial", "A map", "Map " * 30, "the strand has 119 characters; keep it under 100"),
        ("trial", "Keep it.", "W" * (LONGEST_TEXT + 1), "“text” has 501 characters"),
        ("aims", "- Whom? {#whom}\n- When? {#when}\n", "", "there is no question below the aim"),
    ],
)
def test_each_fault_is_told(root: Path, name: str, old: str, new: str, expected: str) -> None:
    path = f"shadowing/{name}.md"
    assert old in PARTS[path]
    found = said(root, {path: PARTS[path].replace(old, new)})
    assert all(line.startswith(f"{path}:") for line in found)
    assert any(expected in line for line in found) == bool(expected)


def test_a_part_with_an_error_leaves_the_others_alone(root: Path) -> None:
    found = said(root, {"shadowing/trial.md": "broken"})
    assert found == [
        (
            "shadowing/trial.md:1: the header is missing; "
            "begin the file with a line of --- and the keys below it"
        )
    ]
    guide = guide_of(root)
    assert guide.trial == ShadowingGuide().trial
    assert guide.part("trial") is None
    assert guide.agreement.version == 3


def test_a_missing_part_is_told(root: Path) -> None:
    (root / "shadowing/aims.md").unlink()
    assert said(root, {}) == [
        "shadowing:1: the guide to shadowing has no aims.md; write it, or copy the one we ship"
    ]


def test_a_file_that_is_no_part_is_told(root: Path) -> None:
    (found,) = said(root, {"shadowing/agreements.md": AGREEMENT})
    assert "is no part of the guide to shadowing; did you mean “agreement”?" in found


def test_a_school_replaces_one_file(root: Path, tmp_path: Path) -> None:
    own = AGREEMENT.replace("version: 3", "version: 4").replace("No names", "No names at all")
    school = write(tmp_path / "own", {"shadowing/agreement.md": own})
    guide = read(root, school).shadowing
    assert (guide.agreement.version, guide.agreement.rules[1].title) == (4, "No names at all")
    assert guide.attributes == guide_of(root).attributes
    assert [one.slug for one in guide.parts] == [one.slug for one in guide_of(root).parts]


def test_a_replacement_with_an_error_falls_back_to_what_it_replaces(
    root: Path, tmp_path: Path
) -> None:
    school = write(
        tmp_path / "own", {"shadowing/agreement.md": AGREEMENT.replace("title", "tilte")}
    )
    library = read(root, school)
    assert library.shadowing == guide_of(root)
    found = [line for line in lines(library.problems, tmp_path) if line.startswith("own/")]
    assert found == [
        (
            "own/shadowing/agreement.md:1: this file is left out, and the one that it was to "
            "replace is shown; mend what else is said of it"
        ),
        "own/shadowing/agreement.md:2: the key “tilte” is not known here; did you mean “title”?",
    ]


def test_nothing_is_said_of_a_file_that_is_replaced(root: Path, tmp_path: Path) -> None:
    write(root, {"shadowing/agreement.md": "broken"})
    school = write(tmp_path / "own", {"shadowing/agreement.md": AGREEMENT})
    library = read(root, school)
    assert [line for line in lines(library.problems) if "agreement" in line] == []
    assert library.shadowing.agreement.version == 3


def test_an_aim_without_its_statement_is_a_warning(root: Path) -> None:
    write(root, ASPIRING | {"shadowing/aims.md": AIMS.replace("keep-asking", "keep-asking-on")})
    library = read(root)
    (problem,) = [one for one in library.problems if "shadowing" in one.path]
    assert problem.severity == "warning"
    assert lines((problem,), root) == [
        (
            "shadowing/aims.md:6: “keep-asking-on” is in no framework’s set “aspiring”; "
            "did you mean “keep-asking”?"
        )
    ]
    assert library.shadowing.aims


def test_an_aim_of_a_statement_outside_the_set_is_a_warning_too(root: Path) -> None:
    head = FRAMEWORK["frameworks/ours/framework.md"].replace("  last:", "  aspiring:")
    library = read(write(root, ASPIRING | {"frameworks/ours/framework.md": head}))
    (problem,) = [one for one in library.problems if "shadowing" in one.path]
    assert "“keep-asking” is in no framework’s set" in problem.message


def test_nothing_is_said_of_aims_while_a_domain_is_left_out(root: Path) -> None:
    library = read(write(root, ASPIRING | {"frameworks/ours/01-asking.md": "broken"}))
    assert [one for one in library.problems if "shadowing" in one.path] == []


def test_a_file_has_no_more_than_a_person_can_look_through(root: Path) -> None:
    items = "".join(f"- What? {{#what-{number}}}\n" for number in range(MOST_THINGS + 50))
    text = f"{HEAD}## Ways to begin {{#starters}}\n\n{items}"
    (found,) = said(root, {"shadowing/conversation.md": text})
    assert f"more than {MOST_THINGS} headings and items; keep fewer" in found


def test_a_folder_that_is_a_link_out_is_not_followed(root: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"glossary.md": "SENCo\n: A person.\n"})
    (other / "shadowing").symlink_to(root / "shadowing")
    library = read(other)
    assert library.shadowing == ShadowingGuide()
    assert "a link that leads out of the content" in str(library.problems[0])


def test_a_changed_file_is_noticed(root: Path) -> None:
    """The application asks for the fingerprint to know when to read everything again."""
    before = fingerprint([root])
    assert read(root).fingerprint == before
    write(root, {"shadowing/trial.md": TRIAL.replace("A map", "The map")})
    assert fingerprint([root]) != before


@pytest.mark.parametrize("begun", ["## a", "- a", "- a {#b}\n  example: a\n  a", "## a {#"])
def test_no_row_of_spaces_takes_long(root: Path, begun: str) -> None:
    """Looked at from every space, fifty such lines would take an hour."""
    line = begun + " " * (LONGEST_LINE - 99) + "b\n"
    assert said(root, {"shadowing/attributes.md": ATTRIBUTES + line * 50})


def test_no_row_of_spaces_in_a_question_takes_long() -> None:
    question = "### a" + " " * (LONGEST_LINE - 99) + "b\n"
    assert library_of(f"::: check\n{question * 50}:::\n").problems

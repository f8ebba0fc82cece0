"""What each file of the shadowing guide may hold, and what its things become."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from content.headers import Keys
from content.problems import Findings, did_you_mean, quoted
from content.sections import Section
from content.shadowing_types import (
    EVERYTHING_ELSE,
    EVIDENCE_KINDS,
    PROMPT_SETS,
    Agreement,
    AgreementRule,
    Aim,
    Attribute,
    Behaviour,
    Category,
    Checkpoint,
    Experience,
    Flashpoint,
    FocusQuestion,
    NetworkQuestion,
    NetworkTask,
    Part,
    Prompt,
    PromptSet,
    ShadowingGuide,
    Starter,
    Strand,
    Topic,
    TrialGuide,
)
from content.things import Shape, Thing, ThingReader

MOST_CATEGORIES = 10
LETTERS = 3
"""Of a category's code."""
MOST_MINUTES = 60

_LIST = Shape(noun="list", is_title=True)
_PROMPT = Shape(noun="prompt")
_ATTRIBUTE = Shape(noun="attribute", is_title=True, has_text=True)
_BEHAVIOUR = Shape(noun="behaviour", keys=Keys(("example",)))
_AIM = Shape(noun="aim")
_FOCUS = Shape(noun="question")
_PROMPT_SET = Shape(noun="set of prompts", keys=Keys(("minutes",)), is_title=True, has_text=True)
_RULE = Shape(noun="rule", is_title=True, has_text=True)
_CHECKPOINT = Shape(noun="checkpoint", keys=Keys(("evidence",)), has_text=True)
OBSERVATION = {
    "categories": Shape(noun="category", keys=Keys(("look for", "ask")), is_title=True),
    "experiences": Shape(noun="experience", keys=Keys(("category",))),
    "flashpoints": Shape(noun="flashpoint"),
}
CONVERSATION = {"starters": Shape(noun="starter")}
NETWORK = {
    "tasks": Shape(noun="task", keys=Keys(("text", "how")), is_title=True),
    "questions": Shape(noun="question"),
    "topics": Shape(noun="topic", is_title=True),
}
TRIAL = {
    "strands": Shape(noun="strand", keys=Keys(("text",)), is_title=True),
    "brief": _PROMPT,
    "is-not": Shape(noun="line", is_named=False),
    "mid-review": _PROMPT,
    "end-review": _PROMPT,
}

Headed = Sequence[Section]


@dataclass(frozen=True, slots=True)
class PartKind:
    """The fields of the guide that a file fills, and what reads them."""

    fields: tuple[str, ...]
    read: Callable[[ThingReader, Headed, Part], ShadowingGuide]


def _attributes(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    return ShadowingGuide(
        attributes=tuple(
            Attribute(
                slug=one.slug,
                title=one.words,
                summary=one.text,
                behaviours=tuple(
                    Behaviour(slug=each.slug, text=each.words, example=each.value("example"))
                    for each in one.items
                ),
            )
            for one in _things(reader, headed, _ATTRIBUTE, _BEHAVIOUR)
        )
    )


def _observation(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    lists = _lists(reader, headed, OBSERVATION)
    categories, experiences = lists["categories"], lists["experiences"]
    _check_categories(categories, reader.findings)
    _check_experiences(experiences, [one.slug for one in categories], reader.findings)
    return ShadowingGuide(
        categories=tuple(
            Category(
                slug=one.slug,
                code=one.slug.upper(),
                title=one.words,
                look_for=one.value("look for"),
                ask=one.value("ask"),
            )
            for one in categories
        ),
        experiences=tuple(
            Experience(slug=one.slug, text=one.words, category_slug=one.value("category"))
            for one in experiences
        ),
        flashpoints=tuple(
            Flashpoint(slug=one.slug, text=one.words) for one in lists["flashpoints"]
        ),
    )


def _check_categories(categories: Sequence[Thing], findings: Findings) -> None:
    for one in categories[MOST_CATEGORIES : MOST_CATEGORIES + 1]:
        said = f"there are more than {MOST_CATEGORIES} categories"
        findings.error(one.line, said, "nobody chooses among more on a phone; join two")
    for one in categories:
        if one.slug and not (len(one.slug) == LETTERS and one.slug.isalpha()):
            said = f"#{one.slug} is no code of a category"
            findings.error(one.line, said, "use three small letters: {#pup}")
    if categories and categories[-1].slug != EVERYTHING_ELSE:
        said = "the last category is not the one for everything else"
        remedy = f"end the list with one whose id is {{#{EVERYTHING_ELSE}}}"
        findings.error(categories[-1].line, said, remedy)


def _check_experiences(
    experiences: Sequence[Thing], known: Sequence[str], findings: Findings
) -> None:
    for one in experiences:
        named = one.value("category")
        if named and named not in known:
            said = f"there is no category {quoted(named)}"
            findings.error(one.header.line("category"), said, did_you_mean(named, known))


def _aims(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    return ShadowingGuide(
        aims=tuple(
            Aim(
                statement_slug=one.slug,
                text=one.words,
                questions=tuple(
                    FocusQuestion(slug=each.slug, text=each.words) for each in one.items
                ),
            )
            for one in _things(reader, headed, _AIM, _FOCUS)
        )
    )


def _conversation(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    starters = _lists(reader, headed, CONVERSATION)["starters"]
    return ShadowingGuide(
        starters=tuple(Starter(slug=one.slug, text=one.words) for one in starters)
    )


def _prompts(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    known = _known(headed, PROMPT_SETS, "set of prompts", reader.findings)
    return ShadowingGuide(
        prompt_sets=tuple(
            PromptSet(
                slug=one.slug,
                title=one.words,
                summary=one.text,
                minutes=one.header.count("minutes", 1, MOST_MINUTES) or 0,
                prompts=_prompt_items(one.items),
            )
            for one in _things(reader, known, _PROMPT_SET, _PROMPT)
        )
    )


def _agreement(reader: ThingReader, headed: Headed, part: Part) -> ShadowingGuide:
    rules = tuple(
        AgreementRule(slug=one.slug, title=one.words, text=one.text)
        for one in _things(reader, headed, _RULE, None)
    )
    return ShadowingGuide(
        agreement=Agreement(version=part.version, rules=rules, changed=part.changed)
    )


def _readiness(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    return ShadowingGuide(
        checkpoints=tuple(
            Checkpoint(
                slug=one.slug,
                number=number,
                text=one.words,
                help=one.text,
                evidence=_evidence(one),
            )
            for number, one in enumerate(_things(reader, headed, _CHECKPOINT, None), 1)
        )
    )


def _evidence(one: Thing) -> tuple[str, ...]:
    """Return the kinds of evidence of a checkpoint; a comma alone is a problem."""
    one.header.need_one("evidence", one.header.items("evidence"))
    return one.header.words("evidence", EVIDENCE_KINDS)


def _network(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    lists = _lists(reader, headed, NETWORK)
    return ShadowingGuide(
        tasks=tuple(
            NetworkTask(
                slug=one.slug, title=one.words, text=one.value("text"), how=one.value("how")
            )
            for one in lists["tasks"]
        ),
        questions=tuple(
            NetworkQuestion(slug=one.slug, text=one.words) for one in lists["questions"]
        ),
        topics=tuple(Topic(slug=one.slug, title=one.words) for one in lists["topics"]),
    )


def _trial(reader: ThingReader, headed: Headed, _: Part) -> ShadowingGuide:
    lists = _lists(reader, headed, TRIAL)
    return ShadowingGuide(
        trial=TrialGuide(
            strands=tuple(
                Strand(slug=one.slug, title=one.words, text=one.value("text"))
                for one in lists["strands"]
            ),
            brief=_prompt_items(lists["brief"]),
            is_not=tuple(one.words for one in lists["is-not"]),
            mid_review=_prompt_items(lists["mid-review"]),
            end_review=_prompt_items(lists["end-review"]),
        )
    )


def _prompt_items(items: Sequence[Thing]) -> tuple[Prompt, ...]:
    return tuple(Prompt(slug=one.slug, text=one.words) for one in items)


def _things(
    reader: ThingReader, headed: Headed, shape: Shape, items: Shape | None
) -> tuple[Thing, ...]:
    """Return the thing of each heading; a file without any is a problem."""
    if not headed:
        remedy = "write a heading: ## Words {#like-this}"
        reader.findings.error(1, f"there is no {shape.noun} in the file", remedy)
    return tuple(reader.thing(section, shape, items) for section in headed)


def _lists(
    reader: ThingReader, headed: Headed, shapes: Mapping[str, Shape]
) -> dict[str, tuple[Thing, ...]]:
    """Return the items of every list that a file is made of; none for one that is missing."""
    known = _known(headed, tuple(shapes), "list", reader.findings)
    found = {one.slug: reader.thing(one, _LIST, shapes[one.slug]).items for one in known}
    return {slug: found.get(slug, ()) for slug in shapes}


def _known(
    headed: Headed, slugs: Sequence[str], noun: str, findings: Findings
) -> tuple[Section, ...]:
    """Return the headings with ids that a file must have; others and missing ones are problems."""
    for one in headed:
        if one.slug and one.slug not in slugs:
            said = f"there is no {noun} {quoted(one.slug)} here"
            findings.error(one.line, said, did_you_mean(one.slug, slugs))
    written = {one.slug for one in headed}
    for slug in slugs:
        if slug not in written:
            said = f"the {noun} “{slug}” is missing"
            findings.error(1, said, f"write a heading for it: ## Its title {{#{slug}}}")
    return tuple(one for one in headed if one.slug in slugs)


PARTS = {
    "attributes": PartKind(("attributes",), _attributes),
    "observation": PartKind(("categories", "experiences", "flashpoints"), _observation),
    "aims": PartKind(("aims",), _aims),
    "conversation": PartKind(("starters",), _conversation),
    "prompts": PartKind(("prompt_sets",), _prompts),
    "agreement": PartKind(("agreement",), _agreement),
    "readiness": PartKind(("checkpoints",), _readiness),
    "network": PartKind(("tasks", "questions", "topics"), _network),
    "trial": PartKind(("trial",), _trial),
}
"""The parts of the guide by the names of their files, in the order of the way."""

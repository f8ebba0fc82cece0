"""What a goal can be reached by: lessons and ready-made actions, as the library has them. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from content import Library
from content.framework_types import Closing, Framework, ReadyAction
from learning.plans.rules import ActionKind
from learning.skills.gaps import Gap

CHOICE = re.compile(
    r"(?P<kind>lesson|ready):(?P<place>[a-z0-9-]{1,100})/(?P<name>[a-z0-9-]{1,100})"
    r"(?:#(?P<heading>[a-z0-9-]{1,120}))?"
)
"""An offer as a form names it: `lesson:module/lesson#heading` or `ready:framework/action`."""

DoneLessons = Mapping[tuple[str, str], date]
"""The lessons somebody has done, by module and lesson, with the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonOffer:
    """A lesson that helps, at a heading of it if there is one. `done_on`: when it was done."""

    module_slug: str
    lesson_slug: str
    heading_slug: str
    title: str
    module_title: str
    minutes: int
    done_on: date | None = None

    kind = ActionKind.LESSON

    @property
    def choice(self) -> str:
        """How a form names it."""
        return f"lesson:{self.module_slug}/{self.lesson_slug}" + (
            f"#{self.heading_slug}" if self.heading_slug else ""
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyOffer:
    """A ready-made action of a framework, with its steps and the template it names, if any."""

    framework_slug: str
    slug: str
    title: str
    how: tuple[str, ...]
    template_slug: str = ""
    template_title: str = ""

    kind = ActionKind.READY

    @property
    def choice(self) -> str:
        """How a form names it."""
        return f"ready:{self.framework_slug}/{self.slug}"


Offer = LessonOffer | ReadyOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainOffers:
    """The ready-made actions of one domain, to browse."""

    title: str
    offers: tuple[ReadyOffer, ...]


def offered_for(gap: Gap, library: Library, done: DoneLessons) -> tuple[Offer, ...]:
    """What moves a gap: the lessons that close it, then its ready-made actions."""
    lessons = (
        lesson_offer(library, each.module_slug, each.lesson_slug, each.heading_slug, done)
        for each in gap.closings
    )
    ready = (_ready_offer(library, gap.framework_slug, each) for each in gap.ready_actions)
    return (*_there(lessons), *ready)


def offered_by(
    closings: Sequence[Closing],
    actions: Collection[str],
    framework: Framework,
    library: Library,
    done: DoneLessons,
) -> tuple[Offer, ...]:
    """What moves a statement: the lessons behind its closings, then its ready-made actions."""
    lessons = (
        lesson_offer(library, each.module_slug, each.lesson_slug, each.heading, done)
        for each in closings
    )
    ready = (framework.action(slug) for slug in actions)
    return (
        *_there(lessons),
        *(_ready_offer(library, framework.slug, each) for each in ready if each is not None),
    )


def ready_by_domain(framework: Framework, library: Library) -> tuple[DomainOffers, ...]:
    """Every ready-made action of a framework, under the domain it is written in."""
    return tuple(
        DomainOffers(
            title=domain.title,
            offers=tuple(_ready_offer(library, framework.slug, one) for one in domain.actions),
        )
        for domain in framework.domains
        if domain.actions
    )


def found_lessons(library: Library, words: str, done: DoneLessons) -> tuple[LessonOffer, ...]:
    """The lessons in which all these words stand, each once, the best first."""
    found: dict[tuple[str, str], LessonOffer] = {}
    for hit in library.search(words) if words.strip() else ():
        if hit.lesson is not None:
            offer = lesson_offer(library, hit.module.slug, hit.lesson.slug, "", done)
            if offer is not None:
                found.setdefault((offer.module_slug, offer.lesson_slug), offer)
    return tuple(found.values())


def offer_named(choice: str, library: Library, done: DoneLessons) -> Offer | None:
    """The offer a form names, as the library has it now; None if it names none."""
    named = CHOICE.fullmatch(choice)
    if named is None:
        return None
    if named["kind"] == ActionKind.LESSON:
        return lesson_offer(library, named["place"], named["name"], named["heading"] or "", done)
    return ready_offer(library, named["place"], named["name"])


def lesson_offer(
    library: Library, module_slug: str, lesson_slug: str, heading: str, done: DoneLessons
) -> LessonOffer | None:
    """A lesson under its present names; None if it is gone. A heading that is gone is left out."""
    module = library.module(module_slug)
    lesson = module.lesson(lesson_slug) if module else None
    if module is None or lesson is None:
        return None
    return LessonOffer(
        module_slug=module.slug,
        lesson_slug=lesson.slug,
        heading_slug=heading if heading in {each.slug for each in lesson.outline} else "",
        title=lesson.title,
        module_title=module.title,
        minutes=lesson.minutes,
        done_on=done.get((module.slug, lesson.slug)),
    )


def ready_offer(library: Library, framework_slug: str, slug: str) -> ReadyOffer | None:
    """A ready-made action as the library has it now; None if it is gone."""
    framework = library.framework(framework_slug)
    action = framework.action(slug) if framework else None
    return _ready_offer(library, framework.slug, action) if framework and action else None


def _ready_offer(library: Library, framework_slug: str, action: ReadyAction) -> ReadyOffer:
    template = library.template(action.template) if action.template else None
    return ReadyOffer(
        framework_slug=framework_slug,
        slug=action.slug,
        title=action.text,
        how=action.how,
        template_slug=template.slug if template else "",
        template_title=template.title if template else "",
    )


def _there(lessons: Iterable[LessonOffer | None]) -> Iterator[LessonOffer]:
    """Each lesson once, though several of its headings help."""
    seen = set()
    for each in lessons:
        if each is not None and (each.module_slug, each.lesson_slug) not in seen:
            seen.add((each.module_slug, each.lesson_slug))
            yield each

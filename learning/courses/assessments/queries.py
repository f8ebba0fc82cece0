"""The questions of a person's next attempt, and the results of those before."""

from dataclasses import dataclass

from content import Library
from content.types import Assessment, Lesson, Module
from learning.courses import queries, rules
from learning.courses.assessments.rules import paper_for, whole_pool
from learning.courses.checks.queries import Result, result_of
from learning.courses.checks.rules import Paper
from learning.courses.rules import Standing
from learning.courses.standings.queries import standing_with_attempts
from learning.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPage:
    """The assessment as a person meets it: which attempt this is, what is asked, what is open."""

    module: Module
    assessment: Assessment
    number: int
    paper: Paper
    open_lessons: tuple[Lesson, ...]
    has_passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentResultPage:
    """The result of an attempt at an assessment, and where it leads."""

    module: Module
    assessment: Assessment
    result: Result
    standing: Standing
    open_lessons: tuple[Lesson, ...]
    is_newest: bool


def assessment_in(library: Library, module_slug: str) -> tuple[Module, Assessment]:
    """A module and its assessment; raises NotFound."""
    module = queries.module_named(library, module_slug)
    if module.assessment is None:
        raise NotFound
    return module, module.assessment


def assessment_page(
    person_id: int, library: Library, *, module_slug: str, number: int | None = None
) -> AssessmentPage:
    """The person's next attempt, or the one of that number; raises NotFound."""
    module, assessment = assessment_in(library, module_slug)
    standing, attempts = standing_with_attempts(person_id, module)
    last = attempts.get(assessment.slug)
    due = number or (last.number if last else 0) + 1
    return AssessmentPage(
        module=module,
        assessment=assessment,
        number=due,
        paper=paper_for(person_id, module, assessment, due),
        open_lessons=rules.open_lessons(standing),
        has_passed=rules.has_passed(standing),
    )


def assessment_result_page(
    person_id: int, library: Library, *, module_slug: str, number: int
) -> AssessmentResultPage:
    """The result of one of a person's attempts; raises NotFound."""
    module, assessment = assessment_in(library, module_slug)
    result = result_of(person_id, module, paper=whole_pool(assessment), number=number)
    standing, attempts = standing_with_attempts(person_id, module)
    return AssessmentResultPage(
        module=module,
        assessment=assessment,
        result=result,
        standing=standing,
        open_lessons=rules.open_lessons(standing),
        is_newest=attempts[assessment.slug].number == number,
    )

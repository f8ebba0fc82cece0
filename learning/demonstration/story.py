"""What somebody did in the demonstration, told through the product's own services."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from content import Library
from content.types import ActionPrompt, Lesson, Module, ReflectionPrompt
from learning import clock
from learning.actions import services as actions
from learning.actions.queries import action_in
from learning.courses import services as courses
from learning.courses.assessments import services as assessments
from learning.courses.assessments.rules import paper_for
from learning.courses.checks import services as checks
from learning.courses.checks.rules import Submission
from learning.demonstration.answering import answers_to
from learning.demonstration.answers_written import REFLECTIONS
from learning.drafts.places import LessonPlace
from learning.reflections import services as reflections
from learning.reflections.queries import prompt_in

USUAL_KNOWLEDGE = 0.85
LONGEST_TRY = 6

OWN_WORDS = (
    "raise-a-concern",
    """\
Catch **Priya Raman** in the staffroom on Tuesday or Thursday, or send her the yellow form from \
the shared drive. Write down what you see, when, and what you have tried. She will sit down with \
you within a week, and she will ask whether you have talked with home yet.""",
)
OUTCOMES = (
    "Took five minutes. I will do it again.",
    "Harder than it looked, and worth it.",
    "Useful. Told my year group about it.",
)


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in the story, the chance that decides what they do, and when it is told."""

    person_id: int
    chance: Random
    told_at: datetime

    def form_id(self) -> str:
        """The id a form would have carried."""
        return f"{self.chance.getrandbits(128):032x}"


def study_lesson(learner: Learner, library: Library, module: Module, lesson: Lesson) -> None:
    """They read it, answered its check until they were content, and marked it as done."""
    names = {"module_slug": module.slug, "lesson_slug": lesson.slug}
    if lesson.check is not None:
        for knows in (USUAL_KNOWLEDGE, 1.0)[: learner.chance.choice((1, 1, 2))]:
            submission = Submission(
                answers=answers_to(lesson.check.questions, learner.chance, knows=knows),
                fingerprint=lesson.check.fingerprint,
                form_id=learner.form_id(),
            )
            checks.submit_attempt(learner.person_id, library, **names, submission=submission)
    courses.complete_lesson(learner.person_id, library, **names)


def read_half(learner: Learner, library: Library, module: Module, lesson: Lesson) -> None:
    """They stopped in the middle, at a heading."""
    place = lesson.outline[len(lesson.outline) // 2].slug if lesson.outline else ""
    courses.keep_place(
        learner.person_id,
        library,
        module_slug=module.slug,
        lesson_slug=lesson.slug,
        place=place,
    )


def pass_assessment(learner: Learner, library: Library, module: Module) -> None:
    """They took the assessment, again if need be, until they passed."""
    if module.assessment is None:
        return
    for number in range(1, LONGEST_TRY):
        paper = paper_for(learner.person_id, module, module.assessment, number)
        knows = min(1.0, USUAL_KNOWLEDGE + 0.1 * (number - 1))
        attempt = assessments.submit_assessment(
            learner.person_id,
            library,
            module_slug=module.slug,
            number=number,
            submission=Submission(
                answers=answers_to(paper.questions, learner.chance, knows=knows),
                fingerprint=paper.fingerprint,
                form_id=learner.form_id(),
            ),
        )
        if attempt.passed:
            return


def write_and_plan(learner: Learner, library: Library, module: Module, lesson: Lesson) -> None:
    """They wrote under the lesson's prompt and adopted its action; most are done by now."""
    for block in lesson.blocks:
        match block:
            case ReflectionPrompt(slug=slug) if slug in REFLECTIONS:
                prompt = prompt_in(library, LessonPlace(module.slug, lesson.slug, slug))
                body = learner.chance.choice(REFLECTIONS[slug])
                reflections.write_reflection(
                    learner.person_id, prompt, body=body, form_id=learner.form_id()
                )
            case ActionPrompt(slug=slug):
                action = action_in(library, LessonPlace(module.slug, lesson.slug, slug))
                due_on = clock.today() + timedelta(days=7)
                adopted = actions.adopt_action(learner.person_id, action, due_on)
                _tick_off_in_time(learner, adopted.id, due_on)
            case _:
                pass


def _tick_off_in_time(learner: Learner, action_id: int, due_on: date) -> None:
    """What was meant for a day long past has been done, with a line on how it went."""
    done_at = datetime.combine(due_on, time(16, 10), clock.LONDON)
    if done_at < learner.told_at - timedelta(days=14):
        with clock.standing_at(done_at):
            actions.tick_off(learner.person_id, action_id, note=learner.chance.choice(OUTCOMES))

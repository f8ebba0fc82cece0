"""What the pages of a round show beside its statements: its context in words, what to suggest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import render_template

from learning import clock
from learning.people.rules import PHASE_NAMES, Job, Role
from learning.people.viewers import Viewer
from learning.skills.models import AuditRound
from learning.skills.rounds import queries
from learning.skills.rounds.forms import Choice, StartForm, choices_in, stages_in
from learning.skills.rounds.queries import RoundInShort
from learning.skills.rounds.rules import Context
from learning.skills.rules import ROLE_SHAPE_NAMES, RoleShape
from learning.web.filters import day
from learning.web.library import library

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """What can be rated, each with how much it asks, and the rounds that are open already."""

    choices: tuple[Choice, ...]
    has_stages: bool
    open: tuple[RoundInShort, ...]

    @property
    def hints(self) -> dict[str, str]:
        """How much each choice asks, by its value."""
        return {each.value: each.words for each in self.choices}


def start_page(viewer: Viewer, form: StartForm) -> str:
    """The page on which a round is started."""
    choices = choices_in(library())
    stages = stages_in(library())
    form.offer(choices, stages)
    rounds = queries.rounds_of(viewer.id)
    page = StartPage(
        choices=tuple(choices),
        has_stages=bool(stages),
        open=tuple(each for each in rounds if each.completed_at is None),
    )
    return render_template("skills/start.html", page=page, form=form)


def blank_form(viewer: Viewer, asked: str = "") -> StartForm:
    """A form to start with, filled in as far as the last round or the hat can tell.

    `asked`: what a link would like to be chosen, such as `senco-skills/aspiring`.
    """
    last = queries.last_round(viewer.id)
    form = StartForm(formdata=None, what=_suggested(viewer, last, asked), stage="")
    context = context_of(last) if last else _context_of_hat(viewer)
    # What the last round was for is not what this one is for.
    form.show(replace(context, purpose=""))
    return form


def context_of(kept: AuditRound) -> Context:
    """The context a round was begun with, or has been given since."""
    return Context(
        phase=kept.phase,
        pupils=kept.pupils,
        role_shape=kept.role_shape,
        is_on_leadership_team=kept.is_on_leadership_team,
        purpose=kept.purpose,
    )


def facts_of(kept: AuditRound) -> Facts:
    """What is known of a round, in words; what was left out is not there."""
    on_team = {True: "Yes", False: "No", None: ""}[kept.is_on_leadership_team]
    facts = (
        ("Purpose", kept.purpose),
        ("Begun", day(clock.london_day(kept.created_at))),
        ("Finished", day(clock.london_day(kept.completed_at)) if kept.completed_at else ""),
        ("Stage", kept.stage[:1].upper() + kept.stage[1:]),
        ("The role", ROLE_SHAPE_NAMES[kept.role_shape] if kept.role_shape else ""),
        ("On the leadership team", on_team),
        ("Phase", PHASE_NAMES[kept.phase] if kept.phase else ""),
        ("Pupils", f"{kept.pupils:,}" if kept.pupils else ""),
    )
    return tuple((name, value) for name, value in facts if value)


def in_words(names: Sequence[str]) -> str:
    """Names as a sentence has them: `Harbour Trust and Bay Partnership`."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def _suggested(viewer: Viewer, last: AuditRound | None, asked: str) -> str | None:
    """What to choose first: what is asked for, what was rated last, or what a SENCo rates."""
    values = [each.value for each in choices_in(library())]
    if asked in values:
        return asked
    if last is not None:
        framework = library().framework(last.framework_slug)
        slug = framework.slug if framework else ""
        value = f"{slug}/{last.statement_set}" if last.statement_set else slug
        return value if value in values else None
    return values[0] if values and viewer.has(Role.SENCO) else None


def _context_of_hat(viewer: Viewer) -> Context:
    schools = sum(1 for hat in viewer.hats if Role.SENCO in hat.roles)
    hat = viewer.hat
    leads = hat is not None and (hat.job is Job.LEADER or Role.LEADER in hat.roles)
    shapes = {0: None, 1: RoleShape.ONE_SCHOOL}
    return Context(
        phase=queries.phase_of(viewer.organisation_id),
        role_shape=shapes.get(schools, RoleShape.SEVERAL_SCHOOLS),
        is_on_leadership_team=True if leads else None,
    )

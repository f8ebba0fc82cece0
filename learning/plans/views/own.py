"""What the pages of one's own plan have in common: the plan, and who sees it besides its owner."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.plans.pages import PlanPage
from learning.plans.queries import plan_page
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.web.library import library


def own_page(plan_id: int) -> PlanPage:
    """The plan of whoever asks; raises NotFound for any other."""
    return plan_page(current_user.id, plan_id, library(), clock.today())


def shown(template: str, page: PlanPage, **more: Any) -> str:
    """A page about the plan, which can say who sees it."""
    shares = shares_of(current_user.id, SubjectKind.PLAN, page.plan_id, today=clock.today())
    return render_template(template, page=page, shares=shares, **more)


def back_to_plan(plan_id: int, anchor: str | None = None) -> ResponseReturnValue:
    """The way to the plan, to one place in it if it is named."""
    return redirect(url_for("plans.read_plan", plan_id=plan_id, _anchor=anchor))

"""Who may open what of plans: their owner alone, and whoever one is shared with."""

from tests.house.access_row import SIGNED_IN, Row
from tests.house.access_row import own as _own

_PLAN = {"plan_id": "{plan}"}
_GOAL = {**_PLAN, "goal_id": "{goal}"}
_PLAN_ACTION = {**_PLAN, "action_id": "{plan_action}"}
_REVIEW = {**_PLAN, "review_id": "{review}"}

PLANS = {
    # plans: their owner's alone; one is shared with Tom
    "plans.list_plans": Row(SIGNED_IN),
    "plans.start_plan": Row(SIGNED_IN),
    "plans.begin_plan": Row(SIGNED_IN),
    "plans.read_plan": _own(_PLAN),
    "plans.edit_plan": _own(_PLAN),
    "plans.save_plan": _own(_PLAN),
    "plans.begin_agreement": _own(_PLAN),
    "plans.agree": _own(_PLAN),
    "plans.activate": _own(_PLAN),
    "plans.close": _own(_PLAN),
    "plans.reopen": _own(_PLAN),
    "plans.confirm_deletion": _own(_PLAN),
    "plans.delete_plan": _own(_PLAN),
    "plans.begin_goal": _own(_PLAN),
    "plans.add_goal": _own(_PLAN),
    "plans.edit_goal": _own(_GOAL),
    "plans.save_goal": _own(_GOAL),
    "plans.set_goal_state": _own(_GOAL),
    "plans.move_goal": _own(_GOAL),
    "plans.choose_actions": _own(_GOAL),
    "plans.take_on_actions": _own(_GOAL),
    "plans.add_own_action": _own(_GOAL),
    "plans.edit_action": _own(_PLAN_ACTION),
    "plans.save_action": _own(_PLAN_ACTION),
    "plans.tick_action": _own(_PLAN_ACTION),
    "plans.undo_tick": _own(_PLAN_ACTION),
    "plans.drop_action": _own(_PLAN_ACTION),
    "plans.take_action_back": _own(_PLAN_ACTION),
    "plans.move_action": _own(_PLAN_ACTION),
    "plans.begin_review": _own(_PLAN),
    "plans.review_plan": _own(_PLAN),
    "plans.edit_review": _own(_REVIEW),
    "plans.save_review": _own(_REVIEW),
    "plans.print_plan": _own(_PLAN),
    "plans.download_plan": _own(_PLAN),
    "plans.download_dates": _own(_PLAN),
    "plans.choose_share": _own(_PLAN),
    "plans.share_plan": _own(_PLAN),
    "plans.read_shared_plan": Row(("tom",), {"share_id": "{plan_share}"}, others_get=404),
}

"""What the tests of actions share."""

import secrets

from learning.actions import services
from learning.actions.queries import LessonAction
from learning.database import db
from learning.drafts.places import LessonPlace

ASK_ONE = LessonAction(
    LessonPlace("first-steps", "noticing", "ask-one"),
    "Ask one pupil one question this week.",
    "Noticing",
)


def action_at(module_slug, lesson_slug, slug, text="An old suggestion."):
    """An action that may not stand in the library."""
    return LessonAction(LessonPlace(module_slug, lesson_slug, slug), text, "A lesson")


def adopted(person, due_on=None, lesson_action=ASK_ONE):
    """An action this person has taken on from a lesson."""
    return _kept(services.adopt_action(person.id, lesson_action, due_on))


def own(person, text="Put the clock where all can see it.", due_on=None, **more):
    """An action in this person's own words."""
    more = {"form_id": secrets.token_hex(16), **more}
    return _kept(services.add_action(person.id, text=text, due_on=due_on, **more))


def _kept(action):
    db.session.commit()
    return action

"""What the tests of reflections share."""

import secrets

from learning.database import db
from learning.drafts.places import LessonPlace
from learning.reflections import services
from learning.reflections.threads import LessonPrompt

GUESSING = LessonPrompt(
    LessonPlace("first-steps", "noticing", "guessing"), "What do you only suspect?", "Noticing"
)
DRAFT_KEY = "reflection:first-steps/noticing/guessing"


def written(person, body="He may need glasses.", prompt=GUESSING, **more):
    """A reflection of this person."""
    more = {"form_id": secrets.token_hex(16), **more}
    reflection = services.write_reflection(person.id, prompt, body=body, **more)
    db.session.commit()
    return reflection


def prompt_at(module_slug, lesson_slug, slug, text="An old question?"):
    """A prompt that may not stand in the library."""
    return LessonPrompt(LessonPlace(module_slug, lesson_slug, slug), text, "A lesson")

"""What a reflection and its drafts are called, and when it is time to come back to it."""

from datetime import date, datetime, timedelta

COMES_BACK_AFTER = timedelta(weeks=4)


def form_key(module_slug: str, lesson_slug: str, slug: str) -> str:
    """The name under which a draft for this prompt is kept: `reflection:module/lesson/slug`.

    Not the `#` of the place: it would cut the name short in an address.
    """
    return f"reflection:{module_slug}/{lesson_slug}/{slug}"


def edit_form_key(reflection_id: int) -> str:
    """The name under which a draft of changed words is kept."""
    return f"reflection-edit:{reflection_id}"


def revisit_form_key(reflection_id: int) -> str:
    """The name under which a draft of later words is kept."""
    return f"reflection-revisit:{reflection_id}"


def anchor(slug: str) -> str:
    """The id of a prompt's place in the page of its lesson."""
    return f"reflect-{slug}"


def edition(written_at: datetime, edited_at: datetime | None) -> str:
    """A name for the words as they stand; another one once they are changed."""
    return (edited_at or written_at).isoformat()


def next_revisit(today: date) -> date:
    """The day from which words written (or put off) today are worth coming back to."""
    return today + COMES_BACK_AFTER


def is_due(revisit_on: date | None, today: date) -> bool:
    """Whether it is time to ask 'What do you think now?'."""
    return revisit_on is not None and revisit_on <= today

"""What a reflection and its drafts are called, and when it is time to come back to it."""

from datetime import date, datetime, timedelta

COMES_BACK_AFTER = timedelta(weeks=4)


def form_key(module_slug: str, lesson_slug: str, slug: str) -> str:
    """The name under which a draft for this prompt is kept: `reflection:module/lesson/slug`.

    Not the `#` of the place: it would cut the name short in an address.
    """
    return f"reflection:{module_slug}/{lesson_slug}/{slug}"


def visit_form_key(visit_id: int, slug: str) -> str:
    """The name under which a draft for a prompt of a visit is kept."""
    return f"visit-reflection:{visit_id}/{slug}"


def visit_ref(visit_id: int, slug: str) -> str:
    """The place of a prompt of a visit as a row keeps it: `visit/7#slug`."""
    return f"visit/{visit_id}#{slug}"


def visit_of(ref: str) -> int:
    """The number of the visit that a row keeps; 0, which is none, for anything else."""
    number = ref.partition("#")[0].removeprefix("visit/")
    return int(number) if number.isascii() and number.isdecimal() else 0


def prompt_of(ref: str) -> str:
    """The slug of the prompt that a row keeps."""
    return ref.partition("#")[2]


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

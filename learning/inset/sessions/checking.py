"""What was typed of a session is checked and cleaned, as a whole, before anything is kept."""

from dataclasses import replace

from learning import clock
from learning.drafts.links import SAFE_PAGE, link_to_keep
from learning.drafts.typed_words import needed_words, words
from learning.errors import Refused
from learning.inset.models import InsetSession
from learning.inset.rules import BETWEEN_A_FEW, PartKind
from learning.inset.sessions import rules
from learning.inset.sessions.kinds import slugs_of
from learning.inset.sessions.prepared import Prepared, PreparedPart
from learning.inset.sessions.queries import notes_of, parts_of
from learning.inset.sessions.staff import askable, invited_of
from learning.inset.sessions.times import ends_at


def draft_keys(session_id: int | None) -> str:
    """How the names of drafts for the texts of a session begin; None: of a new one."""
    return f"session:{session_id or 'new'}:"


def prepared_of(row: InsetSession) -> Prepared:
    """A session that stands, as it would be said anew."""
    invited = invited_of(row)
    return Prepared(
        kind=row.kind,
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        form_id=row.form_id,
        aim=row.aim,
        place=row.place,
        joining_link=row.joining_link,
        facilitator_note=row.facilitator_note,
        module_slug=row.module_slug,
        parts=tuple(
            PreparedPart(
                kind=part.kind,
                minutes=part.minutes,
                module_slug=part.module_slug,
                lesson_slug=part.lesson_slug,
                title=part.title,
                body=part.body,
            )
            for part in parts_of(row.id)
        ),
        notes=notes_of(row.id),
        is_for_everyone=row.is_for_everyone,
        group_ids=invited.group_ids,
        invitee_ids=invited.invitee_ids,
        also_led_by_id=row.also_led_by_id,
        places=row.places,
        training_title=row.training_title,
        renews_months=row.renews_months,
    )


def checked(
    led_by_id: int | None, organisation_id: int, typed: Prepared, before: Prepared | None = None
) -> Prepared:
    """The session as it can be kept; `before` is what stands of it, which is not doubted again.

    Notes that were not typed stay. Raises Refused for what cannot be, MayNamePupil to warn.
    """
    kept = replace(
        _with_words(typed, before),
        parts=_parts(typed, before),
        notes=checked_notes(typed, before),
        joining_link=link_to_keep(
            typed.joining_link,
            longest=rules.LONGEST_LINK,
            field="joining_link",
            schemes=SAFE_PAGE,
        ),
    )
    rules.check_minutes(kept.minutes)
    if before is None or (kept.starts_at, kept.minutes) != (before.starts_at, before.minutes):
        ends = ends_at(kept.starts_at, kept.minutes)
        rules.check_when(kept.starts_at, ends, clock.now(), is_past=kept.has_taken_place)
    rules.check_places(kept.places, 0)
    return _with_people(led_by_id, organisation_id, _with_training(kept), before)


def checked_notes(typed: Prepared, before: Prepared | None) -> dict[str, str]:
    """What its kind asks and the standard, as it can be kept; what was not typed stays."""
    standing = dict(before.notes) if before else {}
    asked = slugs_of(typed.kind)
    for slug, text in typed.notes.items():
        if slug in asked:
            standing[slug] = words(
                text,
                f"note-{slug}",
                rules.LONGEST_TEXT,
                names_no_pupil=typed.names_no_pupil or text.strip() == standing.get(slug),
            )
    return {slug: text for slug, text in standing.items() if text}


def _with_words(typed: Prepared, before: Prepared | None) -> Prepared:
    def known(text: str, field: str) -> bool:
        stands = before is not None and text.strip() == getattr(before, field)
        return typed.names_no_pupil or stands

    def kept(field: str, longest: int, *, on_one_line: bool = False) -> str:
        text = str(getattr(typed, field))
        text = " ".join(text.split()) if on_one_line else text
        return words(text, field, longest, names_no_pupil=known(text, field))

    title = " ".join(typed.title.split())
    if not title:
        raise Refused("Say what the session is called.", "title")
    return replace(
        typed,
        title=needed_words(
            title, "title", rules.LONGEST_TITLE, names_no_pupil=known(title, "title")
        ),
        aim=kept("aim", rules.LONGEST_TEXT),
        place=kept("place", rules.LONGEST_PLACE, on_one_line=True),
        facilitator_note=kept("facilitator_note", rules.LONGEST_TEXT),
        training_title=kept("training_title", rules.LONGEST_TITLE, on_one_line=True),
    )


def _parts(typed: Prepared, before: Prepared | None) -> tuple[PreparedPart, ...]:
    if len(typed.parts) > rules.MOST_PARTS:
        raise Refused(f"A session has {rules.MOST_PARTS} parts at most. Leave some out.", "parts")
    known = set(before.parts) if before else set()
    return tuple(
        part if part in known or part.kind is not PartKind.OWN else _own_part(typed, part)
        for part in typed.parts
    )


def _own_part(typed: Prepared, part: PreparedPart) -> PreparedPart:
    names_no_pupil = typed.names_no_pupil
    title = " ".join(part.title.split())
    if not title:
        raise Refused("Give each part of your own a name.", "parts")
    return replace(
        part,
        title=needed_words(title, "parts", rules.LONGEST_TITLE, names_no_pupil=names_no_pupil),
        body=words(part.body, "parts", rules.LONGEST_BODY, names_no_pupil=names_no_pupil),
    )


def _with_training(kept: Prepared) -> Prepared:
    rules.check_renewal(kept.training_title, kept.renews_months)
    if kept.kind in BETWEEN_A_FEW:
        return replace(kept, training_title="", renews_months=None)
    return kept


def _with_people(
    led_by_id: int | None, organisation_id: int, kept: Prepared, before: Prepared | None
) -> Prepared:
    """Only who can be asked, or was asked before and may have left since; never the leaders."""
    around = askable(organisation_id, clock.today())
    groups = {each.group_id for each in around.groups}
    people = {each.person_id for each in around.people}
    if before:
        groups |= before.group_ids
        people |= before.invitee_ids | {before.also_led_by_id or 0}
    co_leader = kept.also_led_by_id if kept.also_led_by_id in people else None
    if co_leader is not None and co_leader == led_by_id:
        raise Refused("Choose somebody else: this person leads it already.", "also_led_by")
    invitees = kept.invitee_ids & people
    is_open = kept.is_for_everyone or bool(kept.group_ids & groups)
    rules.check_invited(kept.kind, is_open=is_open, by_name=len(invitees))
    return replace(
        kept,
        group_ids=frozenset(kept.group_ids & groups),
        invitee_ids=frozenset(invitees),
        also_led_by_id=co_leader,
    )

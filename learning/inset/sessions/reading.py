"""Everything that the page of one session shows to one person, collected."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from content import Library
from learning import clock
from learning.database import db
from learning.inset.models import InsetSession
from learning.inset.sessions.checking import prepared_of
from learning.inset.sessions.coming import answers_of, own_answer
from learning.inset.sessions.lists import SessionLine, series_of
from learning.inset.sessions.pages import SessionPage
from learning.inset.sessions.prepared import Prepared
from learning.inset.sessions.queries import invited_ids, may_manage, was_there
from learning.inset.sessions.staff import invited_of, names_of
from learning.inset.sessions.standard import Shown, StandardLine, standard_lines
from learning.people.models import Membership, MembershipRole, Organisation
from learning.people.rules import Role
from learning.people.viewers import Viewer


def session_page(viewer: Viewer, row: InsetSession, library: Library, now: datetime) -> SessionPage:
    """The session for whoever may see it; names of others for those who manage it alone."""
    prepared = prepared_of(row)
    asked = invited_ids(row, clock.london_day(now))
    is_managed = may_manage(viewer, row)
    leads = [key for key in (row.led_by_id, row.also_led_by_id) if key is not None]
    names = names_of(leads)
    page = SessionPage(
        row=row,
        prepared=prepared,
        library=library,
        now=now,
        is_managed=is_managed,
        is_led=viewer.id in leads,
        is_invited=viewer.id in asked,
        was_there=was_there(row.id, viewer.id),
        where=_name_of(row.organisation_id),
        leaders=tuple(names[key] for key in leads if key in names),
        own=own_answer(row, viewer.id),
        series=series_of(viewer, row),
    )
    return _for_leaders(page, asked) if is_managed else page


def _for_leaders(page: SessionPage, asked: frozenset[int]) -> SessionPage:
    row, invited = page.row, invited_of(page.row)
    answers = answers_of(row)
    said = {each.person_id for each in answers} | {row.led_by_id, row.also_led_by_id}
    return replace(
        page,
        answers=answers,
        unsaid=tuple(sorted(names_of(asked - said).values(), key=str.casefold)),
        invited_count=len(asked),
        group_names=invited.group_names,
        people=tuple(each.name for each in invited.people),
        standard=standard_of(row, page.prepared, page.library, page.series),
    )


def standard_of(
    row: InsetSession, prepared: Prepared, library: Library, series: Iterable[SessionLine]
) -> tuple[StandardLine, ...]:
    """What the session shows of the standard, and what was written to it."""
    leads = [key for key in (row.led_by_id, row.also_led_by_id) if key is not None]
    shown = Shown(
        kind=row.kind,
        has_aim=bool(prepared.aim),
        sources=_sources(prepared, library),
        part_kinds=frozenset(part.kind for part in prepared.parts),
        has_co_leader=len(leads) > 1,
        in_series=len(tuple(series)),
        leaders=_count_of_leaders(leads, row.organisation_id),
        is_for_everyone=prepared.is_for_everyone,
    )
    return standard_lines(shown, prepared.notes)


def _sources(prepared: Prepared, library: Library) -> dict[str, int]:
    slugs = dict.fromkeys(part.module_slug for part in prepared.parts if part.module_slug)
    modules = [library.module(slug) for slug in slugs]
    return {each.title: len(each.sources) for each in modules if each and each.sources}


def _count_of_leaders(person_ids: list[int], organisation_id: int) -> int:
    found = db.session.scalar(
        select(func.count(Membership.person_id.distinct()))
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(
            Membership.person_id.in_(person_ids),
            Membership.organisation_id == organisation_id,
            MembershipRole.role.in_((Role.LEADER, Role.TRUST_LEAD)),
        )
    )
    return int(found or 0)


def _name_of(organisation_id: int) -> str:
    return db.session.get_one(Organisation, organisation_id).name

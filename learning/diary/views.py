"""The pages of the time diary. Its owner’s alone: nothing here can be shared."""

from collections.abc import Mapping
from datetime import date, timedelta

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.diary import queries, rules, services
from learning.diary.forms import (
    ChangeForm,
    EntryForm,
    IntentionForm,
    WeekForm,
    as_typed,
    filled_change,
    filled_intention,
    filled_week,
    monday_named,
)
from learning.diary.rules import MODE_NAMES, Mode, Span
from learning.diary.sums import Amount, Entry, edition_of
from learning.diary.words import QUESTION
from learning.drafts.forms import new_form_id
from learning.errors import Conflict, NotFound, Refused
from learning.people.queries import LARGEST_KEY
from learning.web.downloads import download
from learning.web.spreadsheets import csv_file

blueprint = Blueprint("diary", __name__, template_folder="templates")
blueprint.add_app_template_filter(rules.hours, "hours")

PUT_BACK = "diary_put_back"
CSV_COLUMNS = ("Day", "Kind", "Mode", "Minutes", "Protected", "Words")
KINDS = {Span.DAY: "Entry", Span.WEEK: "Week from memory, from this Monday"}


@blueprint.get("/diary")
@login_required
def read_diary() -> str:
    """A week: where the time went, compared with one's own intention; and room for an entry."""
    monday, today = _monday(), clock.today()
    day = today if monday == rules.week_of(today) else monday
    return _week(EntryForm(formdata=None, day=day), monday, kept=_just_kept())


@blueprint.post("/diary")
@login_required
@writes
def add_entry() -> ResponseReturnValue:
    """The entry stands in its week."""
    form = EntryForm()
    today = clock.today()
    try:
        if not form.validate():
            return _week(form, _monday()), 422
        row = services.add_entry(current_user.id, form.noted(today), form_id=form.sent_as)
    except Refused as refused:
        form.refuse(refused)
        return _week(form, _monday()), 422
    return redirect(_week_url(row.day, kept=row.id))


@blueprint.get("/diary/entries/<int(max=2147483647):entry_id>/edit")
@login_required
def edit_entry(entry_id: int) -> str:
    """One entry in a form, to change it."""
    entry = queries.own_entry(current_user.id, entry_id)
    return _edit(entry, filled_change(entry))


@blueprint.post("/diary/entries/<int(max=2147483647):entry_id>/edit")
@login_required
@writes
def change_entry(entry_id: int) -> ResponseReturnValue:
    """The entry says something else; changed elsewhere meanwhile, both are shown."""
    form = ChangeForm()
    entry = queries.own_entry(current_user.id, entry_id)
    try:
        if not form.validate():
            return _edit(entry, form), 422
        noted = form.noted(clock.today())
        row = services.change_entry(
            current_user.id, entry_id, noted, edition=form.edition.data or ""
        )
    except Conflict as conflict:
        form.form_errors.append(conflict.message)
        form.edition.data = entry.edition
        return _edit(entry, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit(entry, form), 422
    flash("Your entry is changed.", "done")
    return redirect(_week_url(row.day))


@blueprint.post("/diary/entries/<int(max=2147483647):entry_id>/delete")
@login_required
@writes
def delete_entry(entry_id: int) -> ResponseReturnValue:
    """The entry is gone, and the page after this one offers to put it back."""
    entry = services.delete_entry(current_user.id, entry_id)
    session[PUT_BACK] = {"what": "entry", "fields": _fields(entry)}
    return redirect(_week_url(entry.day))


@blueprint.get("/diary/week")
@login_required
def remember_week() -> str:
    """A week from memory: four times, and how much of each was protected."""
    monday = _monday()
    standing = queries.week_from_memory(current_user.id, monday)
    return _remember(monday, filled_week(monday, standing, new_form_id()))


@blueprint.post("/diary/week")
@login_required
@writes
def keep_week() -> ResponseReturnValue:
    """The week from memory says this; changed elsewhere meanwhile, both are shown."""
    form = WeekForm()
    monday = form.monday(clock.today())
    standing = queries.week_from_memory(current_user.id, monday)
    try:
        services.keep_week(
            current_user.id,
            monday,
            form.amounts(),
            form_id=(form.form_id.data or "")[:32] or new_form_id(),
            edition=form.edition.data or "",
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = edition_of(standing)
        return _remember(monday, form, standing), 409
    except Refused as refused:
        form.refuse(refused)
        return _remember(monday, form), 422
    flash("Your week is kept.", "done")
    return redirect(_week_url(monday))


@blueprint.post("/diary/week/delete")
@login_required
@writes
def delete_week() -> ResponseReturnValue:
    """Nothing from memory is left of the week, and the next page offers to put it back."""
    monday = monday_named(request.form.get("week", ""), clock.today())
    amounts = services.delete_week(current_user.id, monday)
    session[PUT_BACK] = {"what": "week", "fields": _week_fields(monday, amounts)}
    return redirect(_week_url(monday))


@blueprint.get("/diary/term")
@login_required
def read_term() -> str:
    """A term, week by week."""
    today = clock.today()
    named = _day_named(request.args.get("day", ""), today)
    page = queries.term_page(current_user.id, current_user.organisation_id, named, today)
    return render_template("diary/term.html", page=page, modes=MODE_NAMES, question=QUESTION)


@blueprint.get("/diary/intention")
@login_required
def edit_intention() -> str:
    """What one would like one's time to go into."""
    return _intend(filled_intention(queries.intention_of(current_user.id)))


@blueprint.post("/diary/intention")
@login_required
@writes
def save_intention() -> ResponseReturnValue:
    """The intention is kept, or there is none any more."""
    form = IntentionForm()
    standing = queries.intention_of(current_user.id)
    try:
        intention = form.intention()
        services.save_intention(current_user.id, intention, edition=form.edition.data or "")
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = standing.edition if standing else ""
        return _intend(form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _intend(form), 422
    flash("Your intention is kept." if intention else "No intention is kept any more.", "done")
    return redirect(url_for("diary.read_diary"))


@blueprint.get("/diary.csv")
@login_required
def download_csv() -> Response:
    """The whole diary as a file for a spreadsheet, a row for each entry."""
    rows = (
        (
            entry.day,
            KINDS[entry.span],
            MODE_NAMES[entry.mode],
            entry.minutes,
            "Yes" if entry.is_protected else "No",
            entry.note,
        )
        for entry in queries.all_entries(current_user.id)
    )
    body = csv_file(CSV_COLUMNS, rows)
    return download(body, "text/csv; charset=utf-8", f"my-time-diary-{clock.today()}.csv")


def _monday() -> date:
    """The week that the address names, or this one."""
    return monday_named(request.args.get("week", ""), clock.today())


def _day_named(text: str, today: date) -> date:
    """A day such as `2026-09-01` within reach; today for anything else."""
    try:
        named = date.fromisoformat(text)
    except ValueError:
        return today
    return named if today - rules.OLDEST <= named <= today else today


def _just_kept() -> Entry | None:
    """The entry that was added a moment ago, to take it back with one button."""
    key = request.args.get("kept", 0, type=int)
    if not 0 < key <= LARGEST_KEY:
        return None
    try:
        return queries.own_entry(current_user.id, key)
    except NotFound:
        return None


def _week_url(day: date, *, kept: int | None = None) -> str:
    monday = rules.week_of(day)
    week = None if monday == rules.week_of(clock.today()) else monday.isoformat()
    return url_for("diary.read_diary", week=week, kept=kept)


def _week(form: EntryForm, monday: date, kept: Entry | None = None) -> str:
    page = queries.week_page(current_user.id, monday, clock.today())
    return render_template(
        "diary/week.html",
        page=page,
        form=form,
        kept=kept,
        put_back=session.pop(PUT_BACK, None),
        modes=MODE_NAMES,
        meanings=rules.MODE_MEANINGS,
        question=QUESTION,
    )


def _edit(entry: Entry, form: ChangeForm, *, is_conflict: bool = False) -> str:
    return render_template(
        "diary/edit.html",
        entry=entry,
        form=form,
        is_conflict=is_conflict,
        back_url=_week_url(entry.day),
        modes=MODE_NAMES,
        meanings=rules.MODE_MEANINGS,
    )


def _remember(monday: date, form: WeekForm, theirs: Mapping[Mode, Amount] | None = None) -> str:
    today = clock.today()
    return render_template(
        "diary/remember.html",
        monday=monday,
        sunday=rules.last_of_week(monday),
        this_week=rules.week_of(today),
        last_week=rules.week_of(today) - timedelta(weeks=1),
        has_memory=bool(queries.week_from_memory(current_user.id, monday)),
        form=form,
        theirs=theirs,
        back_url=_week_url(monday),
        modes=MODE_NAMES,
        meanings=rules.MODE_MEANINGS,
    )


def _intend(form: IntentionForm, *, is_conflict: bool = False) -> str:
    return render_template(
        "diary/intention.html",
        form=form,
        theirs=queries.intention_of(current_user.id) if is_conflict else None,
        question=QUESTION,
        modes=MODE_NAMES,
        meanings=rules.MODE_MEANINGS,
    )


def _fields(entry: Entry) -> dict[str, str]:
    """What a form sends to make such an entry again."""
    protected = {"is_protected": "y"} if entry.is_protected else {}
    return {
        "form_id": new_form_id(),
        "mode": entry.mode.value,
        "other_minutes": str(entry.minutes),
        "day": entry.day.isoformat(),
        "note": entry.note,
        "names_no_pupil": "yes",
        **protected,
    }


def _week_fields(monday: date, amounts: Mapping[Mode, Amount]) -> dict[str, str]:
    """What a form sends to make such a week from memory again."""
    fields = {"form_id": new_form_id(), "week": monday.isoformat(), "edition": ""}
    for mode, amount in amounts.items():
        fields[mode.value] = as_typed(amount.minutes)
        fields[f"{mode}_protected"] = as_typed(amount.protected)
    return fields

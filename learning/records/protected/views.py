"""Protected time: booked, taken into a calendar, told afterwards. Always one's own."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.cpd.protected import rules, services
from learning.cpd.protected.calendar import TITLE, calendar_entry
from learning.cpd.protected.queries import Booking, bookings_of, own_booking
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.people.letters import site_of
from learning.people.queries import terms_of_years
from learning.people.rules import school_year_of
from learning.records.blueprint import blueprint
from learning.records.protected.forms import (
    BookingForm,
    TellForm,
    booking_values,
    told_values,
)
from learning.records.protected.pages import ProtectedPage, hours_in_words, page_of
from learning.web.calendars import calendar_download

ALL = "/record/protected-time"
ONE = f"{ALL}/<int(max=2147483647):booking_id>"

blueprint.add_app_template_filter(hours_in_words, "booked_hours")


@blueprint.get(ALL)
@login_required
def list_protected_time() -> str:
    """What is booked, what is to be told, and what the terms add up to."""
    return render_template("records/protected.html", page=_page(), lost_words=rules.LOST_WORDS)


@blueprint.get(f"{ALL}/print")
@login_required
def print_protected_time() -> str:
    """The terms on paper, for a talk with one's leader."""
    return render_template(
        "records/protected_print.html", page=_page(), lost_words=rules.LOST_WORDS
    )


@blueprint.get(f"{ALL}/book")
@login_required
def begin_booking() -> str:
    """The form for time to be set aside."""
    return _edit(BookingForm(formdata=None, data={"minutes": str(rules.USUAL)}))


@blueprint.post(f"{ALL}/book")
@login_required
@writes
def book_protected_time() -> ResponseReturnValue:
    """The time is set aside."""
    form = BookingForm()
    try:
        if not form.validate():
            return _edit(form), 422
        services.book(
            current_user.id, form.wanted(), form_id=form.sent_as, names_no_pupil=form.is_confirmed
        )
    except Refused as refused:
        form.refuse(refused)
        return _edit(form), 422
    flash("Booked. Put it into your calendar too, so that others see it.", "done")
    return _to_all()


@blueprint.get(f"{ONE}/change")
@login_required
def change_protected_time(booking_id: int) -> str:
    """A booking in a form."""
    booking = _own(booking_id)
    return _edit(BookingForm(formdata=None, data=booking_values(booking)), booking)


@blueprint.post(f"{ONE}/change")
@login_required
@writes
def save_protected_time(booking_id: int) -> ResponseReturnValue:
    """The booking is of this time; changed elsewhere meanwhile, both are shown."""
    booking, form = _own(booking_id), BookingForm()
    try:
        if not form.validate():
            return _edit(form, booking), 422
        services.change_booking(
            current_user.id,
            booking_id,
            form.wanted(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(booking.edition)
        return _edit(form, booking, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _edit(form, booking), 422
    flash("Changed. Take it into your calendar once more, and it moves there.", "done")
    return _to_all()


@blueprint.get(ONE)
@login_required
def tell_protected_time(booking_id: int) -> ResponseReturnValue:
    """How much of it was had, in a form; before its day, the booking itself."""
    booking = _own(booking_id)
    if booking.day > clock.today():
        return redirect(url_for("records.change_protected_time", booking_id=booking_id))
    return _tell(TellForm(formdata=None, data=told_values(booking)), booking)


@blueprint.post(ONE)
@login_required
@writes
def save_told(booking_id: int) -> ResponseReturnValue:
    """It stands how much of it was had."""
    booking, form = _own(booking_id), TellForm()
    try:
        services.tell(
            current_user.id,
            booking_id,
            form.told(),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = str(booking.edition)
        return _tell(form, booking, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _tell(form, booking), 422
    flash("Thank you. It is added to the term.", "done")
    return _to_all()


@blueprint.get(f"{ONE}/delete")
@login_required
def confirm_protected_deletion(booking_id: int) -> str:
    """What deleting a booking would do, before it is done."""
    return render_template("records/delete_protected.html", booking=_own(booking_id))


@blueprint.post(f"{ONE}/delete")
@login_required
@writes
def delete_protected_time(booking_id: int) -> ResponseReturnValue:
    """The booking is gone for good."""
    services.delete_booking(current_user.id, booking_id)
    flash("The booking is deleted. If it stands in your calendar, take it out there.", "done")
    return _to_all()


@blueprint.get(f"{ONE}.ics")
@login_required
def download_protected_time(booking_id: int) -> ResponseReturnValue:
    """The booking for a calendar; taken once more after a change, it moves there."""
    booking = _own(booking_id)
    path = url_for("records.tell_protected_time", booking_id=booking_id)
    link = site_of(current_app.config["ALONGSIDE"]).link(path)
    name = f"protected-time-{booking.day}.ics"
    return calendar_download(TITLE, [calendar_entry(booking, link)], name)


def _own(booking_id: int) -> Booking:
    return own_booking(current_user.id, booking_id)


def _page() -> ProtectedPage:
    bookings = bookings_of(current_user.id)
    years = {school_year_of(each.day) for each in bookings}
    terms = terms_of_years(current_user.organisation_id, years)
    return page_of(
        bookings,
        terms.__getitem__,
        name=current_user.name,
        school_name=current_user.hat.school_name if current_user.hat else None,
        today=clock.today(),
    )


def _edit(
    form: BookingForm, booking: Booking | None = None, *, shows_standing: bool = False
) -> str:
    return render_template(
        "records/book_protected.html",
        form=form,
        booking=booking,
        shows_standing=shows_standing,
        longest=rules.LONGEST_PURPOSE,
    )


def _tell(form: TellForm, booking: Booking, *, shows_standing: bool = False) -> str:
    return render_template(
        "records/tell_protected.html",
        form=form,
        booking=booking,
        shows_standing=shows_standing,
        outcome_words=rules.OUTCOME_WORDS,
        lost_words=rules.LOST_WORDS,
        longest=rules.LONGEST_NOTE,
    )


def _to_all() -> ResponseReturnValue:
    return redirect(url_for("records.list_protected_time"))

"""Words and numbers as templates show them, and the one place where safe HTML is called safe."""

from datetime import date, datetime

from flask import Flask
from markupsafe import Markup

from learning.clock import LONDON


def init_app(app: Flask) -> None:
    """Templates know the filters of this module."""
    app.jinja_env.filters.update(
        safe_html=safe_html, day=day, moment=moment, clock_time=clock_time, minutes=minutes
    )


def safe_html(made_safe: str) -> Markup:
    """HTML that `content` has already sanitised, shown as it is. Nothing else may pass here."""
    return Markup(made_safe)  # noqa: S704 - the one place: content.render made it safe


def day(value: date) -> str:
    """`22 November 2026`."""
    return f"{value.day} {value:%B %Y}"


def moment(value: datetime) -> str:
    """`22 November 2026 at 14:05`, London time."""
    local = value.astimezone(LONDON)
    return f"{day(local.date())} at {local:%H:%M}"


def clock_time(value: datetime) -> str:
    """`14:05`, London time."""
    return f"{value.astimezone(LONDON):%H:%M}"


def minutes(count: int) -> str:
    """`1 minute`, `45 minutes`, `2 hours 5 minutes`."""
    hours, rest = divmod(count, 60)
    parts = [
        f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((hours, "hour"), (rest, "minute")) if n
    ]
    return " ".join(parts) or "0 minutes"

"""Reading settings: what a person chose for their eyes, kept in a cookie for every page."""

from dataclasses import asdict, dataclass, fields

from flask import Request, Response, current_app

COOKIE = "reading"
ONE_YEAR = 31_536_000
CHOICES = {
    "typeface": ("atkinson", "lexend", "system"),
    "size": ("100", "110", "120", "130", "140"),
    "spacing": ("normal", "wide"),
    "tint": ("none", "cream", "blue", "green", "rose"),
    "theme": ("system", "light", "dark"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How pages look for one reader; the first of each list of choices is the usual one."""

    typeface: str = "atkinson"
    size: str = "100"
    spacing: str = "normal"
    tint: str = "none"
    theme: str = "system"

    def kept(self) -> str:
        """The settings as a cookie or a column keeps them: `lexend.120.wide.cream.dark`."""
        return ".".join(asdict(self).values())


def parsed(kept: str) -> ReadingSettings:
    """The settings a cookie or a column kept; anything unknown falls back to the usual."""
    names = [each.name for each in fields(ReadingSettings)]
    values = dict(zip(names, kept.split("."), strict=False))
    return ReadingSettings(
        **{name: value for name, value in values.items() if value in CHOICES[name]}
    )


def from_request(request: Request) -> ReadingSettings:
    """The settings of the browser that asks."""
    return parsed(request.cookies.get(COOKIE, ""))


def keep(response: Response, settings: ReadingSettings) -> None:
    """The browser remembers the settings for a year, signed in or not."""
    response.set_cookie(
        COOKIE,
        settings.kept(),
        max_age=ONE_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )

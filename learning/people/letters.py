"""Where the site is, and the words of the e-mails about signing in. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from learning.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How people reach the application, and whether it can send them e-mail."""

    address: str
    sends_mail: bool

    def link(self, path: str) -> str:
        """The whole address of a page, from the settings and never from a request's headers."""
        return self.address + path


class Letter(NamedTuple):
    """What is sent."""

    subject: str
    body: str


def site_of(config: Config) -> Site:
    """The site as its settings say. The demonstration never sends e-mail."""
    host = f"[{config.host}]" if ":" in config.host else config.host
    return Site(
        address=config.public_url or f"http://{host}:{config.port}",
        sends_mail=bool(config.smtp_url and config.mail_from) and not config.demonstration,
    )


def invitation(*, name: str, school_name: str, address: str) -> Letter:
    """To somebody whom a school has added."""
    return Letter(
        f"{school_name} has invited you to Alongside",
        f"Hello {name},\n\n"
        f"{school_name} has added you to Alongside, where school staff learn about special "
        "educational needs and disability in pieces of about ten minutes.\n\n"
        "Open this link to begin. It works once, in the next 14 days:\n\n"
        f"{address}\n\n"
        "If you did not expect this, you need not do anything.\n",
    )


def reset(*, name: str, address: str) -> Letter:
    """To somebody who has forgotten their password."""
    return Letter(
        "Choose a new password for Alongside",
        f"Hello {name},\n\n"
        "Open this link to choose a new password. It works once, in the next two hours:\n\n"
        f"{address}\n\n"
        "If you did not ask for this, you need not do anything: your password stays as it is.\n",
    )


def password_changed(*, name: str) -> Letter:
    """To somebody whose password has just been changed."""
    return Letter(
        "Your password for Alongside has changed",
        f"Hello {name},\n\n"
        "Your password for Alongside has just been changed, and every browser was signed out.\n\n"
        "If that was you, all is well. If it was not, choose a new password with "
        "“Forgotten your password?” on the sign-in page, and tell your school’s administrator.\n",
    )


def email_changed(*, name: str) -> Letter:
    """To the old address of somebody who now signs in with another."""
    return Letter(
        "Your e-mail address for Alongside has changed",
        f"Hello {name},\n\n"
        "You now sign in to Alongside with another e-mail address.\n\n"
        "If that was you, all is well. If it was not, tell your school’s administrator.\n",
    )

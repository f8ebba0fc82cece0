"""Handing one e-mail to the school's mail server, never in the clear beyond this machine."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, unquote, urlsplit

SECONDS_TO_ANSWER = 20
LOOPBACK = ("localhost", "127.0.0.1", "::1")
USUAL_PORTS = {"smtp": 587, "smtps": 465}


class UnsafeMailServer(ValueError):  # noqa: N818 - it names what was found
    """The mail server's address cannot be used; the message says why, without what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail in plain text."""

    sender: str
    recipient: str
    subject: str
    body: str


@contextmanager
def mail_server(url: str) -> Iterator[smtplib.SMTP]:
    """A connection to `smtps://user:password@host:465`, or `smtp://…` which changes to TLS first.

    Only a mail server on this machine may do without TLS.
    """
    parts = urlsplit(url)
    if parts.scheme not in USUAL_PORTS or not parts.hostname:
        raise UnsafeMailServer("ALONGSIDE_SMTP_URL must begin with smtps:// or smtp://")
    with _connected(parts, ssl.create_default_context()) as server:
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server


def deliver(server: smtplib.SMTP, letter: Letter) -> None:
    """The mail server has taken the letter; raises what smtplib raises if it does not."""
    message = EmailMessage()
    message["From"] = letter.sender
    message["To"] = letter.recipient
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=letter.sender.rpartition("@")[2].strip(" >") or None)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    server.send_message(message)


def _connected(parts: SplitResult, context: ssl.SSLContext) -> smtplib.SMTP:
    host = parts.hostname or ""
    port = parts.port or USUAL_PORTS[parts.scheme]
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=SECONDS_TO_ANSWER, context=context)
    server = smtplib.SMTP(host, port, timeout=SECONDS_TO_ANSWER)
    try:
        _secure(server, host, context)
    except BaseException:
        server.close()
        raise
    return server


def _secure(server: smtplib.SMTP, host: str, context: ssl.SSLContext) -> None:
    server.ehlo()
    if host in LOOPBACK:
        return
    if not server.has_extn("starttls"):
        raise UnsafeMailServer("the mail server offers no TLS, so nothing was sent to it")
    server.starttls(context=context)

"""The outgoing queue. Messages are deleted once sent: they may carry a single-use link."""

import logging
import smtplib

from sqlalchemy import delete, select

from learning import clock
from learning.config import Config
from learning.database import db, writing
from learning.mail.delivery import Letter, UnsafeMailServer, deliver, mail_server
from learning.mail.models import OutgoingMessage
from learning.mail.rules import is_given_up, next_try_at

MOST_AT_ONCE = 50
LONGEST_SUBJECT = 200
OF_THIS_LETTER = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPResponseException,
    smtplib.SMTPNotSupportedError,
    ValueError,
)
"""What goes wrong with one letter alone: the others behind it are sent all the same."""

log = logging.getLogger("alongside.mail")


def queue(recipient: str, subject: str, body: str, person_id: int | None) -> None:
    """The message is sent soon after this change is kept, and goes when its person is erased."""
    db.session.add(
        OutgoingMessage(
            person_id=person_id,
            recipient=recipient,
            subject=" ".join(subject.split())[:LONGEST_SUBJECT],
            body=body,
        )
    )


def forget_messages_to(person_id: int) -> None:
    """Nothing more is sent to this person of what was waiting."""
    db.session.execute(delete(OutgoingMessage).where(OutgoingMessage.person_id == person_id))


def send_due(config: Config) -> int:
    """Every message that is due has been tried once; how many were sent.

    Called outside a request. Each message's fate is kept by itself, and no transaction is open
    while the mail server is spoken to. A message counts as tried before it is: whatever breaks
    in between, it is not sent again and again.
    """
    if config.demonstration or not (config.smtp_url and config.mail_from):
        return 0
    due = _due_keys()
    if not due:
        return 0
    try:
        with mail_server(config.smtp_url) as server:
            return sum(_try(server, key, config.mail_from) for key in due)
    except (OSError, smtplib.SMTPException, UnsafeMailServer) as error:
        log.warning("the mail server could not be used (%s); it will be tried again", _name(error))
        for key in due:
            _begin_try(key)
        return 0


def _due_keys() -> list[int]:
    rows = db.session.scalars(
        select(OutgoingMessage.id)
        .where(OutgoingMessage.due_at <= clock.now())
        .order_by(OutgoingMessage.due_at, OutgoingMessage.id)
        .limit(MOST_AT_ONCE)
    ).all()
    db.session.rollback()
    return list(rows)


def _try(server: smtplib.SMTP, key: int, sender: str) -> bool:
    message = _begin_try(key)
    if message is None:
        return False
    letter = Letter(sender=sender, recipient=message[0], subject=message[1], body=message[2])
    try:
        deliver(server, letter)
    except OF_THIS_LETTER as error:
        _keep_error(key, error)
        return False
    with writing():
        db.session.execute(delete(OutgoingMessage).where(OutgoingMessage.id == key))
    return True


def _begin_try(key: int) -> tuple[str, str, str] | None:
    """Recipient, subject and body of a message that now counts as tried; None if it is gone."""
    with writing():
        message = db.session.get(OutgoingMessage, key, with_for_update=True)
        if message is None or message.due_at > clock.now():
            return None
        if is_given_up(message.created_at, clock.now()):
            db.session.delete(message)
            log.warning("an e-mail could not be sent in two days and was dropped")
            return None
        message.tries += 1
        message.due_at = next_try_at(message.tries, clock.now())
        return message.recipient, message.subject, message.body


def _keep_error(key: int, error: Exception) -> None:
    with writing():
        message = db.session.get(OutgoingMessage, key)
        if message is not None:
            message.last_error = _name(error)


def _name(error: Exception) -> str:
    """What went wrong without a word of whom it was for: the kind of error and the reply code."""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()

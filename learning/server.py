"""The production server: brings the database up to date, says where it is, serves until stopped."""

import contextlib
import ctypes
import gc
import itertools
import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from types import FrameType
from typing import NoReturn

import click
import waitress
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import DatabaseError
from waitress.server import BaseWSGIServer

from learning import clock
from learning.config import Config
from learning.database import db, schema, writing
from learning.demonstration import services as demonstration
from learning.inset.attendance.ending import end_forgotten, forget_visitors
from learning.inset.live.forgetting import forget_when_due
from learning.mail import services as mail
from learning.people import links
from learning.people.letters import site_of
from learning.reminders.services import remind
from learning.shadowing.visits.counting import count_visits_over
from learning.web.library import library, refresh_library
from learning.web.pdf import pdf_is_possible

SECONDS_BETWEEN_TICKS = 5.0
TICKS_BETWEEN_WORK = 60
"""Mail is looked after at every tick, the rest every five minutes."""
MOST_CONNECTIONS = 800
"""Each takes a file descriptor, and a process usually has 1,024."""
LARGEST_BODY = 10_000_000
"""Bytes."""

# Numbers of glibc's mallopt(3).
MMAP_THRESHOLD, ARENA_MAX = -3, -8

commands = AppGroup("alongside", help="Start the server, or do the work that waits for a time.")

log = logging.getLogger("alongside")


@commands.command("serve")
@with_appcontext
def serve() -> None:
    """Serve the application on HOST and PORT until it is told to stop."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    config: Config = app.config["ALONGSIDE"]
    # A queue of one or two is what a server is for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    _keep_memory_small()
    try:
        prepare(config)
    except schema.WrongSchema as wrong:
        raise click.ClickException(str(wrong)) from None
    except DatabaseError as error:
        raise click.ClickException(f"The database cannot be used: {error.orig}.") from error
    try:
        server = listening(app, config)
    except OSError as error:
        raise click.ClickException(
            f"Port {config.port} of {config.host} cannot be used: {error.strerror or error}. "
            "Choose another one with PORT=8001, for example."
        ) from error
    signal.signal(signal.SIGTERM, _stop)
    _start_ticking(app)
    say_where(config)
    _settle()
    server.run()


def listening(app: Flask, config: Config) -> BaseWSGIServer:
    """The server on its port, not yet running; OSError if somebody else has the port."""
    return waitress.create_server(
        app,
        host=config.host,
        port=config.port,
        threads=config.threads,
        ident=None,
        channel_timeout=60,
        # Browsers keep several open for a while: a whole staff may sit in one session.
        connection_limit=MOST_CONNECTIONS,
        asyncore_use_poll=True,
        # What is larger is not even received; the application has a page for what is too large.
        max_request_body_size=LARGEST_BODY,
        # With a proxy in front, werkzeug's ProxyFix reads its headers; without, they are dropped.
        clear_untrusted_proxy_headers=not config.trusted_proxies,
    )


@commands.command("tick")
@with_appcontext
def tick() -> None:
    """Do the work that waits for a time, once; may be called as often as one likes."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    mail.send_due(app.config["ALONGSIDE"])
    _do_what_waits(app)


def prepare(config: Config) -> None:
    """The database has every step of this version, and the demonstration has its people."""
    if schema.bring_up_to_date():
        click.echo("The database is up to date.")
    if config.demonstration and demonstration.is_empty():
        click.echo("Making the demonstration: three schools and their staff. This takes a moment …")
        with writing():
            # Two may have been started at once.
            if demonstration.is_empty():
                demonstration.make(library())


def say_where(config: Config) -> None:
    """The terminal says where the application is, and what is worth knowing about this start."""
    address = config.public_url or f"http://{config.host}:{config.port}"
    if not pdf_is_possible():
        click.echo("PDFs are off (the system has no Pango); their links open the print page.")
    if not config.demonstration and links.set_up_is_open():
        with writing():
            path = links.make_set_up_link()
        click.echo("Nobody has set this up yet. Open this link once to make your school:")
        click.echo(f"  {address}{path}")
    what = "The demonstration is" if config.demonstration else "Alongside is"
    click.echo(f"{what} at {address}  (Ctrl+C stops it)")


def _start_ticking(app: Flask) -> None:
    """What waits for a time is looked after in the background, never by a page."""

    def run() -> None:
        pause = threading.Event()
        for number in itertools.count():
            pause.wait(SECONDS_BETWEEN_TICKS)
            with app.app_context():
                _try(refresh_library)
                _try(lambda: mail.send_due(app.config["ALONGSIDE"]))
                if number % TICKS_BETWEEN_WORK == 0:
                    _do_what_waits(app)

    threading.Thread(target=run, name="tick", daemon=True).start()


def _do_what_waits(app: Flask) -> None:
    """What is over counts, what is to be forgotten is, and whoever asked for it is reminded.

    What fails is tried again at the next turn, and holds nothing else up.
    """
    config: Config = app.config["ALONGSIDE"]
    _try(count_visits_over)
    _try(lambda: _in_one_write(end_forgotten))
    _try(lambda: _in_one_write(forget_visitors))
    _try(forget_when_due)
    _try(lambda: remind(site_of(config), library(), config.secret_key))


def _in_one_write(work: Callable[[datetime], int]) -> None:
    with writing():
        work(clock.now())


def _try(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        log.exception("the background work failed; it will be tried again")
    finally:
        db.session.rollback()


def _keep_memory_small() -> None:
    """Memory once used goes back to the system: hashing one password takes 19 MB for a moment.

    Left to itself, glibc would keep as much for each thread. Elsewhere nothing changes.
    """
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(MMAP_THRESHOLD, 1 << 20)
        libc.mallopt(ARENA_MAX, 2)


def _settle() -> None:
    """What has been loaded is there to stay: the collector of garbage need not look at it again.

    Otherwise every few requests would walk through the whole library. Spare memory goes back.
    """
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)

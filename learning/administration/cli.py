"""Commands about people, for whoever looks after the server. As thin as views."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app, render_template
from flask.cli import AppGroup

from learning.administration.erasures import services as erasures
from learning.administration.erasures.keeping import erased
from learning.administration.exports import services as exports
from learning.administration.exports.archive import archive
from learning.administration.invitations import invitation_for
from learning.database import writing
from learning.errors import NotFound, Refused
from learning.people.letters import site_of
from learning.people.links.services import make_reset_by_email
from learning.people.queries import credentials
from learning.people.rules import Job, Role
from learning.records.services import withdraw_certificate

commands = AppGroup("people", help="Invite, let in again, export or erase somebody.")

NOBODY = "Nobody here has this e-mail address."


@commands.command("invite")
@click.argument("email")
@click.option("--name", default="", help="What they are called; needed for somebody new.")
@click.option("--school", default="", help="The school’s short name, if there are several.")
@click.option("--job", type=click.Choice([job.value for job in Job]), default=Job.OTHER.value)
@click.option("--role", multiple=True, type=click.Choice([role.value for role in Role]))
def invite(email: str, name: str, school: str, job: str, role: tuple[str, ...]) -> None:
    """Print a link that lets EMAIL join a school."""
    roles = frozenset(Role(each) for each in role)
    with _in_plain_words(), writing():
        path = invitation_for(email, school, name=name, job=Job(job), roles=roles)
    _print_link(path, "14 days")


@commands.command("reset-link")
@click.argument("email")
def reset_link(email: str) -> None:
    """Print a link with which EMAIL chooses a new password."""
    with _in_plain_words(), writing():
        path = make_reset_by_email(email)
    _print_link(path, "two hours")


@commands.command("export")
@click.argument("email")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(email: str, file: Path) -> None:
    """Write everything kept about EMAIL to FILE, a ZIP for that person to read."""
    with _in_plain_words(), writing():
        person = credentials(email.strip().lower())
        if person is None:
            raise NotFound
        exported = exports.export_by_server(person.person_id)
    with current_app.test_request_context():
        page = render_template("administration/exported.html", page=exported, name=person.name)
    try:
        with file.open("xb") as target:
            file.chmod(0o600)
            target.write(archive(exported, page))
    except FileExistsError:
        raise click.ClickException(f"{file} exists already; nothing was written.") from None
    click.echo(f"Written to {file}. Hand it over unread: it holds private reflections.")


@commands.command("erase")
@click.argument("email")
@click.confirmation_option(prompt="Everything kept about this person will be gone. Go on?")
def erase(email: str) -> None:
    """Erase EMAIL and everything kept about them."""
    folder = current_app.config["ALONGSIDE"].instance
    with _in_plain_words():
        erased(lambda: erasures.erase_by_email(email, folder), folder)
    click.echo("Erased.")


@commands.command("erase-again")
def erase_again() -> None:
    """After a restore, erase again whoever had been erased since that backup."""
    with writing():
        count = erasures.erase_again(current_app.config["ALONGSIDE"].instance)
    click.echo(f"{count} erased again.")


@commands.command("withdraw-certificate")
@click.argument("code")
def withdraw(code: str) -> None:
    """Mark the certificate with this CODE as withdrawn."""
    try:
        with writing():
            withdraw_certificate(code)
    except NotFound:
        raise click.ClickException("No certificate has this code.") from None
    click.echo("Withdrawn. Whoever checks it is told so.")


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """A refusal becomes one line, not a traceback."""
    try:
        yield
    except NotFound:
        raise click.ClickException(NOBODY) from None
    except Refused as refused:
        raise click.ClickException(refused.message) from None


def _print_link(path: str, lasts: str) -> None:
    site = site_of(current_app.config["ALONGSIDE"])
    click.echo(f"{site.link(path)}\nIt works once, within {lasts}.")

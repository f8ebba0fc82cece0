"""How a room is joined, as it is shown on a wall and on paper."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, url_for

from learning.inset.codes import shown_code
from learning.inset.deck.sheets import Drawing, qr_of
from learning.inset.models import InsetSession
from learning.people.letters import site_of

OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1", "0.0.0.0"})  # noqa: S104 - compared only


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """The code, the page where it is typed, and the QR code that leads there with it.

    `is_near`: the address is known on this computer only, so that no phone finds it.
    """

    code: str
    page: str
    address: str
    drawing: Drawing
    is_near: bool


def joining_of(inset_session: InsetSession) -> Joining:
    """How this session is joined; addresses come from the settings, never from a request."""
    site = site_of(current_app.config["ALONGSIDE"])
    address = site.link(url_for("inset.join", code=inset_session.join_code))
    page = site.link(url_for("inset.ask_for_join_code"))
    return Joining(
        code=shown_code(inset_session.join_code),
        page=page.split("://", 1)[-1],
        address=address,
        drawing=qr_of(address),
        is_near=urlsplit(address).hostname in OWN_HOSTS,
    )

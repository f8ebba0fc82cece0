"""Where anyone can check a certificate, as it stands on paper, and how that paper looks."""

from pathlib import Path

from flask import current_app, url_for

from learning.people.letters import site_of

PAPER_CSS = Path(__file__).with_name("paper.css")


def verify_address(shown_code: str) -> str:
    """The whole address of the page on which a code is checked."""
    site = site_of(current_app.config["ALONGSIDE"])
    return site.link(url_for("records.verify_certificate", code=shown_code))

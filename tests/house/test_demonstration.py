"""Nothing of the demonstration can be reached outside demonstration mode."""

import pytest

from learning.config import from_environment
from tests.browser import Browser


def _paths(app) -> list[str]:
    rules = [
        each for each in app.url_map.iter_rules() if each.endpoint.startswith("demonstration.")
    ]
    return [each.rule for each in rules]


def test_its_endpoints_exist_only_in_demonstration_mode(app, demonstration_app):
    assert _paths(demonstration_app)
    assert _paths(app) == []


def test_its_addresses_answer_as_if_they_had_never_been(browser, cast, demonstration_app):
    for rule in _paths(demonstration_app):
        path = rule.replace("<int:person_id>", "1")
        assert "<" not in path, "say here what the new address takes"
        assert browser.fetch(path).status_code == 404
        assert browser.post(path, {"person_id": "1"}).status_code == 404
        assert browser.as_(cast.sam).post(path, {"person_id": "1"}).status_code == 404


@pytest.mark.parametrize("path", ["/", "/sign-in"])
def test_no_page_speaks_of_it(browser, path):
    page = browser.get(path)
    assert "emonstration" not in page.html
    assert not page.document.by_id.get("cast")


def test_it_always_has_a_database_of_its_own(tmp_path):
    config = from_environment(
        {
            "ALONGSIDE_DEMONSTRATION": "yes",
            "ALONGSIDE_INSTANCE": str(tmp_path),
            "ALONGSIDE_DATABASE_URL": "postgresql://real/records",
        }
    )
    assert config.database_url == f"sqlite:///{tmp_path / 'demonstration.sqlite3'}"


def test_its_front_page_has_one_way_in(demonstration_app):
    with demonstration_app.app_context():
        page = Browser(demonstration_app).get("/")
    assert page.link("Choose who to be").path == "/demonstration"
    assert [each.text for each in page.links if each.text == "Sign in"] == ["Sign in"], (
        "in the head"
    )

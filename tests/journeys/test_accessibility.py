"""What axe finds on the main pages: nothing, in light, in dark and on a tint."""

import pytest

from tests.live import axe_source

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {
    "light": "atkinson.100.normal.none.light",
    "dark": "atkinson.100.normal.none.dark",
    "tint": "lexend.120.wide.cream.light",
}
PAGES = [
    "/",
    "/modules",
    "/modules?audience=teacher&need=dyslexia",
    "/modules/first-steps",
    "/pathways",
    "/pathways/every-teacher",
    "/glossary",
    "/search?words=parents",
    "/search?words=dislexia",
    "/lessons/first-steps/noticing",
    "/lessons/first-steps/trying",
    "/lessons/first-steps/trying/scenarios/at-the-door",
    "/lessons/first-steps/handout",
    "/templates",
    "/templates/short-note",
    "/templates/provision-map",
    "/modules/whole-way/assessment",
    "/reflections",
    "/actions",
    "/development",
    "/network",
    "/network/offers",
    "/opportunities",
    "/becoming-a-senco/tasks",
    "/becoming-a-senco/tasks/three-questions",
    "/audit",
    "/audit/start",
    "/record",
    "/account",
    "/reading-settings",
    "/nowhere",
]
RUN = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } })"


def _violations(window, path: str) -> list[str]:
    window.goto(path)
    window.evaluate(axe_source())
    found = window.evaluate(RUN, TAGS)["violations"]
    return [
        f"{path}: {each['id']} ({each['help']}): {node['html'][:160]}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(open_window, cast, look, windows):
    window = open_window(cast.amina, bypass_csp=True)
    cookie = {"name": "reading", "value": LOOKS[look], "url": windows.server.url}
    window.context.add_cookies([cookie])
    found = [each for path in PAGES for each in _violations(window, path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/forgotten-password", "/verify"])
def test_axe_finds_nothing_before_signing_in(open_window, path):
    found = _violations(open_window(bypass_csp=True), path)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_a_refused_form(open_window, cast):
    window = open_window(cast.amina, bypass_csp=True)
    window.goto("/lessons/first-steps/trying")
    window.get_by_role("button", name="Check my answers").click()
    window.wait_for_load_state()
    window.evaluate(axe_source())
    found = window.evaluate(RUN, TAGS)["violations"]
    assert not [each["id"] for each in found], found

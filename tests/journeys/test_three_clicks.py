"""Five newcomers find the right module in three clicks from Home, by links that are on the page."""

import pytest

from tests.browser import Browser

MOST_CLICKS = 3
WALKS = {
    "a teaching assistant who wants to be of use": (
        "tom",
        ["/pathways/teaching-assistant", "/modules/ta-adding-value"],
    ),
    "a subject teacher with an autistic pupil": (
        "amina",
        ["/modules", "/modules/autism"],
    ),
    "a governor on a Sunday": (
        "george",
        ["/pathways/governors", "/modules/send-governors-questions"],
    ),
    "a new SENCo in her first week": (
        "priya",
        ["/pathways/new-senco", "/modules/first-term-as-senco"],
    ),
    "a head with questions about suspensions": (
        "helen",
        ["/pathways/leaders", "/modules/leading-send"],
    ),
    "a technician who wants to see whether this is any good": (
        "sam",
        ["/modules", "/modules/dyslexia"],
    ),
    "a teacher who wonders about becoming a SENCo": (
        "daniel",
        ["/pathways", "/pathways/aspiring-senco", "/modules/a-sencos-day"],
    ),
}


def _click(person: Browser, path: str) -> None:
    """Follow a link in the main part or the header that leads to this path."""
    paths = {each.path.partition("#")[0] for each in person.page.links}
    assert path in paths, f"{person.page.path} has no link to {path}: {sorted(paths)}"
    person.get(path)


@pytest.mark.parametrize("who", WALKS)
def test_the_right_module_is_at_most_three_clicks_away(visitor, cast, who):
    name, walk = WALKS[who]
    person = visitor.as_(getattr(cast, name))
    person.get("home.read_home")
    for path in walk:
        _click(person, path)
    assert len(walk) <= MOST_CLICKS
    assert person.page.path == walk[-1]
    assert [each for each in person.page.links if each.text.startswith("Start: ")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DLD", "/modules/speech-language-and-communication"),
        ("dyslexia", "/modules/dyslexia"),
        ("dislexia", "/modules/dyslexia"),
        ("EAL", "/lessons/is-it-sen/english-as-an-additional-language"),
        ("meltdown", "/lessons/autism/senses-and-people"),
        ("£6,000", "/lessons/data-money-and-time/money-for-send"),
        ("TA", "/modules/ta-adding-value"),
        ("parents", "/modules/parents-and-pupils"),
    ],
)
def test_words_that_people_type_lead_there(visitor, cast, words, expected):
    """Home, Modules, the search: what is meant stands among the first three."""
    amina = visitor.as_(cast.amina)
    amina.get("home.read_home")
    _click(amina, "/modules")
    page = amina.submit("Search", words=words)
    if page.has_link("dyslexia"):
        page = amina.follow("dyslexia")
    found = [each.path.partition("#")[0] for each in page.links]
    places = [path for path in found if path.startswith(("/modules/", "/lessons/"))]
    assert expected in places[:3], places[:3]

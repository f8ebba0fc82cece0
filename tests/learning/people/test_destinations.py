"""Where a person goes next is always on this site."""

import pytest

from learning.people.browsers import browser_in_words
from learning.people.destinations import came_from, safe_next


@pytest.mark.parametrize(
    "target", ["/", "/modules", "/search?q=autism&page=2", "/lessons/a/b#c", "/%2F%2Fevil.example"]
)
def test_a_path_of_this_site_is_kept(target):
    assert safe_next(target) == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "modules",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "/a//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "https://evil.example",
        "https:evil.example",
        "https:///evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "%2F%2Fevil.example",
        "//[evil",
        "/" + "x" * 2001,
    ],
)
def test_anything_that_could_lead_elsewhere_is_not(target):
    assert safe_next(target) is None


@pytest.mark.parametrize(
    ("referrer", "path"),
    [
        ("https://here.example/lessons/a/b?x=1", "/lessons/a/b?x=1"),
        ("https://here.example/reflections", "/reflections"),
        ("https://evil.example/reflections", None),
        ("https://here.example//evil.example", None),
        ("https://[", None),
        ("", None),
        (None, None),
    ],
)
def test_the_page_a_form_stood_on_is_known_by_its_path(referrer, path):
    assert came_from(referrer, "here.example") == path


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 14541) AppleWebKit/537.36 Chrome/140 Safari/537.36",
            "Chrome on a Chromebook",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_has_a_name_its_owner_knows(user_agent, words):
    assert browser_in_words(user_agent) == words

"""Links that people type: kept if they lead to a page on the web, refused in plain words."""

import pytest

from learning.errors import Refused
from learning.skills.links import link_to_keep


@pytest.mark.parametrize(
    "link",
    [
        "https://www.example.org/page",
        "http://example.org",
        "https://example.org:8443/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://[2001:db8::1]/",
        "https://bücher.example/",
        "https://example.org/" + "a" * 1980,
    ],
)
def test_an_address_of_the_web_is_kept_as_it_was_typed(link):
    assert link_to_keep(f"  {link}\n") == link


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_no_link_is_no_link(typed):
    assert link_to_keep(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:somebody@example.org",
        "www.example.org",
        "//example.org/page",
        "https://",
        "https:///page",
        "https:example.org",
        "https://[::1",
        "https://example.org:port/",
        "https://name:secret@example.org/",
        "https://good.example\\@bad.example/",
        "see the school page",
        "https://one.example https://two.example",
        "java\nscript:alert(1)",
        "https://example.org/\u202egro.elpmaxe",
        "https://example.org/" + "a" * 1981,
    ],
)
def test_anything_else_is_refused_beside_its_field(typed):
    with pytest.raises(Refused) as refused:
        link_to_keep(typed)
    assert refused.value.field == "link"

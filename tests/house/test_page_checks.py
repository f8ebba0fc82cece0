"""The checks of the browser can fail: each fault is put into a good page once, and found."""

import pytest

from tests.pages import Page
from tests.pages.checks import CHECKS, faults

GOOD = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Modules · Alongside</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<a href="#main">Skip to the page</a>
<nav aria-label="Main"><ul><li><a href="/modules">Modules</a></li></ul></nav>
<main id="main">
<h1>Modules</h1>
<h2>Choose</h2>
<p>It’s “ready”.</p>
<img src="/static/mark.svg" alt="A mark">
<svg aria-hidden="true"></svg>
<table><caption>Staff</caption><tr><th scope="col">Name</th></tr><tr><td>Jo</td></tr></table>
<form method="post" action="/sign-out">
<input type="hidden" name="csrf_token" value="x">
<label for="email">E-mail</label>
<p class="govuk-error-message" id="email-error">Error: Missing</p>
<input id="email" name="email" aria-describedby="email-error" aria-invalid="true">
<input type="password" name="password" aria-label="Password">
<fieldset><legend>Size</legend>
<input type="radio" name="size" id="s1" value="1"><label for="s1">Small</label>
<input type="radio" name="size" id="s2" value="2"><label for="s2">None</label>
</fieldset>
<button type="submit">Sign out</button>
</form>
</main>
</body>
</html>
"""

BREAKS = [
    ("<p>It’s", "<p><div>It’s", "is not strict HTML"),
    ("<!DOCTYPE html>", "", "does not begin with a doctype"),
    ("<h1>Modules</h1>", "", "has 0 top headings"),
    ("<h2>Choose</h2>", "<h1>Choose</h1>", "has 2 top headings"),
    ("<title>Modules", "<title>Courses", "does not begin with"),
    ("Modules · Alongside", "Modules", "does not name the product"),
    ('lang="en-GB"', 'lang="en-US"', "has the language"),
    ("width=device-width, ", "", "does not say that it fits"),
    ("initial-scale=1", "user-scalable=no", "keeps people from zooming"),
    ("<h2>Choose</h2>", "<h3>Choose</h3>", "skips from h1 to h3"),
    ("<h2>Choose</h2>", "<h2></h2>", "has an empty h2"),
    ('id="s2"', 'id="s1"', "2 elements with the id"),
    ('id="email-error"', 'id="email error"', "nothing can point to"),
    ('aria-describedby="email-error"', 'aria-describedby="e"', "leads nowhere"),
    ('<label for="email">', '<label for="mail">', "leads nowhere"),
    ('<nav aria-label="Main">', "<nav>", "navigations without a name"),
    ("<main", "<div", "has not exactly one main part"),
    ('<a href="#main">Skip to the page</a>', "", "does not begin with a skip link"),
    ('<a href="#main">', '<a href="#top">', "has a skip link that leads nowhere"),
    (' alt="A mark"', "", "without an alternative"),
    ('<svg aria-hidden="true">', "<svg>", "neither hidden nor named"),
    ("<caption>Staff</caption>", "", "a table without a caption"),
    (' scope="col"', "", "without headed columns"),
    ("<p>It’s", '<p style="top:0">It’s', "inline style"),
    ("<p>It’s", '<p onclick="x()">It’s', "inline onclick"),
    ("<main", "<script>x()</script><main", "inline script"),
    ("<h2>Choose</h2>", "<h2>Choose</h2><ul></ul>", "empty list"),
    ('<label for="email">E-mail</label>', "", "a field without a label"),
    ('<label for="email">E-mail</label>', "<label>E-mail</label>", "tied to no field"),
    ("<legend>Size</legend>", "", "without a fieldset and legend"),
    ('aria-describedby="email-error" ', "", "a message tied to no field"),
    ("Error: Missing", "", "an empty message"),
    (' aria-invalid="true"', "", "a wrong field that is not marked so"),
    ("Sign out</button>", "</button>", "a button without words"),
    ('<button type="submit">', "<button>", "left to chance"),
    ('<button type="submit">Sign out</button>', "", "cannot be sent without a script"),
    ('<input type="hidden" name="csrf_token" value="x">', "", "without a CSRF token"),
    ('method="post"', 'method="get"', "shows a CSRF token"),
    ('name="password"', 'name="password" value="secret"', "gives back a password"),
    ("It’s", "It's", "straight quote"),
    ("“ready”", '"ready"', "straight quote"),
    ("It’s", "It’s -- well", "double hyphen"),
    ('aria-label="Main"', 'aria-label="Jo\'s"', "straight quote"),
    ("It’s", "{{ page.title }}", "shows the machinery"),
    ("It’s", "Q &amp;amp; A", "shows the machinery"),
    ("It’s", "It’s **bold**", "unread Markdown"),
    ("<p>It’s", "<p><span>Next lesson</span><span>Arriving</span> It’s", "runs together"),
    ("<p>It’s “ready”.</p>", "<p>None</p>", "says None"),
    ('href="/modules"', 'href="/modules/None"', "has href"),
    (">Modules</a>", ">here</a>", "says only"),
    (">Modules</a>", "></a>", "a link without words"),
    ('href="/modules"', 'href="/module"', "does not answer GET"),
    ('href="/modules"', 'href="javascript:x()"', "links to"),
    ('href="/modules"', 'href="http://example.com/"', "links to"),
    ('href="/modules"', 'href="#nowhere"', "not on the page"),
    ('action="/sign-out"', 'action="/modules"', "does not answer POST"),
    ("/static/mark.svg", "/static/marks.svg", "which is not there"),
    ("/static/mark.svg", "https://example.com/x.svg", "from elsewhere"),
]


def _page(html: str, status: int = 200) -> Page:
    return Page(html, path="/modules", status=status, headers={})


@pytest.fixture
def with_mark(app, tmp_path, monkeypatch):
    """The application with one static file that never changes its name."""
    (tmp_path / "mark.svg").write_text("<svg/>")
    monkeypatch.setattr(app, "static_folder", str(tmp_path))
    return app


def test_a_good_page_has_no_fault(with_mark):
    assert faults(_page(GOOD), with_mark) == []


@pytest.mark.parametrize(("right", "wrong", "said"), BREAKS)
def test_a_fault_is_found(with_mark, right, wrong, said):
    assert right in GOOD
    found = faults(_page(GOOD.replace(right, wrong, 1)), with_mark)
    assert any(said in fault for fault in found), found


def test_a_refusal_that_does_not_say_why_is_found(with_mark):
    assert "refuses without saying why" in faults(_page(GOOD, status=422), with_mark)


def test_every_check_has_been_broken(with_mark):
    broken = {
        check.__name__
        for right, wrong, _said in BREAKS
        for check in CHECKS
        if list(check(_page(GOOD.replace(right, wrong, 1))))
    }
    assert {check.__name__ for check in CHECKS} == broken | {"refusals_say_why"}

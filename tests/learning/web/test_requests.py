"""What a request brings that no page asks for."""

import io

import pytest

PAGES = ["/sign-in", "/account/name", "/actions", "/drafts/reflection:a/b/c", "/school/groups"]


@pytest.mark.parametrize("path", PAGES)
def test_a_file_where_words_belong_is_refused_in_a_page(browser, cast, path):
    sam = browser.as_(cast.sam)
    names = ("email", "name", "text", "body")
    response = sam.post(path, {name: (io.BytesIO(b"words"), "words.txt") for name in names})
    assert response.status_code == 415
    assert "That did not work" in response.text


def test_the_page_that_says_a_file_is_not_there_is_kept_by_no_browser(browser, cast):
    response = browser.as_(cast.amina).fetch("/static/app.00000000.css")
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"

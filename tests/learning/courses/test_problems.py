"""What is wrong with the courses, for those who can mend them, and the pictures they let in."""

import pytest

from learning.courses.problems.queries import MOST_MARKS
from tests.content.writing import TOP, module_files, write
from tests.learning.courses.making import changed_courses, with_own_folder


def test_an_editor_sees_each_problem_with_its_place_and_remedy(browser, cast):
    page = browser.as_(cast.priya).get("courses.list_problems")
    rows = page.table("Errors by file and line")
    assert rows[0] == {
        "Where": "courses/courses/half-broken/02-broken.md:4",
        "What is wrong": "The key “minuets” is not known here",
        "What to do": "Did you mean “minutes”?",
    }
    assert len(rows) == 4


def test_what_is_left_out_says_why(browser, cast):
    page = browser.as_(cast.sam).get("courses.list_problems")
    (row,) = page.table("What is left out, and why")
    assert row["What"] == "Broken (lesson of Half broken)"
    assert row["Why"].startswith("Line 4: the key “minuets”")


def test_a_module_left_out_whole_says_why(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path, ("whole-way/module.md", "version: 1", "vershun: 1")):
        page = browser.as_(cast.priya).get("courses.list_problems")
    rows = page.table("What is left out, and why")
    assert rows[0]["What"] == "The whole way (module)"
    assert "vershun" in rows[0]["Why"]


def test_modules_past_their_review_date_are_listed(browser, cast, app, tmp_path):
    old = ("first-steps/module.md", "review by: 2030-09-01", "review by: 2026-09-30")
    with changed_courses(app, tmp_path, old):
        page = browser.as_(cast.priya).get("courses.list_problems")
    assert "First steps was to be reviewed by 30 September 2026" in page.text


def test_nothing_wrong_is_said_so(browser, cast, app, tmp_path):
    with changed_courses(
        app,
        tmp_path,
        ("half-broken/02-broken.md", "", ""),
    ):
        page = browser.as_(cast.priya).get("courses.list_problems")
    assert page.headings(2) == ["All is well"]


def test_the_schools_own_modules_are_read_as_an_editor_would(browser, cast, app, tmp_path):
    own = write(tmp_path / "ours", module_files("lunch", duty=TOP + "By law, we eat.\n"))
    with with_own_folder(app, own):
        page = browser.as_(cast.priya).get("courses.list_problems")
    rows = page.table("What an editor would mark, by file and line")
    assert {"ours/courses/lunch"} == {row["Where"].rpartition("/")[0] for row in rows}
    assert "“By law” stands here without a reference" in {row["What is said"] for row in rows}


def test_no_path_of_the_machine_is_shown(browser, cast, app):
    page = browser.as_(cast.priya).get("courses.list_problems")
    assert str(app.config["ALONGSIDE"].content_roots[0].parent) not in page.html


@pytest.mark.parametrize("who", ["amina", "helen", "george", "miriam", "ruth"])
def test_nobody_else_sees_them(browser, cast, who):
    browser.as_(getattr(cast, who)).get("courses.list_problems", status=403)


def test_a_picture_of_a_lesson_is_shown_to_its_readers(browser, cast):
    response = browser.as_(cast.amina).fetch("/lessons/first-steps/images/desk.png")
    assert response.status_code == 200
    assert response.mimetype == "image/png"
    assert response.headers["Cache-Control"] == "private, max-age=86400"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.get_data().startswith(b"\x89PNG")


def test_a_drawing_opened_by_itself_can_do_nothing(browser, cast):
    response = browser.as_(cast.amina).fetch("/lessons/first-steps/images/way.svg")
    assert response.status_code == 200
    assert response.mimetype == "image/svg+xml"
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert response.headers["Content-Security-Policy"] == policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_picture_is_not_sent_again_while_it_is_the_same(browser, cast):
    amina = browser.as_(cast.amina)
    tag = amina.fetch("/lessons/first-steps/images/desk.png").headers["ETag"]
    again = amina.client.get(
        "/lessons/first-steps/images/desk.png", headers={"If-None-Match": tag}, buffered=True
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "first-steps/images/no-such.png",
        "first-steps/images/..%2fmodule.md",
        "first-steps/images/../module.md",
        "first-steps/images/%2e%2e%2f01-noticing.md",
        "first-steps/images/desk.png%00.txt",
        "first-steps/images/.hidden",
        "first-steps/images/module.md",
        "whole-way/images/desk.png",
        "no-such/images/desk.png",
    ],
)
def test_nothing_else_is_ever_sent(browser, cast, path):
    assert browser.as_(cast.amina).fetch(f"/lessons/{path}").status_code == 404


def test_a_picture_that_became_a_link_is_not_followed(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path):
        picture = tmp_path / "changed/courses/first-steps/images/desk.png"
        picture.unlink()
        picture.symlink_to("/etc/hostname")
        response = browser.as_(cast.amina).fetch("/lessons/first-steps/images/desk.png")
        assert response.status_code == 404


def test_strangers_see_no_picture(browser):
    assert browser.fetch("/lessons/first-steps/images/desk.png").status_code == 302


WORDS = "child\n: pupil\n"


def test_an_own_folder_is_read_once_until_it_changes(browser, cast, app, tmp_path):
    duty = TOP + "A child eats.\n"
    own = write(tmp_path / "ours", {**module_files("lunch", duty=duty), "words.md": WORDS})
    priya = browser.as_(cast.priya)

    def said():
        page = priya.get("courses.list_problems")
        rows = page.table("What an editor would mark, by file and line")
        return [row["What to do"] for row in rows if "avoid" in row["What is said"]]

    with with_own_folder(app, own):
        assert said() == ["Write: pupil"]
        write(own, {"words.md": WORDS.replace("pupil", "learner")})
        assert said() == ["Write: pupil"], "the library is the same"
    with with_own_folder(app, own):
        assert said() == ["Write: learner"], "the library has been read anew"


def test_marks_without_end_are_cut_and_counted(browser, cast, app, tmp_path):
    duty = TOP + "A child eats.\n\n" * 400
    own = write(tmp_path / "ours", {**module_files("lunch", duty=duty), "words.md": WORDS})
    with with_own_folder(app, own):
        page = browser.as_(cast.priya).get("courses.list_problems")
    assert len(page.table("What an editor would mark, by file and line")) == MOST_MARKS
    assert "more. Mend these first." in page.text

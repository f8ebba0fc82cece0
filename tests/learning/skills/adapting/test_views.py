"""The pages on which a school adapts its audit, as a SENCo and a head meet them."""

import pytest

from learning.skills.adapting.queries import statements_in_force
from tests.cast import SEAVIEW_ID
from tests.learning.skills.adapting.making import FRAMEWORK, added, set_so

pytestmark = pytest.mark.usefixtures("clock")
AUDIT = f"/school/audit/{FRAMEWORK}"
SAY_NO = f"{AUDIT}/statements/say-no"


def targets(library):
    framework = library.framework(FRAMEWORK)
    return {each.slug: each.target for each in statements_in_force(SEAVIEW_ID, framework)}


def test_the_desk_leads_a_senco_there_and_the_only_framework_opens_at_once(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("administration.read_desk")
    page = priya.follow("The school’s skills audit")
    assert page.h1 == "Small skills audit at Seaview Primary"
    assert "rounds that begin from now on" in page
    assert "nobody’s ratings" in page
    assert "So far your school asks what the framework asks." in page


def test_an_administrator_has_no_link_and_no_page(browser, cast):
    sam = browser.as_(cast.sam)
    assert "The school’s skills audit" not in sam.get("administration.read_desk")
    sam.get(AUDIT, status=403)


def test_a_head_changes_a_target(browser, cast, library):
    helen = browser.as_(cast.helen)
    page = helen.get(SAY_NO)
    assert "Nobody asks me any more what is not mine." in page
    assert "3 secure, as the framework suggests" in page
    page = helen.submit("Save for Seaview Primary", {"target": "4"})
    assert "HOLD2 is saved" in page
    assert "Target 4 leading; the framework suggests 3 secure" in page
    assert targets(library)["say-no"] == 4


def test_a_statement_is_left_out_and_brought_back(browser, cast, library):
    priya = browser.as_(cast.priya)
    priya.get(SAY_NO)
    page = priya.submit("Save for Seaview Primary", {"is_asked": "no"})
    assert "Not asked here" in page
    assert "say-no" not in targets(library)
    priya.get(SAY_NO)
    priya.submit("Save for Seaview Primary", {"is_asked": "yes"})
    assert targets(library)["say-no"] == 3


def test_whoever_saves_second_sees_what_the_first_saved(browser, cast, library):
    priya, helen = browser.as_(cast.priya), browser.as_(cast.helen)
    priya.get(SAY_NO)
    helen.get(SAY_NO)
    helen.submit("Save for Seaview Primary", {"target": "4"})
    page = priya.submit("Save for Seaview Primary", {"target": "2"}, status=409)
    assert "Target 4 leading" in page
    assert targets(library)["say-no"] == 4
    priya.submit("Save for Seaview Primary")
    assert targets(library)["say-no"] == 2


def test_a_statement_that_is_not_there_is_404(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(f"{AUDIT}/statements/nothing", status=404)
    priya.get("/school/audit/nothing", status=404)
    priya.get("/school/audit/own/999", status=404)


def test_a_statement_of_ones_own_is_added_changed_and_left_out(browser, cast, library):
    priya = browser.as_(cast.priya)
    priya.get(AUDIT)
    priya.follow("Add a statement of your own")
    page = priya.submit("Add it", FILLED)
    assert "Your statement is added" in page
    assert "School 1 I keep the list." in page
    key = next(slug for slug in targets(library) if slug.startswith("school-")).split("-")[1]
    priya.get(f"/school/audit/own/{key}")
    page = priya.submit("Save", {"text": "I keep the whole list.", "is_asked": "no"})
    assert "I keep the whole list." in page
    assert f"school-{key}" not in targets(library)


FILLED = {
    "text": "I keep the list.",
    "domain": "holding",
    "lens": "coordinator",
    "emerging": "One.",
    "developing": "Two.",
    "secure": "Three.",
    "leading": "Four.",
    "target": "3",
    "closes": "first-steps/noticing",
}


def test_what_is_missing_is_said_and_what_was_typed_stands(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(f"{AUDIT}/add")
    page = priya.submit("Add it", {"text": "I keep the list."}, status=422)
    assert page.errors
    assert page.field("text").value == "I keep the list."


def test_a_likely_pupil_is_asked_about_once(browser, cast, library):
    priya = browser.as_(cast.priya)
    priya.get(f"{AUDIT}/add")
    priya.submit("Add it", {**FILLED, "secure": "I look after A123456789012."}, status=422)
    priya.submit("Save anyway, it names no pupil")
    assert any(slug.startswith("school-") for slug in targets(library))


def test_two_people_who_reword_one_statement_see_both(browser, cast, library):
    key = added(library)
    priya, helen = browser.as_(cast.priya), browser.as_(cast.helen)
    priya.get(f"/school/audit/own/{key}")
    helen.get(f"/school/audit/own/{key}")
    helen.submit("Save", {"text": "Helen’s words."})
    page = priya.submit("Save", {"text": "Priya’s words."}, status=409)
    assert "Helen’s words." in page
    assert page.field("text").value == "Priya’s words."
    assert "Priya’s words." in priya.submit("Save")


def test_another_school_sees_nothing_of_it(browser, cast, library):
    key = added(library)
    set_so(library, "say-no", 4, edition="3-asked")
    lena = browser.as_(cast.lena)
    page = lena.get(AUDIT)
    assert "exam arrangements" not in page
    assert "Your target" not in page
    lena.get(f"/school/audit/own/{key}", status=404)


@pytest.mark.parametrize("name", ["amina", "tom", "daniel", "george", "miriam", "sam", "ruth"])
def test_nobody_else_adapts_the_audit(browser, cast, name):
    browser.as_(getattr(cast, name)).get(SAY_NO, status=403)

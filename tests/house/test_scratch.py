import pytest
@pytest.mark.parametrize("path", ["/", "/modules", "/modules/first-steps", "/lessons/first-steps/noticing", "/lessons/first-steps/trying","/modules/whole-way/assessment","/record","/reflections","/actions","/search?q=door","/accessibility","/privacy","/whats-new","/verify", "/lessons/first-steps/trying/scenarios/at-the-door", "/lessons/first-steps/noticing/reflections/guessing", "/lessons/first-steps/noticing/actions/ask-one", "/record/print","/school/words","/reading-settings","/account"])
def test_x(browser, cast, path):
    p = browser.as_(cast.amina).get(path)
    print(p.text[:300])

"""What is worked out once for a page, or for all pages, is what Flask would have said."""

from flask import url_for
from flask_wtf.csrf import validate_csrf

from learning.web.templating import address_of, csrf_token


def test_addresses_are_those_of_flask(app):
    for _ in range(2):
        with app.test_request_context("/"):
            assert address_of("courses.list_modules") == url_for("courses.list_modules")
            assert address_of("courses.read_module", module="b") == "/modules/b"


def test_an_application_below_another_address_keeps_its_own(app):
    for root in ("", "/learning"):
        with app.test_request_context("/", base_url=f"http://localhost{root}"):
            assert address_of("people.sign_in") == f"{root}/sign-in"


def test_all_forms_of_a_page_have_one_token_and_it_is_good(app):
    with app.test_request_context("/"):
        first, second = csrf_token(), csrf_token()
        validate_csrf(first)
    assert first == second

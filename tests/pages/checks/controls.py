"""Forms: every control has a name, every group a legend, every message is tied to its control.

Done by hand because axe misses a missing legend.
"""

from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from xml.etree.ElementTree import Element

from tests.pages.document import attribute, classes, text_of
from tests.pages.forms import CONTROLS, NOT_FIELDS, control_kind, label_of, words_on
from tests.pages.page import Page

Faults = Iterator[str]


def _fields(page: Page) -> list[Element]:
    unseen = ("hidden", *NOT_FIELDS)
    return [e for e in page.document.elements(*CONTROLS) if control_kind(e) not in unseen]


def have_labels(page: Page) -> Faults:
    for control in _fields(page):
        if not label_of(page.document, control):
            yield f"has a field without a label: {control.get('name') or control.attrib}"


def labels_have_fields(page: Page) -> Faults:
    for label in page.document.elements("label"):
        target = page.document.by_id.get(attribute(label, "for"))
        inside = any(e.tag in CONTROLS for e in label.iter())
        if not inside and (target is None or target.tag not in CONTROLS):
            yield f"has a label tied to no field: {text_of(label)!r}"


def groups_have_legends(page: Page) -> Faults:
    choices = [e for e in _fields(page) if control_kind(e) in ("radio", "checkbox")]
    times = Counter(_group(page, each) for each in choices)
    for control in choices:
        if control_kind(control) == "checkbox" and times[_group(page, control)] == 1:
            continue
        fieldset = page.document.within(control, "fieldset")
        first = next(iter(fieldset), None) if fieldset is not None else None
        if first is None or first.tag != "legend" or not text_of(first):
            yield f"has choices without a fieldset and legend: {control.get('name')!r}"


def _group(page: Page, control: Element) -> tuple[int, str]:
    return id(page.document.within(control, "form")), attribute(control, "name")


def messages_are_tied(page: Page) -> Faults:
    described = {
        key
        for element in page.document.elements(*CONTROLS, "fieldset")
        for key in attribute(element, "aria-describedby").split()
    }
    for element in page.document.elements():
        if classes(element) & {"govuk-error-message", "govuk-hint"}:
            if element.get("id") not in described:
                yield f"has a message tied to no field: {text_of(element)!r}"
            if not text_of(element):
                yield f"has an empty message: {element.get('id')}"


def refusals_say_why(page: Page) -> Faults:
    """A refused form says at the top what to put right; another refusal has a page of its own."""
    if page.status != HTTPStatus.UNPROCESSABLE_ENTITY:
        return
    alerts = [e for e in page.document.elements() if e.get("role") == "alert"]
    main = page.document.first("main")
    if not alerts and (main is None or main.get("data-refused") is None):
        yield "refuses without saying why"


def wrong_fields_are_marked(page: Page) -> Faults:
    for control in _fields(page):
        keys = attribute(control, "aria-describedby").split()
        wrong = any(key.endswith("-error") for key in keys)
        if wrong and control.get("aria-invalid") != "true" and not _is_choice(control):
            yield f"has a wrong field that is not marked so: {control.get('name')!r}"


def _is_choice(control: Element) -> bool:
    return control_kind(control) in ("radio", "checkbox")


def buttons_have_words(page: Page) -> Faults:
    for button in page.document.elements("button"):
        if not words_on(button):
            yield "has a button without words"
        if button.get("type") not in ("submit", "button"):
            yield f"has a button whose kind is left to chance: {text_of(button)!r}"
        if page.document.within(button, "form") is None and button.get("type") == "submit":
            yield f"has a button that sends nothing: {text_of(button)!r}"


def forms_can_be_sent(page: Page) -> Faults:
    for form in page.forms:
        if not form.buttons:
            yield f"has a form that cannot be sent without a script: {form.action}"
        token = form.fields.get("csrf_token")
        if form.method == "POST" and (token is None or not token.value):
            yield f"has a POST form without a CSRF token: {form.action}"
        if form.method == "GET" and token is not None:
            yield f"shows a CSRF token in an address: {form.action}"


def passwords_are_never_shown(page: Page) -> Faults:
    for control in page.document.elements("input"):
        if control_kind(control) == "password" and control.get("value"):
            yield f"gives back a password: {control.get('name')!r}"


CHECKS = (
    have_labels,
    labels_have_fields,
    groups_have_legends,
    messages_are_tied,
    refusals_say_why,
    wrong_fields_are_marked,
    buttons_have_words,
    forms_can_be_sent,
    passwords_are_never_shown,
)

"""Forms as a person fills them in: fields by name or label, buttons by their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tests.pages.document import Document, attribute, squeezed, text_of

Value = str | int | bool | Sequence[str]
CONTROLS = ("input", "select", "textarea")
NOT_FIELDS = ("submit", "button", "reset", "image")


@dataclass
class Field:
    """All controls of one name in a form, with what they hold now."""

    name: str
    kind: str
    controls: list[Element]
    labels: dict[str, str] = field(default_factory=dict)
    """For choices: what stands beside each value."""
    label: str = ""
    hint: str = ""
    error: str = ""

    @property
    def options(self) -> list[str]:
        """The values offered, in the order shown."""
        return list(self.labels)

    @property
    def value(self) -> str:
        """What the field holds; the first of several."""
        return next(iter(self.values), "")

    @property
    def values(self) -> list[str]:
        """Everything the field would send as it stands."""
        if self.kind in ("radio", "checkbox"):
            return [_choice_value(e) for e in self.controls if "checked" in e.attrib]
        if self.kind == "select":
            return _selected(self.controls[0])
        if self.kind == "textarea":
            # The parser leaves the first newline out, as a browser does.
            return ["".join(self.controls[0].itertext())]
        return [attribute(each, "value") for each in self.controls]

    def chosen(self, value: Value) -> list[str]:
        """What the field sends when this is typed or chosen; a choice by value or by its words."""
        if self.kind == "checkbox" and isinstance(value, bool):
            return [_choice_value(self.controls[0])] if value else []
        wanted = [value] if isinstance(value, str | int) else list(value)
        if self.kind in ("radio", "checkbox", "select"):
            return [self._offered(str(each)) for each in wanted]
        return [str(each) for each in wanted]

    def _offered(self, wanted: str) -> str:
        if wanted in self.labels:
            return wanted
        by_words = [value for value, words in self.labels.items() if words == wanted]
        assert by_words, f"{self.name!r} does not offer {wanted!r}, only {self.labels}"
        return by_words[0]


def _choice_value(control: Element) -> str:
    return control.get("value", "on")


def _selected(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [each for each in options if "selected" in each.attrib]
    if not chosen and "multiple" not in select.attrib:
        chosen = options[:1]
    return [_option_value(each) for each in chosen]


def _option_value(option: Element) -> str:
    return option.get("value", text_of(option))


class Form:
    """One form of a page."""

    def __init__(self, document: Document, element: Element) -> None:
        self._document = document
        self.element = element
        self.method = (attribute(element, "method") or "get").upper()
        self.action = attribute(element, "action")
        self.fields: dict[str, Field] = {}
        for control in element.iter():
            self._add(control)

    def _add(self, control: Element) -> None:
        name, kind = control.get("name"), control_kind(control)
        if name is None or control.tag not in CONTROLS or kind in NOT_FIELDS:
            return
        if "disabled" in control.attrib:
            return
        known = self.fields.get(name)
        if known is None:
            known = self.fields[name] = Field(name, kind, [])
        known.controls.append(control)
        self._describe(known, control)

    def _describe(self, known: Field, control: Element) -> None:
        group = self._document.within(control, "fieldset")
        described = group if known.kind in ("radio", "checkbox") and group is not None else control
        known.label = known.label or self._label(known, control, group)
        for key in attribute(described, "aria-describedby").split():
            words = text_of(self._document.by_id.get(key))
            if key.endswith("-error"):
                known.error = words.removeprefix("Error: ")
            else:
                known.hint = words
        if known.kind in ("radio", "checkbox"):
            known.labels[_choice_value(control)] = label_of(self._document, control)
        elif known.kind == "select":
            known.labels.update({_option_value(o): text_of(o) for o in control.iter("option")})

    def _label(self, known: Field, control: Element, group: Element | None) -> str:
        if known.kind in ("radio", "checkbox") and group is not None:
            return text_of(next(group.iter("legend"), None))
        return label_of(self._document, control)

    @property
    def buttons(self) -> list[Element]:
        """What sends the form."""
        return [e for e in self.element.iter() if is_submit(e)]

    def field(self, name_or_label: str) -> Field:
        """A field by its name or by the words of its label."""
        if name_or_label in self.fields:
            return self.fields[name_or_label]
        found = [each for each in self.fields.values() if each.label == name_or_label]
        assert len(found) == 1, f"no one field {name_or_label!r} among {self._known()}"
        return found[0]

    def filled(self, values: Mapping[str, Value], button: Element | None) -> dict[str, list[str]]:
        """Everything a browser would send, hidden fields included."""
        sent = {name: each.values for name, each in self.fields.items()}
        for name, value in values.items():
            known = self.field(name)
            sent[known.name] = known.chosen(value)
        if button is not None and button.get("name"):
            sent[attribute(button, "name")] = [attribute(button, "value")]
        return {name: each for name, each in sent.items() if each}

    def _known(self) -> list[str]:
        return [f"{each.name} ({each.label})" for each in self.fields.values()]


def control_kind(control: Element) -> str:
    return (attribute(control, "type") or "text") if control.tag == "input" else str(control.tag)


def is_submit(element: Element) -> bool:
    if element.tag == "button":
        return (element.get("type") or "submit") == "submit"
    return element.tag == "input" and element.get("type") == "submit"


def label_of(document: Document, control: Element) -> str:
    """The words that name a control: its label, or what aria says."""
    if key := control.get("aria-labelledby"):
        return squeezed(" ".join(text_of(document.by_id.get(each)) for each in key.split()))
    if words := control.get("aria-label"):
        return words
    around = document.within(control, "label")
    tied = [e for e in document.elements("label") if e.get("for") == control.get("id", "")]
    return text_of(around if around is not None else next(iter(tied), None))


def words_on(button: Element) -> str:
    """The words on a button."""
    if button.tag == "input":
        return attribute(button, "value")
    return button.get("aria-label") or text_of(button)

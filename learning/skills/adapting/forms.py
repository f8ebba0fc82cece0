"""The forms in which a school adapts what its audit asks."""

from collections.abc import Mapping

from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content import Library
from content.framework_types import Framework
from learning.drafts.forms import OwnWordsForm
from learning.errors import Refused
from learning.skills.adapting import rules
from learning.skills.adapting.rules import OwnWording

LONGEST_EDITION = 9
"""Digits; no school changes a statement more often."""
ASKED = [SelectChoice("yes", "It is asked"), SelectChoice("no", "It is not asked here")]


class StatementForm(OwnWordsForm):
    """What a school sets for a statement of the framework."""

    target = RadioField("Target at your school", validate_choice=False)
    is_asked = RadioField("At your school", choices=ASKED, validate_choice=False, default="yes")
    edition = HiddenField()

    @property
    def level(self) -> int:
        """The level chosen; 0 for none."""
        sent = str(self.target.data or "")
        return int(sent) if len(sent) == 1 and sent.isascii() and sent.isdecimal() else 0

    @property
    def asks(self) -> bool:
        """Whether it is to be asked."""
        return bool(self.is_asked.data != "no")

    @property
    def edition_number(self) -> int:
        """The edition the change was made from; one that none has if the browser sent none."""
        sent = self.edition.data or ""
        is_number = sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_EDITION
        return int(sent) if is_number else -1

    def offer_levels(self, framework: Framework, *, suggested: int | None = None) -> None:
        """The framework's levels can be chosen; the one it suggests says so."""
        self.target.choices = [
            SelectChoice(
                str(level.number),
                level_name(framework, level.number)
                + (", as the framework suggests" if level.number == suggested else ""),
            )
            for level in framework.levels
        ]

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to."""
        if refused.field is None:
            self.form_errors.append(refused.message)
            return
        super().refuse(refused)


class OwnStatementForm(StatementForm):
    """A statement that a school adds."""

    domain = SelectField("Domain", validate_choice=False)
    lens = RadioField("Lens", validate_choice=False)
    text = TextAreaField("The statement")
    emerging = TextAreaField()
    developing = TextAreaField()
    secure = TextAreaField()
    leading = TextAreaField()
    closes = SelectField("A lesson that helps with it", validate_choice=False)

    def offer(self, framework: Framework, library: Library, *, standing: str = "") -> None:
        """Everything the framework and the library have can be chosen; `standing` stays so."""
        self.offer_levels(framework)
        self.domain.choices = [SelectChoice(each.slug, each.title) for each in framework.domains]
        self.lens.choices = [
            SelectChoice(each.name, each.name.capitalize()) for each in framework.lenses
        ]
        self.closes.choices = _lessons(library, standing)
        for level, name in zip(framework.levels, rules.LEVEL_FIELDS, strict=False):
            self[name].label.text = f"What it means at {level_name(framework, level.number)}"

    @property
    def wording(self) -> OwnWording:
        """What was typed and chosen."""
        words = {name: self[name].data or "" for name in rules.WORDS}
        return OwnWording(
            domain_slug=self.domain.data or "",
            lens=self.lens.data or "",
            target=self.level,
            closes=self.closes.data or "",
            is_asked=self.asks,
            **words,
        )


def values_of(wording: OwnWording, edition: int, drafts: Mapping[str, str]) -> dict[str, str]:
    """What the form shows of a statement; drafts of words, by field, come first."""
    words = {name: getattr(wording, name) for name in rules.WORDS}
    return {
        **words,
        **drafts,
        "domain": wording.domain_slug,
        "lens": wording.lens,
        "target": str(wording.target),
        "closes": wording.closes,
        "is_asked": "yes" if wording.is_asked else "no",
        "edition": str(edition),
    }


def level_name(framework: Framework, number: int) -> str:
    """A level as pages name it: `3 secure`."""
    name = next((each.name for each in framework.levels if each.number == number), "")
    return f"{number} {name}".strip()


def _lessons(library: Library, standing: str) -> list[SelectChoice]:
    """Every lesson of the library under its module, after none."""
    offered = [
        SelectChoice(f"{module.slug}/{lesson.slug}", lesson.title, optgroup=module.title)
        for module in library.modules
        for lesson in module.lessons
    ]
    first = [SelectChoice("", "No lesson")]
    if standing and all(choice.value != standing for choice in offered):
        first.append(SelectChoice(standing, "The lesson named so far, no longer in the library"))
    return [*first, *offered]

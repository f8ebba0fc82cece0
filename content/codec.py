"""What was built of folders as plain JSON and back: no code in it, no HTML taken on trust."""

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, cast

from content import framework_types, shadowing_types, types
from content.courses import BuiltModule, PlacedLink
from content.frameworks import BuiltFramework
from content.problems import Problem, Severity
from content.render import LinkUse, Target, is_safe
from content.shadowing import BuiltPart, BuiltShadowing
from content.statements import Placed

_CLASSES: tuple[type[Any], ...] = (
    types.ActionPrompt,
    types.Assessment,
    types.Change,
    types.Check,
    types.Facilitator,
    types.Guidance,
    types.Heading,
    types.Lesson,
    types.LocalText,
    types.Module,
    types.Option,
    types.Pair,
    types.Prose,
    types.Question,
    types.ReflectionPrompt,
    types.Scenario,
    types.ScenarioOption,
    types.ScenarioStep,
    types.Unavailable,
    framework_types.Closing,
    framework_types.Domain,
    framework_types.Framework,
    framework_types.LeftOut,
    framework_types.Lens,
    framework_types.Level,
    framework_types.ReadyAction,
    framework_types.StageTarget,
    framework_types.Statement,
    framework_types.StatementSet,
    shadowing_types.Agreement,
    shadowing_types.AgreementRule,
    shadowing_types.Aim,
    shadowing_types.Attribute,
    shadowing_types.Behaviour,
    shadowing_types.Category,
    shadowing_types.Checkpoint,
    shadowing_types.Experience,
    shadowing_types.Flashpoint,
    shadowing_types.FocusQuestion,
    shadowing_types.NetworkQuestion,
    shadowing_types.NetworkTask,
    shadowing_types.Part,
    shadowing_types.Prompt,
    shadowing_types.PromptSet,
    shadowing_types.ShadowingGuide,
    shadowing_types.Starter,
    shadowing_types.Strand,
    shadowing_types.Topic,
    shadowing_types.TrialGuide,
    BuiltFramework,
    BuiltModule,
    BuiltPart,
    BuiltShadowing,
    LinkUse,
    Placed,
    PlacedLink,
    Problem,
    Target,
)
_FIELDS = {made: tuple(field.name for field in fields(made) if field.init) for made in _CLASSES}
_BY_NAME = {made.__name__: made for made in _CLASSES}
_ENUMS: dict[str, type[StrEnum]] = {
    made.__name__: made for made in (types.GuidanceKind, types.QuestionKind, Severity)
}
_HTML = {
    made: tuple(name for name in names if name == "html" or name.endswith("_html"))
    for made, names in _FIELDS.items()
}


Built = BuiltModule | BuiltFramework | BuiltShadowing


class OddError(Exception):
    """What was read is not what was written."""


def encoded(built: Built) -> str:
    """Return what was built of a folder as JSON."""
    return json.dumps(_plain(built), ensure_ascii=False, separators=(",", ":"))


def decoded(text: str) -> Built:
    """Return what some JSON was written from; raises OddError if it is odd or is not safe."""
    markup: list[str] = []
    try:
        built = json.loads(text, object_hook=lambda plain: _made(plain, markup))
    except (ValueError, TypeError, KeyError, RecursionError) as mistake:
        raise OddError from mistake
    if not isinstance(built, Built) or not is_safe("\n".join(markup)):
        raise OddError
    return built


def _plain(value: object) -> object:
    """Return what JSON can hold: an object has one key, its class, and its fields in order."""
    if type(value) in _FIELDS:
        names = _FIELDS[type(value)]
        return {type(value).__name__: [_plain(getattr(value, name)) for name in names]}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return {type(value).__name__: [value.value]}
    if isinstance(value, date):
        return {"date": [value.isoformat()]}
    return value


def _made(plain: dict[str, list[Any]], markup: list[str]) -> object:
    """Return the object that a one-keyed JSON object stands for; gather its HTML."""
    ((name, values),) = plain.items()
    if name == "date":
        return date.fromisoformat(values[0])
    if name in _ENUMS:
        return _ENUMS[name](values[0])
    made = _BY_NAME[name]
    named = dict(zip(_FIELDS[made], map(_tuples, values), strict=True))
    markup += [cast("str", named[html]) for html in _HTML[made]]
    return made(**named)


def _tuples(value: object) -> object:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value

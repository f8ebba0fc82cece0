"""Pages."""

from learning.skills.blueprint import blueprint as blueprint  # noqa: PLC0414

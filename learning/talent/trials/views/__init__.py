"""All pages of trials."""

from learning.talent.trials.views import brief, entries, own, shared

__all__ = ["brief", "entries", "own", "shared"]

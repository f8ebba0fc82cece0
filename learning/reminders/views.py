"""Whether somebody would like to be reminded by e-mail."""

from learning.reminders import models
from learning.reminders.blueprint import blueprint

__all__ = ["blueprint", "models"]

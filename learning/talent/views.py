"""All pages of this domain; each noun has its own."""

from learning.talent import models
from learning.talent.blueprint import blueprint
from learning.talent.trials import views as trials

__all__ = ["blueprint", "models", "trials"]

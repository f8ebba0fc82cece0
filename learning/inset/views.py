"""All pages of this domain; each noun has its own."""

from learning.inset import models
from learning.inset.blueprint import blueprint

__all__ = ["blueprint", "models"]

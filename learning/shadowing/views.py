"""All pages of this domain; each noun has its own."""

from learning.shadowing import models
from learning.shadowing.blueprint import blueprint

__all__ = ["blueprint", "models"]

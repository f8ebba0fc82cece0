"""All pages of this domain; each noun has its own."""

from learning.shadowing.blueprint import blueprint
from learning.shadowing.comparing import views as comparing
from learning.shadowing.comparing.shared import views as shared
from learning.shadowing.learning_points import views as learning_points
from learning.shadowing.reflecting import views as reflecting

__all__ = ["blueprint", "comparing", "learning_points", "reflecting", "shared"]

"""All pages of this domain; each noun has its own."""

from learning.shadowing.blueprint import blueprint
from learning.shadowing.comparing import views as comparing
from learning.shadowing.comparing.shared import views as shared
from learning.shadowing.expecting import views as expecting
from learning.shadowing.learning_points import views as learning_points
from learning.shadowing.placements import views as placements
from learning.shadowing.references import views as references
from learning.shadowing.reflecting import views as reflecting
from learning.shadowing.visits import views as visits
from learning.shadowing.visits import worker

__all__ = [
    "blueprint",
    "comparing",
    "expecting",
    "learning_points",
    "placements",
    "references",
    "reflecting",
    "shared",
    "visits",
    "worker",
]

"""All pages of the skills audit; each noun has its own."""

from learning.skills.adapting import views as adapting
from learning.skills.blueprint import blueprint
from learning.skills.rating import views as rating
from learning.skills.rounds import views as rounds

__all__ = [
    "adapting",
    "blueprint",
    "rating",
    "rounds",
]

"""All pages of the skills audit; each noun has its own."""

from learning.skills.adapting import views as adapting
from learning.skills.blueprint import blueprint
from learning.skills.mentors import views as mentors
from learning.skills.mentors.answers import views as answers
from learning.skills.profiles import views as profiles
from learning.skills.rating import views as rating
from learning.skills.rounds import views as rounds
from learning.skills.totals import views as totals

__all__ = [
    "adapting",
    "answers",
    "blueprint",
    "mentors",
    "profiles",
    "rating",
    "rounds",
    "totals",
]

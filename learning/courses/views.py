"""All pages of courses; each noun has its own."""

from learning.courses import filters
from learning.courses.assessments import views as assessments
from learning.courses.blueprint import blueprint
from learning.courses.catalogue import views as catalogue
from learning.courses.checks import views as checks
from learning.courses.completions import views as completions
from learning.courses.glossary import views as glossary
from learning.courses.handouts import views as handouts
from learning.courses.lessons import images
from learning.courses.lessons import views as lessons
from learning.courses.local_texts import views as local_texts
from learning.courses.pathways import views as pathways
from learning.courses.problems import views as problems
from learning.courses.scenarios import views as scenarios
from learning.courses.sheets import views as sheets

__all__ = [
    "assessments",
    "blueprint",
    "catalogue",
    "checks",
    "completions",
    "filters",
    "glossary",
    "handouts",
    "images",
    "lessons",
    "local_texts",
    "pathways",
    "problems",
    "scenarios",
    "sheets",
]

"""All pages of development plans; each noun has its own."""

from learning.plans.blueprint import blueprint
from learning.plans.views import actions, goals, papers, plans, reviews, sharing, starting, states

__all__ = [
    "actions",
    "blueprint",
    "goals",
    "papers",
    "plans",
    "reviews",
    "sharing",
    "starting",
    "states",
]

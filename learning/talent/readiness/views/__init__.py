"""All pages of readiness reviews: the owner's, the outcome, paper, and the mentor's."""

from learning.talent.readiness.views import checkpoints, mentors, outcomes, papers, reviews

__all__ = ["checkpoints", "mentors", "outcomes", "papers", "reviews"]

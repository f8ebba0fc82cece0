"""Who is told of on the way to becoming a SENCo."""

from dataclasses import dataclass

from learning.demonstration.story import Learner
from learning.errors import NotFound
from learning.people.queries import viewer_for
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Those on the way, and those who go along.

    `copperbeck` is the SENCo of the high school; the two heads are leaders of theirs who have
    worked there the longest. `considering` and `talking` are colleagues who think about it and
    count, without a name, in what leaders see.
    """

    rosa: Learner
    beth: Learner
    joel: Learner
    marcus: Learner
    priya: Learner
    margaret: Learner
    sian: Learner
    imogen: Learner
    copperbeck: Learner
    head_of_copperbeck: Learner
    head_of_saltmarsh: Learner
    considering: tuple[Learner, ...] = ()
    talking: tuple[Learner, ...] = ()


def viewer_of(learner: Learner) -> Viewer:
    """Them, as their pages would know them at the moment that is told."""
    viewer = viewer_for(learner.person_id)
    if viewer is None:
        raise NotFound
    return viewer

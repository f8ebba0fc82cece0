"""Following a pathway and stopping. Noted in no journal: what one follows is nobody else's."""

from sqlalchemy import delete

from content import Library, Route
from learning.courses.models import FollowedPathway
from learning.courses.pathways.queries import route_named
from learning.courses.standings.queries import standings_in
from learning.database import add_once, db, insert_once
from learning.people.services import take_turns


def follow(person_id: int, library: Library, slug: str) -> Route:
    """The person follows the pathway, behind those they chose before; twice changes nothing.

    Raises NotFound.
    """
    route = route_named(library, slug)
    take_turns(person_id)
    if route not in standings_in(person_id, library).followed:
        add_once(_FOLLOW, person_id=person_id, pathway_slug=route.pathway.slug)
    return route


def stop_following(person_id: int, library: Library, slug: str) -> Route:
    """The person does not follow the pathway, under whatever name; what they did stays done.

    Raises NotFound.
    """
    route = route_named(library, slug)
    known = (route.pathway.slug, *route.pathway.formerly)
    # A former name may have become the name of another pathway, which is followed on.
    names = [name for name in known if library.route(name) is route]
    db.session.execute(
        delete(FollowedPathway).where(
            FollowedPathway.person_id == person_id, FollowedPathway.pathway_slug.in_(names)
        )
    )
    return route


_FOLLOW = insert_once(FollowedPathway.__tablename__, "person_id", "pathway_slug")

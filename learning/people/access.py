"""Pages of a role: `@requires(Role.SENCO)` under the route, below `@writes`."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.errors import NotAllowed
from learning.people.rules import Role

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def requires(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Only somebody whose hat carries one of these roles sees the page; others are told so (403).

    Whoever is not signed in is asked to sign in first.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def permitted(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not any(current_user.has(role) for role in roles):
                raise NotAllowed
            return view(*args, **kwargs)

        marked: View[P] = login_required(permitted)
        marked.required_roles = frozenset(roles)  # type: ignore[attr-defined]
        return marked

    return decorate

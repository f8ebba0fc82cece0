"""Where reflections of visits belong: visits are told of from above, for this domain knows none."""

from typing import cast

from flask import Flask, current_app

from learning.reflections.queries import VisitPlaces

EXTENSION = "alongside-visit-places"


def init_app(app: Flask, places_of: VisitPlaces) -> None:
    """Pages of reflections know whom to ask about visits."""
    app.extensions[EXTENSION] = places_of


def visit_places() -> VisitPlaces:
    """Whom to ask about visits."""
    return cast("VisitPlaces", current_app.extensions[EXTENSION])

"""The application for a WSGI server, configured by the environment."""

from learning.app import create_app

app = create_app()

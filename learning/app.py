"""Builds the application: settings, database, what every page shares, then one line per domain."""

from datetime import timedelta

from flask import Flask
from flask_compress import Compress
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from learning import server
from learning.actions import views as actions
from learning.administration import cli as administration_commands
from learning.administration import views as administration
from learning.config import Config, from_environment
from learning.courses import views as courses
from learning.cpd.qualifications import views as qualifications
from learning.database import db
from learning.database.engine import engine_options, prepare
from learning.database.schema import migrate
from learning.demonstration import views as demonstration
from learning.diary import views as diary
from learning.drafts import views as drafts
from learning.home import views as home
from learning.inset import views as inset
from learning.network import views as network
from learning.people import signing_in
from learning.people import views as people
from learning.plans import views as plans
from learning.records import views as records
from learning.reflections import views as reflections
from learning.reminders import views as reminders
from learning.shadowing import views as shadowing
from learning.shadowing.reflecting.queries import visit_places
from learning.sharing import views as sharing
from learning.skills import views as skills
from learning.talent import views as talent
from learning.web import (
    chrome,
    error_pages,
    filters,
    headers,
    requests,
    sessions,
    static_files,
    templating,
)
from learning.web import library as library_in_force
from learning.web import views as web

LARGEST_REQUEST = 1_000_000
"""Bytes. Nothing a person types comes near it; files have limits of their own."""


def create_app(config: Config | None = None) -> Flask:
    """The whole application, ready to serve; raises UnsafeSetting rather than start unsafe."""
    config = config or from_environment()
    config.check()
    app = Flask("learning", static_folder="web/static", template_folder="web/templates")
    app.jinja_environment = templating.Templates
    app.config.from_mapping(_flask_settings(config))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _start_database(app)
    _start_web(app, config)
    _register_domains(app, config)
    return app


def _flask_settings(config: Config) -> dict[str, object]:
    return {
        "ALONGSIDE": config,
        "DEMONSTRATION": config.demonstration,
        "SECRET_KEY": config.secret_key,
        "TESTING": config.testing,
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(config.database_url),
        "SESSION_COOKIE_NAME": "alongside",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.is_https,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        # A reflection takes longer than the usual hour; the session itself is what expires.
        "WTF_CSRF_TIME_LIMIT": None,
        "COMPRESS_MIMETYPES": ["text/html", "text/csv"],
        "COMPRESS_LEVEL": 3,
        "COMPRESS_ALGORITHM": ["gzip"],
        **config.extra,
    }


def _start_database(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db)
    with app.app_context():
        prepare(db.engine)


def _start_web(app: Flask, config: Config) -> None:
    if config.trusted_proxies:
        count = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]
    static_files.init_app(app)
    headers.init_app(app)
    requests.init_app(app)
    error_pages.init_app(app)
    filters.init_app(app)
    chrome.init_app(app)
    library_in_force.init_app(app, config.content_roots, config.instance / "library-cache")
    CSRFProtect(app)
    templating.init_app(app)
    Compress(app)
    sessions.init_app(app)
    signing_in.init_app(app)


def _register_domains(app: Flask, config: Config) -> None:
    for room in (
        web,
        people,
        drafts,
        sharing,
        reflections,
        diary,
        qualifications,
        actions,
        network,
        courses,
        inset,
        shadowing,
        skills,
        plans,
        talent,
        records,
        reminders,
        home,
        administration,
    ):
        app.register_blueprint(room.blueprint)
    reflections.init_app(app, visit_places)
    for commands in (administration_commands, server):
        app.cli.add_command(commands.commands)
    if config.demonstration:
        app.register_blueprint(demonstration.blueprint)

"""The floor: what a page of this kind costs when nothing but the page is there.

Independent of the product's code, with the same server, compression and `synchronous` setting:
an empty view; a lesson (Flask-Login, three queries, an 18 kB page around finished HTML); a
dashboard of twelve lessons with two queries; and 'mark complete' (upsert and commit).
"""

import html
import logging
import sys
from pathlib import Path
from typing import Any

from flask import Flask, redirect, render_template, request
from flask_compress import Compress
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user
from flask_sqlalchemy import SQLAlchemy
from jinja2 import DictLoader
from sqlalchemy import UniqueConstraint, event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from waitress import serve

LESSONS = 12
PEOPLE = 200
LESSON_LENGTH = 15_500
"""Characters."""


class Base(DeclarativeBase):
    """The floor's tables."""


db = SQLAlchemy(model_class=Base)


class Learner(UserMixin, Base):
    """One row: a person."""

    __tablename__ = "learners"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Lesson(Base):
    """One row: a lesson with its finished HTML."""

    __tablename__ = "lessons"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    html: Mapped[str]


class Progress(Base):
    """One row: a person finished a lesson."""

    __tablename__ = "progress"
    __table_args__ = (UniqueConstraint("learner_id", "lesson_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(index=True)
    lesson_id: Mapped[int]
    times: Mapped[int] = mapped_column(default=1)


LESSON_PAGE = (
    "<!doctype html><html lang='en'><head><title>{{ lesson.title }}</title></head><body>"
    "<p>{{ learner.name }}</p><nav>{% for n in range(40) %}"
    "<a href='/lesson/{{ n }}'>Lesson {{ n }}</a>{% endfor %}</nav>"
    "<main><h1>{{ lesson.title }}</h1>{{ lesson.html | safe }}</main>"
    "{% if progress %}<p>Done</p>{% endif %}</body></html>"
)
DASHBOARD_PAGE = (
    "<!doctype html><html lang='en'><head><title>Home</title></head><body><h1>{{ learner.name }}"
    "</h1>{% for lesson in lessons %}<section><h2>{{ lesson.title }}</h2><p>{{ 'Done' if "
    "lesson.id in done else 'To do' }}</p>" + "<p>About this lesson.</p>" * 50 + "</section>"
    "{% endfor %}</body></html>"
)


def create_floor(path: Path) -> Flask:
    """The floor as an application, with its rows."""
    app = Flask("floor")
    # Templates by name are compiled once, as any application's are.
    app.jinja_loader = DictLoader({"lesson": LESSON_PAGE, "dashboard": DASHBOARD_PAGE})
    app.config.update(
        SECRET_KEY="floor" * 10,
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{path}",
        COMPRESS_MIMETYPES=["text/html"],
        COMPRESS_LEVEL=3,
        COMPRESS_ALGORITHM=["gzip"],
    )
    db.init_app(app)
    Compress(app)
    login = LoginManager(app)
    login.user_loader(lambda key: db.session.get(Learner, int(key)))
    with app.app_context():
        event.listen(db.engine, "connect", _prepare)
        db.create_all()
        _fill()
    _add_pages(app)
    return app


def _prepare(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _fill() -> None:
    prose = _prose()
    db.session.add_all(Lesson(title=f"Lesson {n}", html=prose) for n in range(LESSONS))
    db.session.add_all(Learner(name=f"Learner {n}") for n in range(PEOPLE))
    db.session.commit()


def _prose() -> str:
    """Sixteen kilobytes of a real lesson: repeated words would compress better than any page."""
    folder = Path(__file__).resolve().parent.parent / "modules" / "courses"
    text = "\n\n".join(each.read_text("utf-8") for each in sorted(folder.glob("*/0*.md")))
    words = html.escape(text[:LESSON_LENGTH])
    return "".join(f"<p>{paragraph}</p>" for paragraph in words.split("\n\n"))


def _add_pages(app: Flask) -> None:
    app.get("/empty")(_empty)
    app.get("/enter/<int:key>")(_enter)
    app.get("/lesson/<int:key>")(login_required(_lesson))
    app.get("/dashboard")(login_required(_dashboard))
    app.post("/lesson/<int:key>/done")(login_required(_done))


def _empty() -> str:
    return "ok"


def _enter(key: int) -> str:
    login_user(db.session.get(Learner, key))
    return "ok"


def _lesson(key: int) -> str:
    found = db.session.scalars(select(Lesson).where(Lesson.id == key)).one()
    progress = db.session.scalars(
        select(Progress).where(Progress.learner_id == current_user.id, Progress.lesson_id == key)
    ).first()
    return render_template("lesson", lesson=found, progress=progress, learner=current_user)


def _dashboard() -> str:
    lessons = db.session.scalars(select(Lesson)).all()
    done = db.session.scalars(
        select(Progress.lesson_id).where(Progress.learner_id == current_user.id)
    ).all()
    return render_template("dashboard", lessons=lessons, done=set(done), learner=current_user)


def _done(key: int) -> Any:
    row = insert(Progress).values(learner_id=current_user.id, lesson_id=key, times=1)
    db.session.execute(
        row.on_conflict_do_update(
            index_elements=["learner_id", "lesson_id"], set_={"times": Progress.times + 1}
        )
    )
    db.session.commit()
    return redirect(request.path)


if __name__ == "__main__":
    # As in the product: writing about each short queue would be work that no page has done.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    serve(
        create_floor(Path(sys.argv[1])),
        host="127.0.0.1",
        port=int(sys.argv[2]),
        threads=6,
        ident=None,
        connection_limit=800,
        asyncore_use_poll=True,
    )

"""The base of every table: typed columns, named constraints, instants in UTC."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from learning import clock

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: stored in UTC, returned in UTC, a naive one refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant as the database keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone; use learning.clock")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The instant as the code sees it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Model(DeclarativeBase):
    """Every table has a key and the instant its row was made."""

    registry = registry(
        metadata=MetaData(naming_convention=CONSTRAINT_NAMES),
        type_annotation_map={datetime: UtcDateTime},
    )

    def __init_subclass__(cls, **options: Any) -> None:
        """SQLite, too, never gives the key of a row that is gone to another."""
        super().__init_subclass__(**options)
        if "__tablename__" in cls.__dict__:
            cls.metadata.tables[cls.__tablename__].dialect_options["sqlite"]["autoincrement"] = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    created_at: Mapped[datetime] = mapped_column(default=clock.now, sort_order=-1)


db = SQLAlchemy(model_class=Model)

PersonKey = Annotated[int, mapped_column(ForeignKey("people.id", ondelete="CASCADE"))]
"""A row that belongs to one person and goes with them."""


def choice(kinds: type[StrEnum]) -> Enum:
    """A column type for a fixed vocabulary: kept as text, held by a CHECK."""
    return Enum(
        kinds,
        name=_snake_case(kinds.__name__),
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=30,
        values_callable=_values,
    )


def _values(kinds: Any) -> list[str]:
    return [kind.value for kind in kinds]


def _snake_case(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")

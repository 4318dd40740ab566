"""A database's tables to the last index, to compare."""

from typing import Any

from sqlalchemy import Connection, create_engine, inspect

from app.models import Base


def wanted_schema() -> dict[str, Any]:
    """Return what the models describe."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        found = described(connection)
    engine.dispose()
    return found


def described(connection: Connection) -> dict[str, Any]:
    """Return everything that the database knows of its tables."""
    inspector = inspect(connection)

    def plain(items: Any) -> list[str]:
        return sorted(
            str(sorted((key, str(value)) for key, value in item.items() if key != "dialect_options"))
            for item in items
        )

    return {
        table: {
            "columns": plain(inspector.get_columns(table)),
            "key": plain([inspector.get_pk_constraint(table)]),
            "indexes": plain(inspector.get_indexes(table)),
            "unique": plain(inspector.get_unique_constraints(table)),
            "foreign": plain(inspector.get_foreign_keys(table)),
            "checks": plain(inspector.get_check_constraints(table)),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }

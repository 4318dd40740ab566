"""Rows that only the other machine has touched: its state is the state, table by table."""

from sqlalchemy import Connection

from app.models import DomainRow
from app.services.changelog.rows import logged_columns, row_models
from app.services.exchange.merge.joining import THEIRS
from app.services.exchange.merge.outcome import Fate, Tally
from app.services.exchange.merge.shapes import column_names, root_of, unique_groups

_FAST = "SELECT id FROM temp.fast WHERE kind = ?"


def take_rows(connection: Connection, tally: Tally) -> dict[str, list[str]]:
    """Copy every row that we have not touched; return by kind the rows held back.

    Held back are rows whose unique columns equal those of another row of ours: ours may be about to change
    them, or both are one thing made twice. Of held rows ours are taken out, to be placed later.
    """
    connection.exec_driver_sql(
        "CREATE TEMP TABLE fast (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )
    connection.exec_driver_sql(
        "INSERT INTO temp.fast SELECT kind, id FROM temp.theirs EXCEPT SELECT kind, id FROM temp.contested"
    )
    connection.exec_driver_sql("CREATE TEMP TABLE held (id TEXT PRIMARY KEY) WITHOUT ROWID")
    kinds = connection.exec_driver_sql("SELECT DISTINCT kind FROM temp.fast ORDER BY kind").scalars().all()
    held = {}
    for kind in kinds:
        model = row_models().get(kind)
        if model is not None:
            if _tell(connection, model, tally)[Fate.DELETED]:
                _delete(connection, model)
            if found := _hold(connection, model):
                held[kind] = found
            _copy(connection, model)
    return held


def _tell(connection: Connection, model: type[DomainRow], tally: Tally) -> dict[Fate, int]:
    """Note what will be added, changed and deleted; return how many of each."""
    found = {}
    table = model.__tablename__
    owner, record_kind = root_of(model)
    differs = " OR ".join(f'i."{name}" IS NOT m."{name}"' for name in logged_columns(model))
    questions = {
        Fate.ADDED: f'SELECT i.id, i."{owner}" FROM temp.fast AS f JOIN {THEIRS}.{table} AS i ON i.id = f.id '
        f"LEFT JOIN main.{table} AS m ON m.id = f.id WHERE f.kind = ? AND m.id IS NULL",
        Fate.CHANGED: f'SELECT i.id, i."{owner}" FROM temp.fast AS f '
        f"CROSS JOIN {THEIRS}.{table} AS i ON i.id = f.id CROSS JOIN main.{table} AS m ON m.id = f.id "
        f"WHERE f.kind = ? AND ({differs})",
        Fate.DELETED: f'SELECT m.id, m."{owner}" FROM temp.fast AS f JOIN main.{table} AS m ON m.id = f.id '
        f"LEFT JOIN {THEIRS}.{table} AS i ON i.id = f.id WHERE f.kind = ? AND i.id IS NULL",
    }
    for fate, question in questions.items():
        rows = connection.exec_driver_sql(question, (model.kind,)).all()
        tally.note(fate, model.kind, [(row[0], row[1]) for row in rows], record_kind)
        found[fate] = len(rows)
    return found


def _delete(connection: Connection, model: type[DomainRow]) -> None:
    table = model.__tablename__
    connection.exec_driver_sql(
        f"DELETE FROM main.{table} WHERE id IN ({_FAST}) AND id NOT IN (SELECT id FROM {THEIRS}.{table} "
        f"WHERE id IN ({_FAST}))",
        (model.kind, model.kind),
    )


def _hold(connection: Connection, model: type[DomainRow]) -> list[str]:
    table = model.__tablename__
    connection.exec_driver_sql("DELETE FROM temp.held")
    for group in unique_groups(model):
        equal = " AND ".join(f'm."{name}" = i."{name}"' for name in group)
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO temp.held SELECT i.id FROM temp.fast AS f "
            f"CROSS JOIN {THEIRS}.{table} AS i ON i.id = f.id "
            f"CROSS JOIN main.{table} AS m ON {equal} WHERE f.kind = ? AND m.id <> i.id",
            (model.kind,),
        )
    held = list(connection.exec_driver_sql("SELECT id FROM temp.held ORDER BY id").scalars())
    if held:
        connection.exec_driver_sql(f"DELETE FROM main.{table} WHERE id IN (SELECT id FROM temp.held)")
    return held


def _copy(connection: Connection, model: type[DomainRow]) -> None:
    """Insert or replace; the version grows, so that a form opened before is stale."""
    table = model.__tablename__
    names = column_names(model)
    columns = ", ".join(f'"{name}"' for name in names)
    theirs = ", ".join(f'i."{name}"' for name in names)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in {"id", "version"})
    connection.exec_driver_sql(
        f"INSERT INTO main.{table} ({columns}) SELECT {theirs} "
        f"FROM temp.fast AS f CROSS JOIN {THEIRS}.{table} AS i ON i.id = f.id "
        "WHERE f.kind = ? AND f.id NOT IN (SELECT id FROM temp.held) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}, version = CASE WHEN excluded.version > {table}.version "
        f"THEN excluded.version ELSE {table}.version + 1 END",
        (model.kind,),
    )

"""A filtered first page of 100,000 records against the very SQL of the page, run raw on the same file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.db.database import open_engine
from app.services.listing import ListQuery, Page
from app.services.workspace import Workspace
from tests.bench.paired import paired

QUERIES = {
    "tasks, all": ("tasks", ListQuery()),
    "tasks, «ke hoach»": ("tasks", ListQuery(search="ke hoach")),
    "tasks, overdue by due date": ("tasks", ListQuery(filters={"overdue": True}, sort="next_due")),
    "tasks, done, by title": ("tasks", ListQuery(filters={"status": "done"}, sort="title")),
    "media, «binh dang»": ("media", ListQuery(search="binh dang")),
    "media, one quarter": ("media", ListQuery(filters={"quarter": "2026-Q2"})),
    "activities, «toa dam», by attendance": (
        "activities",
        ListQuery(search="toa dam", sort="attendance_total", descending=True),
    ),
}


@dataclass
class Recorded:
    """The statements that one page sends to the file."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def listen(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self._take)

    def forget(self, engine: Engine) -> None:
        event.remove(engine, "before_cursor_execute", self._take)

    def _take(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            self.statements.append((statement, parameters))


@pytest.mark.parametrize("name", QUERIES)
def test_first_page(filled: Workspace, name: str) -> None:
    kind, query = QUERIES[name]
    fetch = _fetch(filled, kind)
    recorded = Recorded()
    engine = filled.database._engine
    recorded.listen(engine)
    fetch(query)
    recorded.forget(engine)
    with run_again(filled, recorded) as run_raw:
        result = paired(lambda: fetch(query), run_raw)
    print("\n" + result.line(f"first page: {name}", goal="≤ 1.5"))


@contextmanager
def run_again(workspace: Workspace, recorded: Recorded) -> Iterator[Callable[[], None]]:
    """Give what sends the recorded statements to the file once more, raw."""
    raw = open_engine(workspace.vault.data_file, workspace.key).raw_connection()

    def run() -> None:
        cursor = raw.cursor()
        for statement, parameters in recorded.statements:
            cursor.execute(statement, parameters).fetchall()

    yield run
    raw.close()


def _fetch(workspace: Workspace, kind: str) -> Callable[[ListQuery], Page[Any]]:
    pages: dict[str, Callable[[ListQuery], Page[Any]]] = {
        "tasks": workspace.tasks.page,
        "media": workspace.propaganda.media_page,
        "activities": workspace.propaganda.activity_page,
    }
    return pages[kind]

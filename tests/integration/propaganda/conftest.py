"""An open file, and short ways to log into it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

Log = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new file on 14 July 2026."""
    opened = make_workspace(tmp_path, today=date(2026, 7, 14))
    yield opened
    opened.close()


@pytest.fixture
def item(workspace: Workspace) -> Log:
    """`item("Tin 1", ("2026-03-05", "loudspeaker", 2), theme="men")` logs a tin/bài, returns its id."""

    def log(title: str, *broadcasts: tuple[Any, ...], **values: Any) -> str:
        aired = [
            dict(zip(("on", "channel", "times", "hamlet_id"), broadcast, strict=False))
            for broadcast in broadcasts
        ]
        saved = workspace.records.put(
            "media", {"title": title, "broadcasts": aired, **values}, confirmed=True
        )
        return saved.record.id

    return log


@pytest.fixture
def activity(workspace: Workspace) -> Log:
    """`activity("Tọa đàm", "2026-03-08", attendance_male=3)` logs an activity, returns its id."""

    def log(title: str, held_on: str, **values: Any) -> str:
        put = {"title": title, "held_on": held_on, **values}
        return workspace.records.put("activities", put, confirmed=True).record.id

    return log


@pytest.fixture
def record(workspace: Workspace) -> Log:
    """`record("hamlets", name="Thôn Đông")` stores any record, returns its id."""

    def put(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return put

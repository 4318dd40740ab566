"""A real encrypted file with a clock that can be moved, and cases to put into it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace

NOW = datetime(2026, 7, 14, 9, 0)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    opened = make_workspace(tmp_path / "Sổ", clock=clock)
    opened.records.put("hamlets", {"name": "Thôn Đông"})
    yield opened
    opened.close()

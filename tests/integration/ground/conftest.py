"""An open file for each test of the ground: a copy of one made for all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import TODAY, make_workspace, reopen


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu") / "Sổ"
    make_workspace(folder).close()
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY)


@pytest.fixture
def workspace(made_once: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    folder = tmp_path / "Sổ bình đẳng giới"
    shutil.copytree(made_once, folder)
    opened = reopen(folder, clock=clock)
    yield opened
    opened.close()

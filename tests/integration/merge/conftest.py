"""Two machines that began upon one file."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace
from tests.integration.merge.machines import Desk, copied

MORNING = datetime(2026, 7, 14, 8, 30)
DeskMaker = Callable[[str], Desk]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu hợp nhất") / "Sổ"
    make_workspace(folder).close()
    return folder


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[DeskMaker]:
    """Make machines by letter, all upon the same first file."""
    made: list[Desk] = []

    def make(letter: str) -> Desk:
        made.append(
            copied(
                template,
                tmp_path / f"máy {letter}",
                machine=letter.lower() * 8,
                letter=letter,
                clock=FixedClock(MORNING),
            )
        )
        return made[-1]

    yield make
    for one in made:
        one.workspace.close()


@pytest.fixture
def a(desk: DeskMaker) -> Desk:
    return desk("A")


@pytest.fixture
def b(desk: DeskMaker) -> Desk:
    return desk("B")


@pytest.fixture
def c(desk: DeskMaker) -> Desk:
    return desk("C")

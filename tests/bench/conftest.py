"""One file with 100,000 invented records, made once a run."""

from collections.abc import Iterator

import pytest

from app.services.samples.service import Samples
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

ROWS = 100_000


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = make_workspace(tmp_path_factory.mktemp("bench"))
    samples = Samples(workspace.database, recorder=workspace.recorder, clock=workspace.clock)
    samples.fill(ROWS)
    yield workspace
    workspace.close()

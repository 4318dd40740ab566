"""A backup with all its proofs, against the bare copy and its checksum: 100 MB."""

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.ids import new_id
from app.db.database import open_engine
from app.services.exchange.backup import packages_in
from app.services.exchange.header import Reason
from app.services.samples.service import Samples
from app.services.workspace import Workspace
from tests.bench.paired import paired
from tests.helpers.workspace import make_workspace

BYTES = 100_000_000
GOAL = 2.5


@pytest.fixture(scope="module")
def hundred_megabytes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Records with their history, and attachments, as a book of some years has them."""
    workspace = make_workspace(tmp_path_factory.mktemp("sao lưu") / "Sổ")
    Samples(workspace.database, recorder=workspace.recorder, clock=workspace.clock).fill(12_000)
    scan = itertools.count()
    while workspace.vault.data_file.stat().st_size < BYTES:
        content = b"%PDF-1.7 " + hashlib.sha256(str(next(scan)).encode()).digest() * 16_000
        stored = workspace.evidence.store(f"{new_id()}.pdf", content)
        workspace.records.put("tasks", {"title": "Có tệp kèm", "attachments": [stored]})
    yield workspace
    workspace.close()


def test_backup(hundred_megabytes: Workspace, tmp_path: Path) -> None:
    workspace = hundred_megabytes

    def ours() -> None:
        # A reason to keep it is never skipped; what was written before goes, as the disk is finite.
        for path in packages_in(tmp_path / "USB"):
            path.unlink()
        workspace.exchange.backups.make(tmp_path / "USB", reason=Reason.BEFORE_MERGE)

    def bare() -> None:
        copy = tmp_path / "copy"
        engine = open_engine(workspace.vault.data_file, workspace.key, pooled=False)
        connection = engine.raw_connection()
        connection.cursor().execute("VACUUM INTO ?", (str(copy),))
        connection.close()
        engine.dispose()
        with copy.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
        copy.unlink()

    found = paired(ours, bare, runs=5)
    size = workspace.vault.data_file.stat().st_size // 1_000_000
    print("\n" + found.line(f"backup of {size} MB, written, read back, proven", goal=f"≤ {GOAL}"))

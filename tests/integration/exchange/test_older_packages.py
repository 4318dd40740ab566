"""Packages of every release: proven, restored and merged by this one, upgraded on a copy; never changed."""

from pathlib import Path

import pytest

from app.db import migrate
from app.db.keys import read_key_file
from app.services.exchange.merge.packages import Opening
from app.services.exchange.package import PackageSource, read_header, write_package
from app.services.exchange.restore import Restores
from app.services.exchange.verification import verify
from tests.golden.releases import PASSPHRASE as GOLDEN_PASSPHRASE
from tests.golden.releases import RELEASES, unpack
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import TODAY, make_vault, make_workspace, reopen

TASKS_IN_EVERY_RELEASE = 1


@pytest.fixture(params=RELEASES)
def package(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a package as that release wrote it: its book was never opened by this program."""
    vault = make_vault(unpack(request.param, tmp_path / "sổ cũ"))
    source = PackageSource(
        data_file=vault.data_file,
        key=vault.unlock(GOLDEN_PASSPHRASE),
        key_file=read_key_file(vault.folder),
        created=vault.clock.now(),
    )
    target = tmp_path / "cũ.bdg"
    write_package(source, target, scratch_folder=tmp_path / "tam")
    return target


def test_it_is_verified(package: Path, tmp_path: Path) -> None:
    before = package.read_bytes()
    verdict = verify(
        package, scratch_folder=tmp_path / "tam", clock=FixedClock.on(TODAY), passphrase=GOLDEN_PASSPHRASE
    )
    assert verdict.problems == ()
    assert verdict.rows["tasks"] >= TASKS_IN_EVERY_RELEASE
    assert package.read_bytes() == before


def test_a_machine_begins_with_it(package: Path, tmp_path: Path) -> None:
    before = package.read_bytes()
    vault = make_vault(tmp_path / "máy mới")
    done = Restores(vault, clock=vault.clock).restore(package, passphrase=GOLDEN_PASSPHRASE)
    assert done.preview.header.schema == read_header(package).schema
    assert migrate.current_revision(vault.data_file, done.key) == migrate.HEAD
    tasks = next(count for count in done.preview.kinds if count.kind == "tasks")
    assert tasks.then >= TASKS_IN_EVERY_RELEASE
    assert package.read_bytes() == before


def test_it_is_merged_and_the_merge_taken_back(package: Path, tmp_path: Path) -> None:
    before = package.read_bytes()
    make_workspace(tmp_path / "sổ mới").close()
    workspace = reopen(tmp_path / "sổ mới")
    try:
        opening = Opening(passphrase=GOLDEN_PASSPHRASE)
        told = workspace.merges.preview_package(package, opening=opening)
        done = workspace.merges.merge_package(package)
        assert done.applied
        assert done.added == told.added
        assert len(done.added["tasks"]) >= TASKS_IN_EVERY_RELEASE
        assert workspace.merges.undo(done.merge_id).taken_back["tasks"]
    finally:
        workspace.close()
    assert package.read_bytes() == before

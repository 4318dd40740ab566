"""An open book with some records in it, a folder that stands for a stick, and packages of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.keys import read_key_file
from app.services.exchange.backup import Backups
from app.services.exchange.package import PackageHeader, PackageSource, Reason, write_package
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.volumes import FolderVolumes
from tests.helpers.workspace import TODAY, make_workspace


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY)


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    made = make_workspace(tmp_path / "Sổ", clock=clock)
    for number in range(12):
        made.records.put("tasks", {"title": f"Nhiệm vụ {number}", "note": "nội dung " * 40})
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def backups(workspace: Workspace, volumes: FolderVolumes) -> Backups:
    return backups_of(workspace, volumes)


def backups_of(workspace: Workspace, volumes: FolderVolumes) -> Backups:
    return Backups(
        workspace.vault, workspace.key, local=workspace.local, clock=workspace.clock, volumes=volumes
    )


def source_of(workspace: Workspace, reason: Reason = Reason.ASKED) -> PackageSource:
    return PackageSource(
        data_file=workspace.vault.data_file,
        key=workspace.key,
        key_file=read_key_file(workspace.vault.folder),
        created=workspace.clock.now(),
        reason=reason,
    )


def packed(workspace: Workspace, target: Path, reason: Reason = Reason.ASKED) -> PackageHeader:
    return write_package(source_of(workspace, reason), target, scratch_folder=workspace.vault.folder / "tam")

"""A closed book with a day's work in it, copied for each test."""

import shutil
from pathlib import Path

import pytest

from app.services.vault import Vault
from tests.helpers.workspace import make_vault, make_workspace


@pytest.fixture(scope="session")
def worked_in_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mẫu") / "Sổ"
    workspace = make_workspace(folder)
    for number in range(40):
        workspace.records.put(
            "tasks", {"title": f"Nhiệm vụ {number}", "note": "nội dung " * 60, "due_on": "2026-08-01"}
        )
    workspace.close()
    return folder


@pytest.fixture
def closed(worked_in_once: Path, tmp_path: Path) -> Vault:
    folder = tmp_path / "Sổ"
    shutil.copytree(worked_in_once, folder)
    return make_vault(folder)

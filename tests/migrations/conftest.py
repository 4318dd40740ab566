"""A closed book with data, and a place for migrations of tomorrow."""

import shutil
from pathlib import Path

import pytest

from app.db import migrate
from app.services.vault import Vault
from tests.helpers.workspace import make_workspace
from tests.migrations.tomorrow import Tomorrow


@pytest.fixture
def book(tmp_path: Path) -> Vault:
    """A book of today with tasks, sub-rows, evidence and history."""
    workspace = make_workspace(tmp_path / "Sổ")
    stored = workspace.evidence.store("biên bản.pdf", b"%PDF-1.7 mau")
    for number in range(5):
        workspace.records.put(
            "tasks",
            {
                "title": f"Nhiệm vụ {number}",
                "lead_unit_id": "CA",
                "coop_units": [{"unit_id": "TYT"}],
                "tags": [{"programme": "NTM"}, {"programme": "OCOP"}],
                "attachments": [stored],
            },
        )
    workspace.close()
    return workspace.vault


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tomorrow:
    """Migrations in a folder of their own, which the program takes for its own."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    return Tomorrow(folder, monkeypatch)

"""Packages between releases: an older one is upgraded on a copy, a later one refused with a sentence."""

from pathlib import Path

import pytest

from app.core.errors import NewerFile
from app.db import migrate
from app.services.exchange.package import opened_package, read_header
from app.services.exchange.verification import verify
from app.services.listing import ListQuery
from app.services.vault import Vault
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE, reopen
from tests.migrations.tomorrow import Tomorrow

ADD_A_TABLE = 'op.create_table("of_tomorrow", sa.Column("id", sa.Integer(), primary_key=True))'


def test_an_older_package_is_upgraded_on_a_copy(book: Vault, tomorrow: Tomorrow, tmp_path: Path) -> None:
    workspace = reopen(book.folder)
    path = workspace.exchange.backups.make(tmp_path / "USB").path
    workspace.records.put("tasks", {"title": "Sau đó"})
    workspace.close()
    before = digests(tmp_path / "USB")
    later = tomorrow.adds(ADD_A_TABLE)
    workspace = reopen(book.folder)
    try:
        with opened_package(path, key=workspace.key, scratch_folder=tmp_path / "tam") as opened:
            assert opened.header.schema != later
            assert migrate.current_revision(opened.payload, opened.key) == later
        verdict = workspace.exchange.verify(path)
        assert verdict.sound
        assert "of_tomorrow" not in verdict.rows, "what the package holds, not what it would become"
        preview = workspace.exchange.restores.preview(path)
        assert {one.kind: (one.now, one.then) for one in preview.changed} == {"tasks": (6, 5)}
        assert digests(tmp_path / "USB") == before
        workspace.exchange.restores.restore(path)
    finally:
        workspace.close()
    workspace = reopen(book.folder)
    assert workspace.records.page("tasks", ListQuery()).total == 5
    assert migrate.current_revision(book.data_file, workspace.key) == later
    workspace.close()


def test_a_later_package_is_refused(
    book: Vault, tomorrow: Tomorrow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, own = migrate.HEAD, migrate.MIGRATIONS
    older = book.folder.with_name("sổ cũ")
    import shutil

    shutil.copytree(book.folder, older)
    later = tomorrow.adds(ADD_A_TABLE)
    workspace = reopen(book.folder)
    path = workspace.exchange.backups.make(tmp_path / "USB").path
    workspace.close()
    monkeypatch.setattr(migrate, "HEAD", today)
    (own / "versions" / "tomorrow.py").unlink()
    workspace = reopen(older)
    try:
        assert read_header(path).schema == later
        before = digests(tmp_path / "USB")
        for attempt in (workspace.exchange.restores.preview, workspace.exchange.restores.restore):
            with pytest.raises(NewerFile) as caught:
                attempt(path)
            assert is_sentence(str(caught.value))
        verdict = verify(path, scratch_folder=tmp_path / "tam", clock=workspace.clock, passphrase=PASSPHRASE)
        assert not verdict.sound
        assert verdict.rows["tasks"] == 5, "whole, but not for this program"
        assert digests(tmp_path / "USB") == before
        assert workspace.records.page("tasks", ListQuery()).total == 5
    finally:
        workspace.close()

"""How the data file is encrypted: AES-256, an HMAC-SHA512 a page, the journal too, nothing in the clear."""

from app.services.workspace import Workspace
from tests.helpers.workspace import TODAY


def pragma(workspace: Workspace, name: str) -> list[str]:
    with workspace.database.read() as session:
        return [str(row[0]) for row in session.connection().exec_driver_sql(f"PRAGMA {name}")]


def test_the_cipher_and_its_page_authentication(workspace: Workspace) -> None:
    assert pragma(workspace, "cipher") == ["AES-256-CBC"]
    settings = " ".join(pragma(workspace, "cipher_settings"))
    assert "cipher_use_hmac = 1" in settings
    assert "cipher_hmac_algorithm = HMAC_SHA512" in settings
    assert "cipher_page_size = 4096" in settings
    assert "cipher_plaintext_header_size = 0" in settings
    assert pragma(workspace, "cipher_integrity_check") == []
    assert pragma(workspace, "temp_store") == ["2"], "what the engine sorts stays in memory"


def test_neither_the_file_nor_its_journal_begins_in_the_clear(workspace: Workspace) -> None:
    workspace.records.put("tasks", {"title": "Nội dung cần mã hóa", "due_on": TODAY})
    data = workspace.vault.data_file
    parts = [part for part in data.parent.glob(f"{data.name}*") if part.stat().st_size]
    assert len(parts) >= 2, "the file and its journal"
    for part in parts:
        content = part.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        for word in ("CREATE TABLE", "Nội dung cần mã hóa", "change_entries"):
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content

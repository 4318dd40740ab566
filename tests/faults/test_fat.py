"""Sticks formatted FAT: no permissions, no links, names without case, files of less than 4 GB."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import CannotWrite
from app.core.progress import NoProgress
from app.services.listing import ListQuery
from app.services.vault import Vault
from app.services.workspace import Workspace
from tests.helpers.fat import FatRules
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import make_vault, make_workspace, reopen


@pytest.fixture
def workspace(closed: Vault) -> Iterator[Workspace]:
    workspace = reopen(closed.folder)
    yield workspace
    workspace.close()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, FatRules]:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder, FatRules(folder, monkeypatch)


def test_the_rules_are_those_of_fat(stick: tuple[Path, FatRules]) -> None:
    folder, rules = stick
    (folder / "Tệp.txt").write_text("nội dung", encoding="utf-8")
    assert (folder / "TỆP.TXT").read_text(encoding="utf-8") == "nội dung"
    for refused in (
        lambda: (folder / "Tệp.txt").chmod(0o600),
        lambda: (folder / "hai").hardlink_to(folder / "Tệp.txt"),
        lambda: (folder / "ba").symlink_to(folder / "Tệp.txt"),
        lambda: (folder / "a:b").write_bytes(b""),
        lambda: (folder / "cuối chấm.").write_bytes(b""),
    ):
        with pytest.raises(OSError):  # noqa: PT011 - which one differs from call to call
            refused()
    (folder / "mới").write_bytes(b"x")
    (folder / "mới").replace(folder / "tệp.TXT")
    assert rules.replaced == ["Tệp.txt"]
    assert (folder / "Tệp.txt").stat().st_mtime % 2 == 0


def test_backups_thinned_out_verified_restored_and_synchronised(
    workspace: Workspace, stick: tuple[Path, FatRules], tmp_path: Path
) -> None:
    """Nothing that lies on the stick is ever put in the place of another file."""
    folder, rules = stick
    backups = workspace.exchange.backups
    for number in range(12):
        workspace.records.put("tasks", {"title": f"Lần {number}"})
        made = backups.make(folder / "BDG")
        assert workspace.exchange.verify(made.path).sound
    assert rules.replaced == []
    assert not [path for path in folder.rglob("*") if path.suffix != ".bdg" and path.is_file()]
    # Another program copied it and called it as DOS did.
    shouting = made.path.rename(folder / "BDG" / "BDG-A-1.BDG")
    assert shouting in [one.path for one in backups.own_in(folder / "BDG")]
    assert workspace.exchange.restores.preview(shouting).lost == 0
    for one in backups.own_in(folder / "BDG"):
        if one.path != shouting:
            one.path.unlink()
    other = make_workspace(tmp_path / "máy hai")
    try:
        assert other.merges.others_on(folder / "BDG") == (shouting,)
    finally:
        other.close()
    workspace.merges.synchronise(folder / "bdg")
    assert rules.replaced == []


def test_a_book_that_lies_on_the_stick_itself(stick: tuple[Path, FatRules]) -> None:
    """A portable program: made, written in, backed up, restored and handed over on FAT."""
    folder, _ = stick
    made = make_workspace(folder / "So")
    made.records.put("tasks", {"title": "Ghi trên USB"})
    package = made.exchange.backups.make()
    made.records.put("tasks", {"title": "Sau khi sao lưu"})
    restored = made.exchange.restores.restore(package.path)
    assert restored.preview.lost == 1
    made.close()
    again = reopen(folder / "So")
    assert [row.values["title"] for row in again.records.page("tasks", ListQuery()).rows] == ["Ghi trên USB"]
    again.vault.change_passphrase(again.key, "một mật khẩu khác hẳn")
    again.exchange.handovers.hand_over("mật khẩu người kế nhiệm", successor="Người kế nhiệm mẫu")
    again.close()
    vault = make_vault(folder / "So")
    assert len(vault.unlock("mật khẩu người kế nhiệm").raw) == 32


if sys.platform == "linux":
    import resource

    class Limited(NoProgress):
        """Has the system refuse files beyond a size from the moment at which the stick is written."""

        def __init__(self, largest: int) -> None:
            self._largest = largest
            self.hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

        def step(self, done: int, total: int, message: str = "") -> None:
            if message == "Đang ghi bản sao lưu":
                resource.setrlimit(resource.RLIMIT_FSIZE, (self._largest, self.hard))

    def test_a_package_too_large_for_fat32(workspace: Workspace, stick: tuple[Path, FatRules]) -> None:
        """As beyond 4 GB there: the system's own refusal, at a size that a test can write."""
        folder, _ = stick
        workspace.exchange.backups.make(folder)
        before = digests(folder)
        workspace.records.put("tasks", {"title": "Thêm"})
        limited = Limited(200_000)
        try:
            with pytest.raises(CannotWrite) as caught:
                workspace.exchange.backups.make(folder, progress=limited)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limited.hard, limited.hard))
        assert "4 GB" in str(caught.value)
        assert is_sentence(str(caught.value))
        assert digests(folder) == before

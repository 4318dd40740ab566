"""A copied data folder goes on as another machine; recovery by two sheets over a real book."""

import shutil
from pathlib import Path

import pytest

from app.core.errors import WrongRecoveryCode
from app.services.exchange.machines import Machines
from app.services.exchange.record import Record
from app.services.exchange.seat import seat_of, settle_seat
from app.services.recovery_sheets import new_sheets
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.volumes import FolderVolumes
from tests.helpers.workspace import make_vault, make_workspace, reopen


def test_a_copied_folder_is_another_machine(workspace: Workspace, tmp_path: Path, clock: FixedClock) -> None:
    workspace.exchange.backups.make()
    own = workspace.vault.machine
    workspace.close()
    shutil.copytree(workspace.vault.folder, tmp_path / "bản chép")
    again = reopen(workspace.vault.folder, clock=clock)
    assert again.vault.machine == own
    again.close()
    copied = reopen(tmp_path / "bản chép", clock=clock)
    try:
        assert copied.vault.machine.id != own.id
        assert copied.recorder.machine == copied.vault.machine.id
        assert copied.vault.machine.letter == own.letter, "until the two meet"
        saved = copied.records.put("tasks", {"title": "Ở bản chép"})
        (entry,) = copied.records.history("tasks", saved.record.id)
        assert entry.machine == copied.vault.machine.id
        name = copied.vault.machine.id
        copied.exchange.machines.enter()
    finally:
        copied.close()
    settled = reopen(tmp_path / "bản chép", clock=clock)
    assert settled.vault.machine.id == name, "once"
    machines = Machines(settled.vault, settled.database, Record(settled.local))
    taken = machines.settle_letter(own)
    assert taken is not None
    assert taken.letter == ("C" if own.id < name else "B")
    settled.close()


def test_a_moved_or_renamed_folder_stays_itself(workspace: Workspace, clock: FixedClock) -> None:
    workspace.exchange.backups.make()
    own = workspace.vault.machine
    workspace.close()
    elsewhere = workspace.vault.folder.with_name("tên khác")
    workspace.vault.folder.rename(elsewhere)
    again = reopen(elsewhere, clock=clock)
    assert again.vault.machine == own
    again.close()


def test_a_portable_book_stays_itself_wherever_its_stick_is_plugged_in(
    tmp_path: Path, clock: FixedClock
) -> None:
    volumes = FolderVolumes()
    volumes.plug_in(tmp_path / "USB")
    workspace = make_workspace(tmp_path / "USB" / "Sổ", clock=clock)
    workspace.vault.sit(seat_of(workspace.vault.folder, volumes))
    workspace.close()
    (tmp_path / "USB").rename(tmp_path / "ổ khác")
    moved = FolderVolumes()
    moved.plug_in(tmp_path / "ổ khác")
    assert not settle_seat(make_vault(tmp_path / "ổ khác" / "Sổ", clock=clock), moved)
    shutil.copytree(tmp_path / "ổ khác" / "Sổ", tmp_path / "trên máy")
    assert settle_seat(make_vault(tmp_path / "trên máy", clock=clock), moved)


def test_two_sheets_open_the_book(workspace: Workspace) -> None:
    vault = workspace.vault
    sheets = new_sheets()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_sheets(sheets.codes[:2])
    vault.keep_sheets(workspace.key, sheets.secret)
    assert vault.unlock_with_sheets((sheets.codes[2], sheets.codes[0])) == workspace.key
    for text in (" ".join(sheets.codes[:2]), f"{sheets.codes[1]}-{sheets.codes[2]}".replace("-", "").lower()):
        assert vault.unlock_with_recovery(text) == workspace.key
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(sheets.codes[0])
    vault.change_passphrase(workspace.key, "mật khẩu khác hẳn")
    assert vault.unlock_with_sheets(sheets.codes[1:]) == workspace.key
    newer = new_sheets()
    vault.keep_sheets(workspace.key, newer.secret)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_sheets(sheets.codes[:2])
    assert vault.unlock_with_sheets(newer.codes[:2]) == workspace.key

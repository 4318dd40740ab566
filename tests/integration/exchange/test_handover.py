"""Handing over: what is told, a key that revokes the old one, and nothing lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.core.errors import AlreadyRunning, WeakPassphrase, WrongPassphrase, WrongRecoveryCode
from app.services.changelog.history import broken_links
from app.services.exchange import copying, handover
from app.services.exchange.package import OtherKey, opened_package
from app.services.exchange.service import Exchange
from app.services.listing import ListQuery
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.pdf import pdf_text
from tests.helpers.volumes import FolderVolumes, exchange_over
from tests.helpers.workspace import PASSPHRASE, make_vault

NEW = "mật khẩu người kế nhiệm"


@pytest.fixture
def exchange(workspace: Workspace, volumes: FolderVolumes) -> Exchange:
    return exchange_over(workspace, volumes)


@pytest.fixture
def handed(workspace: Workspace, exchange: Exchange) -> handover.HandedOver:
    return exchange.handovers.hand_over(NEW, successor="Trần Thị Kế Nhiệm (mẫu)")


@pytest.fixture
def successor(workspace: Workspace, handed: handover.HandedOver, clock: FixedClock) -> Iterator[Workspace]:
    vault = make_vault(workspace.vault.folder, clock=clock)
    opened = open_workspace(vault, vault.unlock(NEW))
    yield opened
    opened.close()


def test_the_old_key_is_revoked(
    workspace: Workspace, handed: handover.HandedOver, successor: Workspace
) -> None:
    vault = successor.vault
    assert successor.key == handed.key != workspace.key
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    assert vault.unlock_with_recovery(handed.recovery_code) == handed.key
    assert vault.recovery_code(handed.key) == handed.recovery_code
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery("00000-00000-00000-00000-00000")
    raw = vault.data_file.read_bytes()
    assert workspace.key.raw not in raw


def test_nothing_is_lost_and_the_chain_goes_on(workspace: Workspace, successor: Workspace) -> None:
    assert successor.records.page("tasks", ListQuery()).total == 12
    assert successor.settings.load().officer == "Trần Thị Kế Nhiệm (mẫu)"
    assert successor.vault.machine == workspace.vault.machine
    saved = successor.records.put("tasks", {"title": "Việc mới"})
    (entry,) = successor.records.history("tasks", saved.record.id)
    assert entry.officer == "Trần Thị Kế Nhiệm (mẫu)"
    with successor.database.read() as session:
        assert broken_links(session) == []


def test_the_backup_before_opens_with_the_former_passphrase(
    handed: handover.HandedOver, successor: Workspace, tmp_path: Path
) -> None:
    path = handed.before.path
    with (
        pytest.raises(OtherKey),
        opened_package(path, key=successor.key, scratch_folder=tmp_path / "tam"),
    ):
        pass
    with opened_package(path, passphrase=PASSPHRASE, scratch_folder=tmp_path / "tam"):
        pass
    again = successor.exchange.backups.make()
    assert not again.unchanged
    assert path.exists()


def test_the_minutes(workspace: Workspace, exchange: Exchange) -> None:
    workspace.settings.save(officer="Nguyễn Văn Giao (mẫu)")
    workspace.records.put("tasks", {"title": "Xong rồi", "status": "done"})
    inventory = exchange.handovers.inventory()
    assert dict(inventory.counts)["Nhiệm vụ"] == 13
    assert [task.title for task in inventory.tasks] == [f"Nhiệm vụ {number}" for number in range(12)]
    handed = exchange.handovers.hand_over(NEW, successor="  Trần Thị Kế Nhiệm (mẫu) ")
    report = handed.minutes
    told = " ".join(pdf_text(render(report, Format.PDF)).split())
    for words in ("BIÊN BẢN", "Nguyễn Văn Giao (mẫu)", "Trần Thị Kế Nhiệm (mẫu)", "Nhiệm vụ 11", "BÊN NHẬN"):
        assert words in told
    assert render(report, Format.DOCX)[:2] == b"PK"


def test_the_minutes_can_be_printed_again_by_the_successor(
    workspace: Workspace, exchange: Exchange, clock: FixedClock
) -> None:
    """Killed on the last page, locked, or the paper lost: everything that they tell stands in the log."""
    workspace.settings.save(officer="Nguyễn Văn Giao (mẫu)")
    workspace.records.put("cases", {"received_at": "2026-07-10T08:00", "receive_form": "in_person"})
    assert exchange.handovers.past() == ()
    handed = exchange.handovers.hand_over(NEW, successor="Trần Thị Kế Nhiệm (mẫu)")
    clock.advance(days=3)
    vault = make_vault(workspace.vault.folder, clock=clock)
    opened = open_workspace(vault, vault.unlock(NEW))
    try:
        opened.records.put("tasks", {"title": "Việc sau bàn giao"})
        (past,) = opened.exchange.handovers.past()
        assert past.inventory.cases
        assert past.inventory.clocks
        assert past.inventory.tasks
        again = opened.exchange.handovers.minutes(past)
        assert again == handed.minutes
        with opened.database.read() as session:
            assert broken_links(session) == []
    finally:
        opened.close()


def test_what_is_still_open_goes_on_under_the_new_key(
    workspace: Workspace, handed: handover.HandedOver, exchange: Exchange
) -> None:
    """Until the window has been locked: column widths, drafts, the backup on leaving."""
    workspace.local.put("layout.tasks", {"width": 9})
    assert workspace.records.page("tasks", ListQuery()).total == 12
    (made,) = exchange.keep_safe(leaving=True)
    assert made.header.key_id != handed.before.header.key_id
    assert exchange.backups.record.places()["local"].problem == ""


def test_what_lies_on_a_stick_under_the_former_key_is_no_package_to_restore_for_trial(
    workspace: Workspace, exchange: Exchange, volumes: FolderVolumes, tmp_path: Path
) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    exchange.sticks.back_up(stick.id)
    exchange.handovers.hand_over(NEW, successor="Trần Thị Kế Nhiệm (mẫu)")
    vault = make_vault(workspace.vault.folder)
    opened = open_workspace(vault, vault.unlock(NEW))
    try:
        after = Exchange.over(
            vault,
            opened.key,
            opened.database,
            local=opened.local,
            recorder=opened.recorder,
            clock=opened.clock,
            volumes=volumes,
        )
        assert not after.drills.due()
        assert after.sticks.back_up(stick.id).path.exists()
        assert after.drills.run().problem == ""
    finally:
        opened.close()


def test_a_weak_passphrase_changes_nothing(workspace: Workspace, exchange: Exchange) -> None:
    with pytest.raises(WeakPassphrase):
        exchange.handovers.hand_over("ngắn", successor="")
    assert workspace.vault.unlock(PASSPHRASE) == workspace.key
    assert not exchange.backups.local_folder.exists()


def test_whoever_writes_meanwhile_stops_it(
    workspace: Workspace, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written after the copy was made must not be lost with the old file."""
    encrypt = copying.encrypt_anew

    def write_then(*given: object) -> None:
        workspace.records.put("tasks", {"title": "Chen vào"})
        encrypt(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(handover, "encrypt_anew", write_then)
    with pytest.raises(AlreadyRunning):
        exchange.handovers.hand_over(NEW, successor="")
    assert workspace.vault.unlock(PASSPHRASE) == workspace.key
    assert workspace.records.page("tasks", ListQuery(search="Chen vào")).total == 1
    assert not exchange.backups.scratch_folder.exists()

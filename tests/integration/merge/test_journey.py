"""Two data folders and a stick: a second machine begins, both work, go round, settle, and are equal."""

from pathlib import Path

from app.bootstrap import open_workspace
from app.services.exchange.restore import Restores
from app.services.vault import Vault
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import Desk


def begun_from(package: Path, folder: Path, clock: FixedClock) -> Desk:
    """Begin on a second machine with a package, as «Bắt đầu từ bản sao lưu» does."""
    vault: Vault = make_vault(folder, clock=clock)
    Restores(vault, clock=clock).restore(package, passphrase=PASSPHRASE)
    return Desk(open_workspace(vault, vault.unlock(PASSPHRASE)), clock, folder)


def test_two_machines_and_a_stick(tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    clocks = FixedClock(MORNING), FixedClock(MORNING)
    office = Desk(make_workspace(tmp_path / "văn phòng", clock=clocks[0]), clocks[0], tmp_path / "văn phòng")
    task = office.put("tasks", title="Tập huấn", recurrence="QUARTERLY", due_on="2026-12-31", note="cũ")
    first = office.workspace.merges.synchronise(stick).backup.path
    clocks[1].advance(seconds=600)
    laptop = begun_from(first, tmp_path / "máy xách tay", clocks[1])
    try:
        assert laptop.workspace.vault.machine.letter == "B"
        assert laptop.id != office.id
        occurrences = [dict(row) for row in laptop.get("tasks", task)["occurrences"]]
        occurrences[0].update(status="done", result="xong ở thôn 1")
        laptop.put("tasks", id=task, occurrences=occurrences, note="ghi ở thôn")
        laptop.put("media", title="Tin ghi ở thôn", broadcasts=[{"on": "2026-07-10"}])
        office.clock.advance(seconds=3600)
        office.put("tasks", id=task, note="ghi ở văn phòng")
        case = office.put("cases", received_at="2026-07-10T08:00", receive_form="in_person")
        other = laptop.put("cases", received_at="2026-07-11T08:00", receive_form="in_person")
        numbers = office.get("cases", case)["case_no"], laptop.get("cases", other)["case_no"]
        assert numbers == ("2026-A-001", "2026-B-001")

        laptop.clock.advance(seconds=7200)
        laptop.workspace.merges.synchronise(stick)
        office.clock.advance(seconds=7200)
        office.workspace.merges.synchronise(stick)
        (conflict,) = office.workspace.merges.conflicts()
        assert (conflict.record.name, conflict.field) == ("Tập huấn", "note")
        assert (conflict.fields[0].kept, conflict.fields[0].other) == ("ghi ở văn phòng", "ghi ở thôn")
        office.workspace.merges.swap([conflict.id])
        office.clock.advance(seconds=60)
        office.workspace.merges.synchronise(stick)
        laptop.clock.advance(seconds=7200)
        laptop.workspace.merges.synchronise(stick)
        assert laptop.get("tasks", task)["note"] == "ghi ở thôn"
        assert laptop.workspace.merges.conflicts() == ()
        assert office.content(stamps=True) == laptop.content(stamps=True)
        assert office.is_whole()
        assert laptop.is_whole()
    finally:
        office.workspace.close()
        laptop.workspace.close()

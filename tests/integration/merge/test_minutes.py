"""«Biên bản hợp nhất dữ liệu»: what it tells, in every format, and nothing of a case but its code."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.core.ids import derived_id
from app.models import Setting
from app.services.exchange.merge import minutes
from app.services.exchange.merge.naming import name_records
from app.services.exchange.merge.service import MergeNotFound
from app.services.reports.model import Report, cell_text
from app.services.reports.service import Format
from app.services.settings.office import OfficeSettings
from tests.integration.merge.machines import Desk


def text_of(report: Report) -> str:
    cells = [cell_text(cell) for table in report.tables() for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in report.paragraphs()), *cells])


def test_the_minutes_tell_what_was_merged(a: Desk, b: Desk, tmp_path: Path) -> None:
    one = a.put("tasks", title="Tập huấn", note="cũ")
    two = a.put("tasks", title="Tọa đàm")
    case = a.put(
        "cases",
        received_at="2026-07-10T08:00",
        receive_form="in_person",
        survivors=[{"full_name": "Nguyễn Thị Mẫu"}],
    )
    b.merge(a)
    a.merge(b)
    a.put("tasks", id=one, note="của A")
    a.delete("tasks", two)
    a.put("units", name="Đội Văn nghệ")
    rows = [dict(row) for row in a.get("cases", case)["survivors"]]
    rows[0]["full_name"] = "Nguyễn Thị Khác"
    a.put("cases", id=case, survivors=rows)
    b.put("tasks", id=one, note="của B")
    others = [dict(row) for row in b.get("cases", case)["survivors"]]
    others[0]["full_name"] = "Nguyễn Thị Nữa"
    b.put("cases", id=case, survivors=others)
    merged = b.merge(a)
    report = b.merges.minutes(merged.merge_id)
    told = text_of(report)
    for words in (
        "thêm 1 hồ sơ, sửa",
        "Tọa đàm",
        "Đội Văn nghệ",
        "Tập huấn",
        "của A",
        "của B",
        "chờ xem lại",
    ):
        assert words in told
    assert a.get("cases", case)["case_no"] in told
    assert "Nguyễn Thị" not in told
    for form in Format:
        assert (
            b.merges.write_minutes(merged.merge_id, tmp_path / f"bb.{form.value}", form).stat().st_size > 1000
        )
    b.merges.undo(merged.merge_id)
    assert "hoàn tác" in text_of(b.merges.minutes(merged.merge_id))
    with pytest.raises(MergeNotFound):
        b.merges.minutes("không có")


def test_of_many_conflicts_all_are_counted(a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [a.put("tasks", title=f"Việc {number}", note="cũ") for number in range(4)]
    b.merge(a)
    a.merge(b)
    for one in ids:
        a.put("tasks", id=one, note="của A")
        b.put("tasks", id=one, note="của B")
    monkeypatch.setattr(minutes, "_MOST_CONFLICTS", 3)
    merged = b.merge(a)
    assert merged.conflicting == {"tasks": 4}
    told = text_of(b.merges.minutes(merged.merge_id))
    assert "4 chỗ hai máy ghi khác nhau" in told
    assert "và 1 chỗ khác" in told


def test_the_overview_tells_of_conflicts_once_there_was_a_merge(a: Desk, b: Desk) -> None:
    def keys() -> set[str]:
        return {tile.key for tile in b.workspace.dashboard.overview().tiles}

    one = a.put("tasks", title="Tập huấn", note="cũ")
    assert "merge" not in keys()
    b.merge(a)
    a.merge(b)
    assert b.workspace.dashboard.overview().tile("merge").lines[0].number is None
    a.put("tasks", id=one, note="của A")
    b.put("tasks", id=one, note="của B")
    b.merge(a)
    count, listed = b.workspace.dashboard.overview().tile("merge").lines
    assert count.number == 1
    assert (listed.text, listed.detail) == ("Tập huấn", "Ghi chú")
    assert listed.door == count.door
    b.delete("tasks", one)
    (nothing,) = b.workspace.dashboard.overview().tile("merge").lines
    assert nothing.number is None


def test_every_setting_is_told_by_its_name(a: Desk) -> None:
    with a.workspace.database.transaction("Ghi") as session:
        for field in fields(OfficeSettings):
            row_id = derived_id("settings", field.name)
            if session.get(Setting, row_id) is None:
                session.add(Setting(id=row_id, key=field.name, value={"value": "mẫu"}))
    with a.workspace.database.read() as session:
        ids = [derived_id("settings", field.name) for field in fields(OfficeSettings)]
        named = name_records(session, {"settings": ids})["settings"]
    for field, record in zip(fields(OfficeSettings), named, strict=True):
        assert record.name.startswith("Cài đặt: ")
        assert field.name not in record.name

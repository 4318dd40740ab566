"""The minutes of a breach: what the notice must tell, a line of the access log for each copy."""

from pathlib import Path

import pytest
from docx import Document

from app.core.errors import RecordNotFound
from app.services.listing import ListQuery
from app.services.reports.service import Format
from app.services.workspace import Workspace
from tests.helpers.pdf import pdf_text

INCIDENT = {
    "detected_at": "2026-07-14T08:05",
    "happened_at": "2026-07-13T17:30",
    "place": "Phòng Văn hóa - Xã hội",
    "what": "Mất một USB sao lưu chưa rõ nơi rơi",
    "data_kinds": "Họ tên, nơi ở",
    "cases_count": 1200,
    "persons_count": 3,
    "harm": True,
    "steps_taken": "Đã đổi mật khẩu.",
    "contact": "Văn phòng UBND xã",
}


def words_of(content: bytes) -> str:
    return " ".join(pdf_text(content).split())


def test_the_minutes_hold_what_the_notice_must_tell(workspace: Workspace) -> None:
    incident = workspace.records.put("privacy_incidents", INCIDENT, confirmed=True).record.id
    words = words_of(workspace.case_documents.breach_minutes(incident))
    for part in (
        "BIÊN BẢN",
        "LƯU HÀNH NỘI BỘ",
        "Thời điểm phát hiện: 08 giờ 05 phút, ngày 14 tháng 7 năm 2026.",
        "Thời điểm xảy ra: 17 giờ 30 phút, ngày 13 tháng 7 năm 2026.",
        "Nơi xảy ra: Phòng Văn hóa - Xã hội.",
        "Mất một USB sao lưu chưa rõ nơi rơi",
        "Loại dữ liệu: Họ tên, nơi ở.",
        "Số hồ sơ vụ việc: 1.200.",
        "Số người bị ảnh hưởng: 3.",
        "phải thông báo",
        "Đã đổi mật khẩu.",
        "Hạn thông báo: 08 giờ 05 phút, ngày 17 tháng 7 năm 2026",
        "Đầu mối liên hệ: Văn phòng UBND xã.",
        "NGƯỜI LẬP BIÊN BẢN",
    ):
        assert part in words
    assert "Lý do chậm" not in words


def test_every_copy_is_in_the_access_log(workspace: Workspace, tmp_path: Path) -> None:
    incident = workspace.records.put("privacy_incidents", INCIDENT, confirmed=True).record.id
    workspace.case_documents.breach_minutes(incident)
    workspace.case_documents.write_breach_minutes(incident, tmp_path / "bb.docx", Format.DOCX)
    assert any("Mất một USB" in one.text for one in Document(str(tmp_path / "bb.docx")).paragraphs)
    found = workspace.cases.access.page(ListQuery()).rows
    assert [one.action for one in found][:2] == ["export", "print"]


def test_minutes_of_what_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    for unknown in ("", "khong-co", "0192f0c1-2345-7abc-8def-0123456789ab"):
        with pytest.raises(RecordNotFound):
            workspace.case_documents.breach_minutes(unknown)
        with pytest.raises(RecordNotFound):
            workspace.case_documents.write_breach_minutes(unknown, tmp_path / "x.docx", Format.DOCX)
    assert list(tmp_path.glob("*.docx")) == []

"""Lists of tin/bài as communes keep them: where an item went out, in their own words."""

from pathlib import Path

import pytest

from app.core.vocabulary import MediaChannel
from app.services.spreadsheets.work_sheets import channels_in
from app.services.workspace import Workspace
from tests.helpers.messy_rosters import save

SPEAKER, HAMLET, WEB = MediaChannel.LOUDSPEAKER, MediaChannel.HAMLET_SPEAKER, MediaChannel.WEBSITE
PAGE, ZALO, OTHER = MediaChannel.FANPAGE, MediaChannel.ZALO, MediaChannel.OTHER


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Loa truyền thanh xã", (SPEAKER,)),
        ("loa", (SPEAKER,)),
        ("Đài truyền thanh xã", (SPEAKER,)),
        ("Hệ thống truyền thanh cơ sở", (SPEAKER,)),
        ("Loa thôn", (HAMLET,)),
        ("Cụm loa 5 thôn", (HAMLET,)),
        ("Zalo nhóm thôn 2", (ZALO,)),
        ("Facebook", (PAGE,)),
        ("fanpage xã", (PAGE,)),
        ("Cổng TTĐT", (WEB,)),
        ("Cổng thông tin điện tử xã", (WEB,)),
        ("Trang TTĐT", (WEB,)),
        ("Đài PTTH tỉnh", (OTHER,)),
        ("Báo điện tử", (OTHER,)),
        ("Loa truyền thanh xã, Zalo; Facebook", (SPEAKER, ZALO, PAGE)),
        ("Loa và fanpage", (SPEAKER, PAGE)),
        ("tin nhắn", ()),
        ("Loa, tin nhắn", ()),
        *((one.label, (one,)) for one in MediaChannel),
    ],
)
def test_channels_by_what_people_call_them(text: str, channels: tuple[MediaChannel, ...]) -> None:
    assert channels_in(text) == channels


def test_an_item_on_several_channels_is_several_broadcasts(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "tin bài.xlsx"
    rows = (("Bài A", "3/4/2026", "Loa truyền thanh xã, Zalo"), ("Bài B", "3/4/2026", "tin nhắn"))
    save(path, (("Tên tin, bài", "Ngày phát", "Kênh"), *rows))
    imports = workspace.spreadsheets.imports
    preview = imports.preview("media", path)
    assert [one.cell for row in preview.rows for one in row.problems] == ["C3"]
    (made,) = imports.apply(preview).made
    stored = workspace.records.get("media", made).values["broadcasts"]
    assert {(one["on"].isoformat(), one["channel"]) for one in stored} == {
        ("2026-04-03", SPEAKER),
        ("2026-04-03", ZALO),
    }

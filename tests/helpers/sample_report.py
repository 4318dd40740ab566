"""Invented documents of an invented commune, as long and as varied as real ones."""

from datetime import date
from decimal import Decimal

from app.services.reports.model import (
    PERCENT,
    Align,
    Annex,
    Block,
    Column,
    Edit,
    Figure,
    Letterhead,
    Orientation,
    Paragraph,
    Records,
    Report,
    Row,
    RowKind,
    Section,
    Signature,
    Table,
)
from app.services.reports.numbering import labelled, numbered, roman

_ITEM_IDS = tuple(f"item-{index}" for index in range(1, 61))
ITEMS = Figure(60, label="Tin, bài đã phát trong tháng", records=(Records("media", _ITEM_IDS),))
SESSIONS = Figure(7, label="Buổi tuyên truyền trực tiếp", records=(Records("activities", ("a-1", "a-2")),))
PEOPLE = Figure(1234, label="Lượt người tham dự", unit="lượt người")
WOMEN = Figure(Decimal("58.34"), label="Tỷ lệ nữ tham dự", unit=PERCENT, places=1)
UNKNOWN = Figure(None, label="Kinh phí xã hội hóa", unit="đồng")

LETTERHEAD = Letterhead(
    issuer=("Ủy ban nhân dân", "xã Mẫu Sơn"),
    issuer_name="UBND xã Mẫu Sơn",
    symbol="BC-UBND",
    place="Mẫu Sơn",
    year=2026,
)
SIGNATURE = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Mẫu")


def _paragraph(key: str, *runs: str | Figure) -> Paragraph:
    return Paragraph(key, runs)


def _section(key: str, title: str, *blocks: Block) -> Section:
    return Section(key=key, title=title, blocks=blocks)


def _results() -> Section:
    return _section(
        "results",
        "Kết quả thực hiện",
        _section(
            "direction",
            "Công tác chỉ đạo, triển khai",
            _paragraph(
                "direction.text",
                "Trong kỳ, UBND xã đã ban hành ",
                Figure(3, label="Văn bản chỉ đạo"),
                " văn bản chỉ đạo, hướng dẫn triển khai công tác bình đẳng giới và vì sự tiến bộ của phụ nữ; "
                "phân công Phòng Văn hóa - Xã hội chủ trì, phối hợp với Hội Liên hiệp Phụ nữ xã, Công an xã, "
                "Trạm Y tế và các trường học trên địa bàn theo dõi, đôn đốc, tổng hợp kết quả thực hiện.",
            ),
        ),
        _section(
            "propaganda",
            "Công tác tuyên truyền, phổ biến, giáo dục pháp luật",
            _paragraph(
                "propaganda.media",
                "Đã phát ",
                ITEMS,
                " tin, bài về bình đẳng giới trên hệ thống truyền thanh xã, trang thông tin điện tử và nhóm "
                "Zalo các thôn (chi tiết tại Phụ lục I), đạt chỉ tiêu ít nhất 02 tin, bài mỗi tháng.",
            ),
            _paragraph(
                "propaganda.direct",
                "Tổ chức ",
                SESSIONS,
                " buổi tuyên truyền trực tiếp với ",
                PEOPLE,
                " lượt người tham dự, trong đó nữ chiếm ",
                WOMEN,
                ".",
            ),
            _monthly_table(),
        ),
        _section("capacity", "Nâng cao năng lực, quản lý nhà nước; cán bộ nữ", Paragraph("capacity.text")),
        _section(
            "violence",
            "Phòng ngừa, ứng phó bạo lực trên cơ sở giới",
            _paragraph("violence.text", "Trong kỳ không phát sinh vụ việc."),
        ),
        _section(
            "committee",
            "Hoạt động của Ban Vì sự tiến bộ của phụ nữ",
            Paragraph(
                "committee.text",
                ("Ban họp ", Figure(1), " kỳ."),
                Edit("Ban họp 01 kỳ.\nĐã phân công thành viên phụ trách từng thôn.", over="Ban họp 1 kỳ."),
            ),
        ),
        _section(
            "money",
            "Kinh phí",
            _paragraph("money.text", "Kinh phí xã hội hóa: ", UNKNOWN, " đồng."),
            _section(
                "money.budget", "Ngân sách nhà nước", _paragraph("money.budget.text", "Đã chi đúng dự toán.")
            ),
        ),
    )


def _monthly_table() -> Table:
    rows = (
        ("Tin, bài đã phát", ITEMS, Figure(312), Figure(48), Figure(12, signed=True)),
        ("Buổi tuyên truyền trực tiếp", SESSIONS, Figure(41), Figure(9), Figure(-2, signed=True)),
        ("Lượt người tham dự", PEOPLE, Figure(8250), Figure(1234), Figure(0, signed=True)),
        ("Tỷ lệ nữ tham dự", WOMEN, Figure(Decimal("55.1"), unit=PERCENT, places=1), UNKNOWN, UNKNOWN),
    )
    number = Align.RIGHT
    return Table(
        key="propaganda.table",
        title="Kết quả tuyên truyền tháng 7 năm 2026",
        columns=(
            Column(header="TT", weight=0.5, align=Align.CENTER),
            Column(header="Nội dung", weight=3),
            Column(header="Tháng này", weight=1.2, align=number, group="Năm 2026"),
            Column(header="Lũy kế", weight=1.2, align=number, group="Năm 2026"),
            Column(header="Cùng kỳ năm trước", weight=1.3, align=number),
            Column(header="Tăng, giảm", weight=1.1, align=number),
        ),
        rows=tuple(Row((str(index), *cells)) for index, cells in enumerate(rows, start=1)),
        note="Ghi chú: dấu “…” là chưa có số liệu.",
    )


def media_table(count: int) -> Table:
    """A long list: `count` broadcasts under two headings, with a total."""
    kinds = ("Tin", "Bài", "Phỏng vấn", "Tiểu phẩm")
    titles = (
        "Phụ nữ xã Mẫu Sơn tự tin ứng cử: Ộ Ư Ự Ệ, Ễ Ẵ Ữ Ỡ, ỷ ỹ ỵ",
        "Nam giới chia sẻ việc nhà – hạnh phúc gia đình bền lâu, con cái chăm ngoan, học giỏi",
        "Hỏi đáp Luật Phòng, chống bạo lực gia đình",
    )
    rows: list[Row] = []
    for index in range(count):
        if index % 40 == 0:
            rows.append(
                Row(
                    (f"{'AB'[index // 40 % 2]}. Tuần {index // 40 * 2 + 1} và tuần tiếp theo",),
                    kind=RowKind.GROUP,
                )
            )
        rows.append(
            Row(
                (
                    str(index + 1),
                    date(2026, 7, 1 + index % 14),
                    titles[index % 3],
                    kinds[index % 4],
                    "Truyền thanh xã; cụm loa thôn",
                    Figure(2 + index % 3, records=(Records("broadcasts", (f"b-{index}",)),)),
                    "",
                ),
                records=(Records("media", (f"item-{index + 1}",)),),
            )
        )
    total = Figure(sum(2 + index % 3 for index in range(count)))
    rows.append(Row(("", "", "Cộng", "", "", total, ""), kind=RowKind.TOTAL))
    return Table(
        key="annex.media.table",
        columns=(
            Column(header="STT", weight=0.6, align=Align.CENTER),
            Column(header="Ngày phát", weight=1.2, align=Align.CENTER),
            Column(header="Tiêu đề", weight=3.6),
            Column(header="Thể loại", weight=1.1, align=Align.CENTER),
            Column(header="Kênh", weight=1.6),
            Column(header="Số lần phát", weight=0.8, align=Align.RIGHT),
            Column(header="Ghi chú", weight=0.8),
        ),
        rows=tuple(rows),
    )


def _quota_table() -> Table:
    months = tuple(str(month) for month in range(1, 13))
    return Table(
        key="annex.quota.table",
        title="Số tin, bài từng tháng so với chỉ tiêu",
        unit_note="Đơn vị tính: tin, bài",
        columns=(
            Column(header="Nội dung", weight=3),
            *(
                Column(header=month, align=Align.RIGHT, group=f"Quý {roman(index // 3 + 1)}")
                for index, month in enumerate(months)
            ),
            Column(header="Cả năm", weight=1.3, align=Align.RIGHT),
        ),
        rows=(
            Row(("Chỉ tiêu", *(Figure(2) for _ in months), Figure(24))),
            Row(("Đã phát", *(Figure(3) if index < 7 else UNKNOWN for index, _ in enumerate(months)), ITEMS)),
        ),
    )


def sample_report(rows: int = 60) -> Report:
    """A month's report with two annexes: a list of `rows` broadcasts, and a wide table on landscape pages."""
    blocks: tuple[Block, ...] = (
        _results(),
        _section(
            "difficulties",
            "Khó khăn, hạn chế và nguyên nhân",
            _paragraph(
                "difficulties.text",
                "Đội ngũ cộng tác viên ở thôn còn kiêm nhiệm nhiều việc; kinh phí cho công tác tuyên truyền "
                "còn hạn hẹp; một bộ phận người dân còn giữ quan niệm “trọng nam khinh nữ” nên việc vận động "
                "nam giới tham gia mô hình “Gia đình chia sẻ trách nhiệm” chưa đạt kết quả như mong muốn.",
            ),
        ),
        _section(
            "next",
            "Nhiệm vụ trọng tâm tháng 8 năm 2026",
            *(
                _paragraph(f"next.{index}", f"{index}. {text}")
                for index, text in enumerate(
                    (
                        "Tiếp tục duy trì chuyên mục bình đẳng giới trên hệ thống truyền thanh xã.",
                        "Rà soát, cập nhật biến động đội ngũ cán bộ nữ lãnh đạo, quản lý.",
                        "Phối hợp với các trường học chuẩn bị hoạt động ngoại khóa đầu năm học mới.",
                    ),
                    start=1,
                )
            ),
        ),
        _section(
            "proposals",
            "Kiến nghị, đề xuất",
            _paragraph("proposals.text", "Đề nghị Sở Nội vụ tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã."),
        ),
    )
    annexes = (
        Annex(
            key="annex.media",
            label="",
            title="Danh mục tin, bài về bình đẳng giới đã phát trong tháng 7 năm 2026",
            blocks=(media_table(rows),),
        ),
        Annex(
            key="annex.quota",
            label="",
            title="Theo dõi chỉ tiêu tin, bài năm 2026",
            blocks=(_quota_table(),),
            orientation=Orientation.LANDSCAPE,
        ),
    )
    return Report(
        kind="month",
        type_name="BÁO CÁO",
        title="Kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tháng 7 năm 2026",
        period="Tháng 7 năm 2026",
        period_note="(Số liệu từ 15/6/2026 đến 14/7/2026)",
        letterhead=LETTERHEAD,
        addressees=("Sở Nội vụ thành phố Mẫu",),
        legal_bases=(
            "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006",
            "Căn cứ Kế hoạch công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã Mẫu Sơn năm 2026,",
        ),
        blocks=numbered(blocks),
        closing=_paragraph(
            "closing",
            "Trên đây là báo cáo kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tháng 7 năm "
            "2026 của UBND xã Mẫu Sơn, trân trọng báo cáo./.",
        ),
        signature=SIGNATURE,
        recipients=("Như trên;", "- Chủ tịch, các PCT UBND xã", "Hội LHPN xã", "Lưu: VT, VHXH"),
        drafter="LTM.03",
        annexes=labelled(annexes),
    )


def sample_letter() -> Report:
    """A reminder by official letter to several units, marked urgent."""
    return Report(
        kind="reminder",
        title="đôn đốc thực hiện nhiệm vụ công tác bình đẳng giới quá hạn",
        letterhead=Letterhead(
            superior="UBND xã Mẫu Sơn",
            issuer=("Phòng Văn hóa - Xã hội",),
            issuer_name="Phòng Văn hóa - Xã hội xã Mẫu Sơn",
            symbol="VHXH",
            number="5",
            place="Mẫu Sơn",
            year=2026,
            issued=date(2026, 2, 5),
        ),
        markings=("KHẨN",),
        addressees=(
            "Công an xã",
            "Trạm Y tế xã",
            "Ban Chấp hành Hội Liên hiệp Phụ nữ xã và các chi hội trưởng phụ nữ thôn trên địa bàn xã Mẫu Sơn",
        ),
        blocks=(
            _paragraph("letter.text", "Đến nay còn ", Figure(2), " nhiệm vụ đã quá hạn, cụ thể như sau:"),
            Table(
                key="letter.table",
                columns=(
                    Column(header="TT", weight=0.4, align=Align.CENTER),
                    Column(header="Nhiệm vụ", weight=3),
                    Column(header="Đơn vị chủ trì", weight=1.5),
                    Column(header="Hạn", weight=1, align=Align.CENTER),
                ),
                rows=(
                    Row(("1", "Rà soát hương ước, quy ước", "Trạm Y tế xã", date(2026, 1, 31))),
                    Row(("2", "Lập danh sách địa chỉ tin cậy", "Công an xã", date(2026, 1, 15))),
                ),
            ),
        ),
        closing=_paragraph("letter.closing", "Đề nghị các đơn vị báo cáo trước ngày 10/02/2026./."),
        signature=Signature(("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "Trần Văn Mẫu"),
        recipients=("Như trên", "Lưu: VHXH"),
    )


def sample_sheet() -> Report:
    """A unit's task sheet: a plain list on landscape pages."""
    return Report(
        kind="tasks",
        type_name="PHIẾU GIAO NHIỆM VỤ",
        title="Công an xã – công tác bình đẳng giới năm 2026",
        orientation=Orientation.LANDSCAPE,
        markings=("LƯU HÀNH NỘI BỘ",),
        blocks=(
            Table(
                key="sheet.table",
                columns=(
                    Column(header="TT", weight=0.4, align=Align.CENTER),
                    Column(header="Nhiệm vụ", weight=4),
                    Column(header="Thời hạn", weight=1, align=Align.CENTER),
                    Column(header="Kết quả", weight=2),
                    Column(header="Liên kết", weight=1),
                ),
                rows=tuple(
                    Row(
                        (
                            str(index),
                            "Phối hợp tiếp nhận thông tin, kiểm tra và xử lý vụ việc phát sinh tại cơ sở",
                            date(2026, 3, index),
                            "",
                            "https://mau-son.example/van-ban/ke-hoach-binh-dang-gioi-2026",
                        )
                    )
                    for index in range(1, 26)
                ),
            ),
        ),
    )

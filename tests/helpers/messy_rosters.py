"""Rosters as offices keep them, each messy in a way of its own. All people are invented."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.helpers.old_codings import tcvn3, vni

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Messy:
    """A kind of mess: writes a workbook and says what must be found in it.

    `people` is row → (name, sex, birth date); `posts` row → (body, title) in order; `problems` cells.
    """

    write: Callable[[Path], None]
    header_rows: tuple[int, ...]
    people: dict[int, tuple[str, str, str | None]]
    posts: dict[int, list[tuple[str, str]]]
    problems: tuple[str, ...] = ()
    encoding: str = "unicode"
    sheet: str = "Sheet1"


def save(
    path: Path,
    rows: Rows,
    *,
    merged: Sequence[str] = (),
    fonts: Callable[[int, int], str | None] = lambda _row, _column: None,
    title: str = "Sheet1",
) -> None:
    """Write one sheet; `fonts` tells a cell's font by row and column, both from 1."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for number, cells in enumerate(sheet.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            name = fonts(number, column)
            if name:
                cell.font = Font(name=name)
    for block in merged:
        sheet.merge_cells(block)
    workbook.save(path)


def _two_sexes_in_two_columns(path: Path) -> None:
    save(
        path,
        (
            ("ỦY BAN NHÂN DÂN XÃ HƯNG ĐẠO",),
            ("DANH SÁCH CÁN BỘ, CÔNG CHỨC",),
            (),
            ("STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Ngày vào Đảng", None, "Chức vụ", "SĐT"),
            (None, None, "Nam", "Nữ", "Dự bị", "Chính thức", None, None),
            *[tuple(f"({number})" for number in range(1, 9))],
            ("I", "KHỐI ĐẢNG"),
            (
                1,
                "ĐỖ THỊ ÁNH",
                None,
                "3/7/1985",
                "05.3.08",
                "5/3/2009",
                "Phó Bí thư Đảng ủy, Chủ tịch UBND",
                912345678,
            ),
            (2, "Nguyễn Văn Bình", 1979, None, datetime(2001, 9, 2), None, "Bí thư Đảng ủy", "0912 345 679"),
            ("II", "HỘI ĐỒNG NHÂN DÂN XÃ"),
            (3, "Trần Thị Hoà", None, 31231, "31/02/2010", None, "Phó Chủ tịch", None),
            ("Tổng cộng: 3 người",),
            (),
            (None, "NGƯỜI LẬP BIỂU", None, None, None, None, "TM. ỦY BAN NHÂN DÂN", None),
            (None, "Lê Thị Mai"),
        ),
        merged=("A1:H1", "A2:H2", "A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5", "H4:H5"),
    )


def _tcvn3_with_fonts(path: Path) -> None:
    rows = (
        ("ubnd xã hưng đạo",),
        ("stt", "họ và tên", "giới tính", "năm sinh", "quê quán", "chức vụ"),
        (1, "Đỗ Thị ánh", "Nữ", 1985, "Xã Hưng Đạo", "Phó Chủ tịch UBND"),
        (2, "Lê Quốc Khánh", "Nam", "7/1980", "Xã Hưng Đạo", "Chủ tịch UBND"),
    )
    save(
        path,
        [[tcvn3(value) if isinstance(value, str) else value for value in row] for row in rows],
        merged=("A1:F1",),
        fonts=lambda row, _column: ".VnTimeH" if row <= 2 else ".VnTime",
    )


def _tcvn3_without_fonts(path: Path) -> None:
    rows = (
        ("STT", "Họ tên", "Giới", "Ngày sinh", "Đơn vị", "Chức vụ"),
        (1, "Phạm Thị Mỹ Duyên", "Nữ", "tháng 3 năm 1985", "Hội Liên hiệp Phụ nữ xã", "Chủ tịch"),
        (2, "Nguyễn Văn Quyết", "Nam", "5-3-1985", "Trạm Y tế xã", "Trưởng trạm"),
        (3, "Ngô Thị Bưởi", "Nữ", "1990", "Phòng Kinh tế", "Chuyên viên"),
    )
    save(path, [[tcvn3(value) if isinstance(value, str) else value for value in row] for row in rows])


def _vni_font(path: Path) -> None:
    rows = (
        ("TT", "HỌ VÀ TÊN", "NĂM SINH", None, "CHỨC VỤ"),
        (None, None, "NAM", "NỮ", None),
        (1, "VŨ THỊ HẰNG", None, "1988", "Phó Chủ tịch HĐND"),
        (2, "PHẠM QUỐC TRƯỞNG", "15/8/1975", None, "Chủ tịch HĐND"),
    )
    save(
        path,
        [[vni(value) if isinstance(value, str) else value for value in row] for row in rows],
        merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
        fonts=lambda _row, _column: "VNI-Times",
    )


def _marks_and_split_names(path: Path) -> None:
    save(
        path,
        (
            ("Danh sách đại biểu HĐND xã nhiệm kỳ 2021-2026",),
            (
                "STT",
                "Họ và tên đệm",
                "Tên",
                "Nữ",
                "Ngày sinh",
                "Đảng viên",
                "Trình độ",
                None,
                None,
                "Chức danh",
            ),
            (None, None, None, None, None, None, "Cao đẳng", "Đại học", "Thạc sĩ", None),
            (1, "Hoàng Thị", "Lý", "x", "02/9/1987", "x", None, "x", None, "Đại biểu HĐND xã"),
            (2, "Đặng Văn", "Sơn", None, "1970", "x", None, None, "x", "Trưởng ban Pháp chế HĐND"),
            (),
            ("Ghi chú: số liệu đến 30/6/2026",),
        ),
        merged=("A1:J1", "G2:I2", *(f"{one}2:{one}3" for one in "ABCDEFJ")),
    )


def _posts_over_several_rows(path: Path) -> None:
    save(
        path,
        (
            ("Stt", "Họ và  tên", "Giới tính", "Ngày sinh", "Cơ quan", "Chức vụ", "Từ ngày", "Đến ngày"),
            (1, "Bùi Thị Nhàn", "nữ", "1982-05-06", "Đảng ủy xã", "Ủy viên", "7/2020", None),
            (None, None, None, None, "Hội Nông dân xã", "Chủ tịch", "30/6/2021", None),
            (2, "Mai Văn Tới", "nam", "06051970", "UBND xã", "Phó Chủ tịch", "2016", "2021"),
            (None, None, None, None, "HĐND xã", "Phó Chủ tịch", "2021-2026", None),
            ("Stt", "Họ và tên", "Giới tính", "Ngày sinh", "Cơ quan", "Chức vụ", "Từ ngày", "Đến ngày"),
            (3, "Cao Thị Én", "Female", "20101985", "Thôn Đông", "Trưởng thôn", None, None),
        ),
        merged=("A4:A5", "B4:B5", "C4:C5", "D4:D5"),
    )


def _several_sheets_and_hidden_rows(path: Path) -> None:
    workbook = Workbook()
    cover = workbook.worksheets[0]
    cover.title = "Bìa"
    cover.append(("TỔNG HỢP DANH SÁCH",))
    sheet = workbook.create_sheet("Thôn, xóm")
    sheet.append(("HỌ TÊN", "SINH NĂM", "GIỚI TÍNH", "CHỨC VỤ", "CHỨC VỤ CŨ", "Màu"))
    sheet.append(("THÔN ĐÔNG",))
    sheet.append((" nguyễn\u00a0thị  hoa\u200b ", "12.4.78", "F", "Trưởng thôn", "x", None))
    sheet.append(("Lê Văn Ẩn", "1960", "Nam", "Phó thôn", None, None))
    sheet.append(("Thôn Đoài",))
    sheet.append(("Tạ Thị Lụa", "1991", "Nữ", "Bí thư chi bộ, Trưởng thôn", None, "đỏ"))
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    secret = workbook.create_sheet("Cũ")
    secret.append(("Họ tên", "Ngày sinh"))
    secret.append(("Người Cũ", 1950))
    secret.sheet_state = "hidden"
    workbook.save(path)


def _decomposed_letters_and_wrong_cells(path: Path) -> None:
    import unicodedata

    rows = (
        ("Họ và tên", "Giới tính", "Ngày sinh", "Trình độ chuyên môn", "LLCT", "Ngạch", "Chức vụ", "Đơn vị"),
        ("Trịnh Thị Thuỷ", "Nữ", "7/25/1990", "Đại học Luật", "CC", "01.003", "Chuyên viên", "UBND xã"),
        ("Trịnh Thị Lan", "Nử", "6/6/1986", "ĐH Luật", "TC LLCT", "CVC", "Chuyên viên", "UBND xã"),
        ("Trịnh Thị Cúc", "Nữ", datetime(1905, 6, 7), "lớp học", "Chưa", "CV", "Chuyên viên", "UBND xã"),
        ("Trịnh Thị Mận", "Nữ", "#REF!", "12/12", "SC", "NV", "Kế toán", "UBND xã"),
    )
    save(
        path,
        [
            [unicodedata.normalize("NFD", value) if isinstance(value, str) else value for value in row]
            for row in rows
        ],
    )


def _tables_one_under_the_other(path: Path) -> None:
    head = ("TT", "Họ và tên", "Nữ", "Năm sinh", "Chức vụ")
    save(
        path,
        (
            ("I. ĐẢNG ỦY XÃ",),
            head,
            (1, 2, 3, 4, 5),
            ("01", "Nguyễn Thị Hoa\n(Kiêm nhiệm)", "X", 1980, "Phó Bí thư"),
            ("02", "Lê Văn Ba", None, "không rõ", "Bí thư"),
            ("Cộng", "2 người", 1),
            (),
            ("II. HĐND XÃ",),
            head,
            (1, 2, 3, 4, 5),
            ("01", "Trần Thị Huệ", "X", 1984, "Phó Chủ tịch"),
        ),
        merged=("A1:E1", "A8:E8"),
    )


def _name_merged_over_two_columns(path: Path) -> None:
    save(
        path,
        (
            ("BÁO CÁO",),
            (
                "STT",
                "Họ và tên",
                None,
                "Giới tính",
                None,
                "Năm sinh",
                "Trình độ",
                None,
                "Đảng",
                "Chính quyền",
            ),
            (None, None, None, "Nam", "Nữ", None, "Văn hóa", "Chuyên môn", None, None),
            ("1.", "Nguyễn Thị", "Hoa", None, "x", 1985, "12/12", "ĐH", "Đảng ủy viên", "PCT UBND"),
            ("2.", "Lê Văn", "Tới", "x", None, "1970", "12/12", None, "-", "Trưởng Công an xã"),
        ),
        merged=("A1:J1", "A2:A3", "B2:C3", "D2:E2", "F2:F3", "G2:H2", "I2:I3", "J2:J3"),
    )


def _headings_without_accents(path: Path) -> None:
    save(
        path,
        (
            ("STT", "HO VA TEN", "NAM SINH", "GIOI TINH", "NGHE NGHIEP, CHUC VU", "NOI CONG TAC", "NHIEM KY"),
            (1, "Nguyễn Thị Mỹ Hạnh", "12/12/1979", "Nu", "Chu tich", "Hội LHPN xã", "2021-2026"),
            (2, "Ông Lê Văn Ba", "1970", None, "Trưởng phòng Văn hóa - Xã hội", None, None),
            ("Danh sách gồm 02 người./.",),
        ),
    )


def _ages_and_dittos_of_a_thon(path: Path) -> None:
    rows = (
        ("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH CÁN BỘ THÔN ĐÔNG LĨNH",),
        ("Tính đến ngày 30 tháng 6 năm 2025",),
        ("Số tt", "Họ và tên", "Tuổi", None, "Chức vụ", "Đơn vị công tác", "Trình độ", None),
        (None, None, "Nam", "Nữ", None, None, "Chuyên môn", "LLCT"),
        (1, "Nguyễn Thị Mẫu Hường", None, 45, "Trưởng thôn", "Thôn Đông Lĩnh", "Trung cấp", "Sơ cấp"),
        (2, "Lê Quốc Mẫu Cường", "51 tuổi", None, "Phó thôn", "nt", "nt", "Trung cấp"),
        (3, "Trần Mẫu Thuý", None, "khoảng 60", "Chi hội trưởng phụ nữ", "như trên", "THPT", "-nt-"),
        (4, "Phạm Mẫu Nga", None, 1990, "Bí thư chi đoàn", '"', "-", "-"),
        ("Tổng cộng: 04 người",),
        ("* Ghi chú: tuổi tính theo năm sinh",),
    )
    save(
        path,
        [[vni(value) if isinstance(value, str) else value for value in row] for row in rows],
        merged=("A2:H2", "A3:H3", "A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "G4:H4"),
        fonts=lambda _row, _column: "VNI-Times",
    )


def _serials_as_text_and_dittos(path: Path) -> None:
    save(
        path,
        (
            ("DANH SÁCH TRÍCH NGANG CÁN BỘ CHỦ CHỐT",),
            (
                "TT",
                "Họ và tên",
                "Sinh ngày",
                None,
                "Vào Đảng",
                None,
                "Chức vụ hiện tại",
                None,
                None,
                "Ghi chú",
            ),
            (None, None, "Nam", "Nữ", "Dự bị", "Chính thức", "Chức danh", "Cơ quan", "Từ ngày", None),
            (None, *(f"({number})" for number in range(1, 10))),
            ("A", "KHỐI ĐẢNG, ĐOÀN THỂ"),
            ("I", "Đảng ủy"),
            (1, "Đ/c Vũ Mẫu Hằng", None, "29403", "36892", "37257", "Bí thư", "Đảng ủy xã", "44377", "nt"),
            (2, "Đ/c Lê Văn Mẫu Tú", "1.5.75", None, "3/2/99", "nt", "Phó Bí thư TT", "nt", "nt", None),
            ("II", "Hội LHPN"),
            (1, "Đ/c Bùi Mẫu Sen", None, "1984", "5-2010", None, "Chủ tịch", "Hội LHPN xã", "Tháng 6/2021"),
            (2, "Đ/c Đỗ Mẫu Lan", None, "45", None, None, "Phó Chủ tịch", "-nt-", "- như trên -", "con nhỏ"),
            (None, "Cộng", 1, 3),
            (None, None, None, None, None, None, None, "Hưng Đạo, ngày 30 tháng 6 năm 2026"),
        ),
        merged=("A1:J1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:I2", "J2:J3", "B5:J5", "B6:J6"),
    )


WORKBOOKS: dict[str, Messy] = {
    "birth years in two columns, groups, totals, signatures": Messy(
        _two_sexes_in_two_columns,
        (4, 5),
        {
            8: ("Đỗ Thị Ánh", "female", "1985-07-03"),
            9: ("Nguyễn Văn Bình", "male", "1979"),
            11: ("Trần Thị Hoà", "female", "1985-07-03"),
        },
        {
            8: [("Ban Chấp hành Đảng bộ xã", "Phó Bí thư"), ("UBND xã", "Chủ tịch")],
            11: [("Hội đồng nhân dân xã", "Phó Chủ tịch")],
        },
        ("E11",),
    ),
    "TCVN3 by font, capitals too": Messy(
        _tcvn3_with_fonts,
        (2,),
        {3: ("Đỗ Thị Ánh", "female", "1985"), 4: ("Lê Quốc Khánh", "male", "1980-07")},
        {3: [("UBND xã", "Phó Chủ tịch")], 4: [("UBND xã", "Chủ tịch")]},
        encoding="TCVN3",
    ),
    "TCVN3 whose fonts are lost": Messy(
        _tcvn3_without_fonts,
        (1,),
        {
            2: ("Phạm Thị Mỹ Duyên", "female", "1985-03"),
            3: ("Nguyễn Văn Quyết", "male", "1985-03-05"),
            4: ("Ngô Thị Bưởi", "female", "1990"),
        },
        {2: [("Hội Liên hiệp Phụ nữ xã", "Chủ tịch")], 3: [("Trạm Y tế xã", "Trưởng trạm")]},
        encoding="TCVN3",
    ),
    "VNI in capitals": Messy(
        _vni_font,
        (1, 2),
        {3: ("Vũ Thị Hằng", "female", "1988"), 4: ("Phạm Quốc Trưởng", "male", "1975-08-15")},
        {3: [("HĐND xã", "Phó Chủ tịch")]},
        encoding="VNI",
    ),
    "marks, split names, levels as columns": Messy(
        _marks_and_split_names,
        (2, 3),
        {4: ("Hoàng Thị Lý", "female", "1987-09-02"), 5: ("Đặng Văn Sơn", "male", "1970")},
        {4: [("HĐND xã", "Đại biểu")], 5: [("Ban Pháp chế HĐND", "Trưởng ban")]},
    ),
    "one person over several rows, headings repeated": Messy(
        _posts_over_several_rows,
        (1,),
        {
            2: ("Bùi Thị Nhàn", "female", "1982-05-06"),
            4: ("Mai Văn Tới", "male", "1970-05-06"),
            7: ("Cao Thị Én", "female", "1985-10-20"),
        },
        {
            2: [("Ban Chấp hành Đảng bộ xã", "Ủy viên"), ("Hội Nông dân xã", "Chủ tịch")],
            4: [("UBND xã", "Phó Chủ tịch"), ("HĐND xã", "Phó Chủ tịch")],
            7: [("Thôn Đông", "Trưởng thôn")],
        },
    ),
    "several sheets, hidden rows and columns, odd spaces": Messy(
        _several_sheets_and_hidden_rows,
        (1,),
        {3: ("Nguyễn Thị Hoa", "female", "1978-04-12"), 6: ("Tạ Thị Lụa", "female", "1991")},
        {3: [("Thôn Đông", "Trưởng thôn")], 6: [("Chi bộ", "Bí thư"), ("Thôn Đoài", "Trưởng thôn")]},
        sheet="Thôn, xóm",
    ),
    "decomposed letters, wrong cells": Messy(
        _decomposed_letters_and_wrong_cells,
        (1,),
        {
            2: ("Trịnh Thị Thuỷ", "female", None),
            3: ("Trịnh Thị Lan", "female", "1986-06-06"),
            4: ("Trịnh Thị Cúc", "female", "1985"),
            5: ("Trịnh Thị Mận", "female", None),
        },
        {2: [("UBND xã", "Chuyên viên")]},
        ("C2", "D4", "C5"),
    ),
    "tables one under the other, each under its group": Messy(
        _tables_one_under_the_other,
        (2,),
        {
            4: ("Nguyễn Thị Hoa", "female", "1980"),
            5: ("Lê Văn Ba", "male", None),
            11: ("Trần Thị Huệ", "female", "1984"),
        },
        {
            4: [("Ban Chấp hành Đảng bộ xã", "Phó Bí thư")],
            5: [("Ban Chấp hành Đảng bộ xã", "Bí thư")],
            11: [("HĐND xã", "Phó Chủ tịch")],
        },
    ),
    "a name merged over two columns, posts in two columns": Messy(
        _name_merged_over_two_columns,
        (2, 3),
        {4: ("Nguyễn Thị Hoa", "female", "1985"), 5: ("Lê Văn Tới", "male", "1970")},
        {
            4: [("Ban Chấp hành Đảng bộ xã", "Ủy viên"), ("UBND xã", "Phó Chủ tịch")],
            5: [("Công an xã", "Trưởng Công an")],
        },
    ),
    "VNI, ages in place of births, «như trên»": Messy(
        _ages_and_dittos_of_a_thon,
        (4, 5),
        {
            6: ("Nguyễn Thị Mẫu Hường", "female", "1980"),
            7: ("Lê Quốc Mẫu Cường", "male", "1974"),
            8: ("Trần Mẫu Thuý", "female", None),
            9: ("Phạm Mẫu Nga", "female", "1990"),
        },
        {
            7: [("Thôn Đông Lĩnh", "Phó thôn")],
            8: [("Thôn Đông Lĩnh", "Chi hội trưởng phụ nữ")],
        },
        ("D8",),
        encoding="VNI",
    ),
    "serial numbers as text, «nt», dates under men and women": Messy(
        _serials_as_text_and_dittos,
        (2, 3),
        {
            7: ("Vũ Mẫu Hằng", "female", "1980-07-01"),
            8: ("Lê Văn Mẫu Tú", "male", "1975-05-01"),
            10: ("Bùi Mẫu Sen", "female", "1984"),
            11: ("Đỗ Mẫu Lan", "female", None),
        },
        {
            7: [("Ban Chấp hành Đảng bộ xã", "Bí thư")],
            8: [("Ban Chấp hành Đảng bộ xã", "Phó Bí thư Thường trực")],
            11: [("Hội LHPN", "Phó Chủ tịch")],
        },
        ("D11",),
    ),
    "headings without accents, a closing remark": Messy(
        _headings_without_accents,
        (1,),
        {2: ("Nguyễn Thị Mỹ Hạnh", "female", "1979-12-12"), 3: ("Lê Văn Ba", "male", "1970")},
        {2: [("Hội LHPN", "Chủ tịch")], 3: [("Phòng Văn hóa - Xã hội", "Trưởng phòng")]},
    ),
}

"""Sizes, letterhead and column widths as NĐ 30/2020/NĐ-CP asks for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reports.compose import Line, compose
from app.services.reports.fonts import Face, document_typeface
from app.services.reports.grid import cell_lines, fit
from app.services.reports.layout import HEAD_SIZES, MM, HeadSizes, Role, sheet, styles
from app.services.reports.letterhead import HeadPlan, choose_sizes, date_text, number_text, plan_head
from app.services.reports.model import Annex, Column, Edit, Letterhead, Orientation, Report, Row, Table
from tests.helpers.sample_report import LETTERHEAD, sample_letter, sample_report

_TYPEFACE = document_typeface()
_WIDTH = sheet(Orientation.PORTRAIT).text_width


def _report(letterhead: Letterhead, title: str = "Tên", type_name: str | None = "BÁO CÁO") -> Report:
    return Report(kind="k", title=title, type_name=type_name, letterhead=letterhead, blocks=())


def _plan(letterhead: Letterhead) -> HeadPlan:
    report = _report(letterhead)
    return plan_head(report, _WIDTH, choose_sizes(report, _WIDTH, _TYPEFACE), typeface=_TYPEFACE)


def _lines(report: Report, role: Role) -> list[str]:
    parts = compose(report, _TYPEFACE).parts
    return [
        item.text for part in parts for item in part.items if isinstance(item, Line) and item.role is role
    ]


@pytest.mark.parametrize("head", HEAD_SIZES)
@pytest.mark.parametrize("body", [13, 14])
def test_every_size_is_within_the_decree(body: int, head: HeadSizes) -> None:
    made = styles(body, head)
    ranges = {
        Role.NATIONAL_NAME: (12, 13), Role.MOTTO: (13, 14), Role.SUPERIOR: (12, 13), Role.ISSUER: (12, 13),
        Role.NUMBER: (13, 13), Role.PLACE_DATE: (13, 14), Role.SUBJECT: (12, 13), Role.TYPE_NAME: (13, 14),
        Role.TITLE: (13, 14), Role.ADDRESSEES: (13, 14), Role.LEGAL_BASIS: (13, 14), Role.BODY: (13, 14),
        Role.PART: (13, 14), Role.CLAUSE: (13, 14), Role.POINT: (13, 14), Role.AUTHORITY: (13, 14),
        Role.SIGNER: (13, 14), Role.RECIPIENTS_LABEL: (12, 12), Role.RECIPIENTS: (11, 11),
        Role.ANNEX_LABEL: (14, 14), Role.ANNEX_TITLE: (13, 14), Role.ANNEX_REFERENCE: (13, 14),
        Role.MARKING: (13, 14), Role.DRAFTER: (11, 11), Role.PAGE_NUMBER: (13, 14),
    }  # fmt: skip
    for role, (low, high) in ranges.items():
        assert low <= made[role].size <= high, role
    assert made[Role.BODY].before >= 6
    assert made[Role.BODY].first_indent in (pytest.approx(10 * MM), pytest.approx(12.7 * MM))
    assert 1 <= made[Role.BODY].line <= 1.5


def test_weights_and_slants_are_those_of_the_decree() -> None:
    made = styles(14, HEAD_SIZES[0])
    bold = {role for role, style in made.items() if style.bold}
    italic = {role for role, style in made.items() if style.italic}
    assert {Role.NATIONAL_NAME, Role.MOTTO, Role.ISSUER, Role.TYPE_NAME, Role.TITLE, Role.PART} <= bold
    assert {Role.CLAUSE, Role.AUTHORITY, Role.SIGNER, Role.RECIPIENTS_LABEL, Role.MARKING} <= bold
    assert not bold & {Role.SUPERIOR, Role.NUMBER, Role.PLACE_DATE, Role.BODY, Role.RECIPIENTS, Role.SUBJECT}
    assert {Role.PLACE_DATE, Role.LEGAL_BASIS, Role.RECIPIENTS_LABEL, Role.ANNEX_REFERENCE} <= italic
    assert not italic & {Role.NUMBER, Role.BODY, Role.TITLE, Role.RECIPIENTS, Role.SIGNER}


@pytest.mark.parametrize(
    ("number", "text"),
    [("5", "05/BC-UBND"), ("12", "12/BC-UBND"), ("05a", "05a/BC-UBND"), (None, "\xa0" * 8 + "/BC-UBND")],
)
def test_numbers_below_ten_get_a_zero(number: str | None, text: str) -> None:
    assert number_text(replace(LETTERHEAD, number=number)) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (None, "ngày" + "\xa0" * 6 + "tháng" + "\xa0" * 6 + "năm 2026"),
    ],
)
def test_the_date_follows_the_zero_rule_or_is_left_blank(day: date | None, text: str) -> None:
    assert date_text(replace(LETTERHEAD, issued=day)) == text


def test_the_usual_head_has_the_larger_sizes() -> None:
    assert choose_sizes(_report(LETTERHEAD), _WIDTH, _TYPEFACE) == HEAD_SIZES[0]
    assert [line.text for line in _plan(LETTERHEAD).left] == ["ỦY BAN NHÂN DÂN", "XÃ MẪU SƠN"]


def test_a_long_issuer_gets_the_smaller_sizes_to_stay_on_one_line() -> None:
    board = replace(LETTERHEAD, superior="UBND xã Mẫu Sơn", issuer=("Ban Vì sự tiến bộ của phụ nữ",))
    assert choose_sizes(_report(board), _WIDTH, _TYPEFACE) == HEAD_SIZES[1]
    assert [line.text for line in _plan(board).left] == ["UBND XÃ MẪU SƠN", "BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ"]


def test_an_issuer_too_long_for_one_line_is_broken_evenly() -> None:
    long = replace(LETTERHEAD, issuer=("Ban Chỉ đạo công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã",))
    plan = _plan(long)
    widths = [_TYPEFACE.width(line.text, *_face_and_size(long, line.role)) for line in plan.left]
    assert 2 <= len(widths) <= 3
    assert max(widths) <= plan.left_width
    assert min(widths) > 0.6 * max(widths)


def _face_and_size(letterhead: Letterhead, role: Role) -> tuple[Face, float]:
    style = styles(14, choose_sizes(_report(letterhead), _WIDTH, _TYPEFACE))[role]
    return style.face, style.size


@given(st.lists(st.text("AĂÂĐÊÔƠƯỄỘ ", max_size=80), max_size=3))
def test_the_columns_fill_the_width_and_quoc_hieu_fits(issuer: list[str]) -> None:
    letterhead = replace(LETTERHEAD, issuer=tuple(issuer))
    plan = _plan(letterhead)
    assert plan.left_width + plan.right_width == pytest.approx(_WIDTH)
    for line in plan.right:
        assert _TYPEFACE.width(line.text, *_face_and_size(letterhead, line.role)) <= plan.right_width
    assert plan.left_rule <= plan.left_width / 2


def test_the_rules_have_the_lengths_of_the_decree() -> None:
    plan = _plan(LETTERHEAD)
    motto = _TYPEFACE.width("Độc lập - Tự do - Hạnh phúc", *_face_and_size(LETTERHEAD, Role.MOTTO))
    issuer = _TYPEFACE.width("ỦY BAN NHÂN DÂN", *_face_and_size(LETTERHEAD, Role.ISSUER))
    assert plan.right_rule == pytest.approx(motto)
    assert issuer / 3 <= plan.left_rule <= issuer / 2


def test_an_official_letter_has_its_subject_under_the_number() -> None:
    letter = sample_letter()
    plan = plan_head(letter, _WIDTH, HEAD_SIZES[0], typeface=_TYPEFACE)
    assert " ".join(line.text for line in plan.below).startswith("V/v đôn đốc thực hiện")
    assert plan.left[0].role is Role.SUPERIOR
    assert not _lines(letter, Role.TITLE)


def test_a_subject_written_with_its_sign_does_not_get_two() -> None:
    report = replace(sample_letter(), title="V/v đôn đốc")
    assert plan_head(report, _WIDTH, HEAD_SIZES[0], typeface=_TYPEFACE).below[0].text == "V/v đôn đốc"


def test_addressees_are_punctuated() -> None:
    one = _lines(sample_report(1), Role.ADDRESSEES)
    assert one == ["Kính gửi: Sở Nội vụ thành phố Mẫu."]
    label, *names = _lines(sample_letter(), Role.ADDRESSEES)
    assert label == "Kính gửi:"
    assert [name[:2] + name[-1] for name in names] == ["- ;", "- ;", "- ."]


def test_legal_bases_are_punctuated_and_keep_a_colon() -> None:
    report = replace(sample_report(1), legal_bases=("Căn cứ A.", "", "Căn cứ B;", "xã báo cáo như sau:"))
    assert _lines(report, Role.LEGAL_BASIS) == ["Căn cứ A;", "Căn cứ B;", "xã báo cáo như sau:"]
    assert _lines(replace(report, legal_bases=("Căn cứ A,",)), Role.LEGAL_BASIS) == ["Căn cứ A."]


def test_only_the_first_level_of_headings_is_in_capitals() -> None:
    report = sample_report(1)
    assert _lines(report, Role.PART)[0] == "I. KẾT QUẢ THỰC HIỆN"
    assert _lines(report, Role.CLAUSE)[0] == "1. Công tác chỉ đạo, triển khai"
    assert _lines(report, Role.POINT) == ["a) Ngân sách nhà nước"]


@pytest.mark.parametrize("typed", ["trân trọng báo cáo", "trân trọng báo cáo.", "trân trọng báo cáo./."])
def test_the_text_ends_with_the_closing_sign(typed: str) -> None:
    report = sample_report(1)
    assert report.closing is not None
    report = replace(report, closing=replace(report.closing, runs=(typed,)))
    assert _lines(report, Role.BODY)[-1] == "trân trọng báo cáo./."


def test_an_unfilled_paragraph_is_a_dotted_line_and_an_emptied_one_nothing() -> None:
    report = sample_report(1)
    before = _lines(report, Role.BODY)
    assert [line for line in before if set(line) == {"…"}]
    after = _lines(report.with_edits({"capacity.text": Edit("")}), Role.BODY)
    assert len(after) == len(before) - 1


def test_an_annex_refers_to_its_document() -> None:
    annex = Annex(key="a", label="Phụ lục", title="Danh mục", blocks=())
    letterhead = replace(LETTERHEAD, number="7", issued=date(2026, 7, 15))
    report = replace(_report(letterhead), annexes=(annex,))
    assert _lines(report, Role.ANNEX_REFERENCE) == [
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 15 tháng 7 năm 2026 của UBND xã Mẫu Sơn)"
    ]
    own = replace(report, annexes=(replace(annex, reference="(Kèm theo Tờ trình)"),))
    assert _lines(own, Role.ANNEX_REFERENCE) == ["(Kèm theo Tờ trình)"]
    assert not _lines(replace(report, annexes=(replace(annex, reference=""),)), Role.ANNEX_REFERENCE)


@given(
    st.lists(st.tuples(st.floats(0, 5), st.text("aăđ 1.", max_size=60)), min_size=1, max_size=14),
    st.sampled_from(Orientation),
)
def test_columns_fill_the_width_and_hold_their_words(
    columns: list[tuple[float, str]], lie: Orientation
) -> None:
    table = Table(
        key="t",
        columns=tuple(Column(header=text, weight=weight) for weight, text in columns),
        rows=(Row(tuple(text[::-1] for _, text in columns)),),
    )
    width = sheet(lie).text_width
    grid = fit(table, cell_lines(table), width, typeface=_TYPEFACE)
    assert sum(grid.widths) == pytest.approx(width)
    assert all(room > 0 for room in grid.room)


def test_many_columns_make_the_type_smaller_before_words_are_broken() -> None:
    columns = tuple(Column(header="Phường, xã") for _ in range(13))
    table = Table(key="t", columns=columns, rows=(Row(("1.234.567",) * 13),))
    grid = fit(table, cell_lines(table), _WIDTH, typeface=_TYPEFACE)
    wide = fit(table, cell_lines(table), 2 * _WIDTH, typeface=_TYPEFACE)
    assert grid.size < wide.size == 12

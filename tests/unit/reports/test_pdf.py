"""The PDF, measured as a reader sees it, against NĐ 30/2020/NĐ-CP, Phụ lục I."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from app.core.progress import Cancelled
from app.services.reports.compose import Line, compose
from app.services.reports.fonts import document_typeface
from app.services.reports.layout import MM
from app.services.reports.model import Block, Column, Paragraph, Report, Row, RowKind, Signature, Table
from app.services.reports.pdf import TooLarge, render_pdf
from tests.helpers.pdf import Page, read_pdf, squeezed
from tests.helpers.sample_report import LETTERHEAD, SIGNATURE, sample_letter, sample_report, sample_sheet

_NEAR = 2.5
"""Glyphs have side bearings, and a drawn line half its width on either end."""


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return read_pdf(render_pdf(sample_report()))


def test_pages_are_a4_and_only_the_annex_with_the_wide_table_lies(pages: list[Page]) -> None:
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in pages]
    assert set(sizes[:-1]) == {(210, 297)}
    assert sizes[-1] == (297, 210)


def test_everything_keeps_within_the_margins(pages: list[Page]) -> None:
    for page in pages:
        for box, char in zip(page.boxes, page.text, strict=True):
            if not char.strip() or box.top < 20 * MM:
                continue  # the page number stands in the margin
            assert box.left >= 30 * MM - 1
            assert box.right <= page.width - 15 * MM + 1
            assert box.bottom <= page.height - 20 * MM + 1


def _page_numbers(page: Page) -> str:
    return "".join(
        char for char, box in zip(page.text, page.boxes, strict=True) if char.strip() and box.bottom < 19 * MM
    )


def test_page_numbers_start_anew_in_every_part_and_hide_the_first(pages: list[Page]) -> None:
    annexes = [index for index, page in enumerate(pages) if page.text.startswith("Phụ lục")]
    starts = [0, *annexes, len(pages)]
    expected = [
        "" if number == 1 else str(number)
        for start, end in pairwise(starts)
        for number in range(1, end - start + 1)
    ]
    assert [_page_numbers(page) for page in pages] == expected
    assert len(annexes) == 2


def test_the_page_number_is_centred_in_the_top_margin(pages: list[Page]) -> None:
    page = next(page for page in pages if _page_numbers(page))
    inked = [box for box, char in zip(page.boxes, page.text, strict=True) if char.strip()]
    box = min(inked, key=lambda box: box.top)
    assert box.centre == pytest.approx((30 * MM + page.width - 15 * MM) / 2, abs=1)
    assert 10 * MM <= box.top < box.bottom < 20 * MM


def test_quoc_hieu_tieu_ngu_and_their_rule(pages: list[Page]) -> None:
    name = pages[0].find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = pages[0].find("Độc lập - Tự do - Hạnh phúc")
    rule = pages[0].rule_below(motto)
    assert name.bottom - name.top < 20, "one line"
    assert name.centre == pytest.approx(motto.centre, abs=1)
    assert rule.centre == pytest.approx(motto.centre, abs=1)
    assert rule.width == pytest.approx(motto.width, abs=_NEAR)
    assert 0 < rule.top - motto.bottom < 6


def test_the_issuer_and_its_rule(pages: list[Page]) -> None:
    first, second = pages[0].find("ỦY BAN NHÂN DÂN"), pages[0].find("XÃ MẪU SƠN")
    rule = pages[0].rule_below(second)
    assert first.centre == pytest.approx(second.centre, abs=1)
    assert first.width / 3 <= rule.width <= first.width / 2
    assert rule.centre == pytest.approx(second.centre, abs=1)
    assert first.right < pages[0].find("CỘNG HÒA").left


def test_number_and_date_stand_on_one_level_under_their_columns(pages: list[Page]) -> None:
    page = pages[0]
    number, symbol = page.find("Số:"), page.find("/BC-UBND")
    place, year = page.find("Mẫu Sơn, ngày"), page.find("năm 2026")
    assert symbol.left - number.right > 7 * 13 * 0.25, "room for the number"
    assert page.find("BC-UBND").bottom == pytest.approx(page.find("năm 2026").bottom, abs=0.6), "one baseline"
    left = page.find("ỦY BAN NHÂN DÂN").centre
    right = page.find("Độc lập - Tự do - Hạnh phúc").centre
    assert (number.left + symbol.right) / 2 == pytest.approx(left, abs=1.5)
    assert (place.left + year.right) / 2 == pytest.approx(right, abs=1.5)


def test_the_title_is_centred_over_its_rule(pages: list[Page]) -> None:
    text_centre = (30 * MM + pages[0].width - 15 * MM) / 2
    for text in ("BÁO CÁO", "(Số liệu từ 15/6/2026 đến 14/7/2026)"):
        assert pages[0].find(text).centre == pytest.approx(text_centre, abs=1)
    title = pages[0].find("Kết quả công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tháng 7 năm 2026")
    rule = pages[0].rule_below(pages[0].find("(Số liệu từ 15/6/2026 đến 14/7/2026)"))
    assert title.width / 3 <= rule.width <= title.width / 2
    assert rule.centre == pytest.approx(text_centre, abs=1)


def test_paragraphs_are_indented_justified_and_apart(pages: list[Page]) -> None:
    start = pages[0].find("Trong kỳ, UBND xã")
    next_line = pages[0].find("công tác bình đẳng giới và vì sự tiến bộ của phụ nữ; phân công")
    assert start.left == pytest.approx(30 * MM + 12.7 * MM, abs=1)
    assert next_line.left == pytest.approx(30 * MM, abs=1)
    full = [box.right for box in pages[0].boxes if start.top - 2 < box.top < next_line.bottom]
    assert max(full) == pytest.approx(pages[0].width - 15 * MM, abs=1), "justified"
    heading, body = pages[0].find("2. Công tác tuyên truyền"), pages[0].find("Đã phát 60 tin")
    assert body.bottom - heading.bottom > 14 * 1.15 + 5


def test_signature_and_recipients_stand_side_by_side(pages: list[Page]) -> None:
    page = pages[1]
    recipients, authority = page.find("Nơi nhận:"), page.find("TM. ỦY BAN NHÂN DÂN")
    signer = page.find("Nguyễn Thị Mẫu")
    assert recipients.top == pytest.approx(authority.top, abs=4)
    assert recipients.left == pytest.approx(30 * MM, abs=1)
    assert authority.left > page.width / 2 - 20
    assert signer.centre == pytest.approx(authority.centre, abs=1)
    assert signer.top - page.find("PHÓ CHỦ TỊCH").bottom > 20 * MM
    assert page.find("- Như trên;").top > recipients.bottom - 2
    assert "- Lưu: VT, VHXH." in page.text


def test_the_signature_never_stands_alone() -> None:
    """Whatever the length of the text, the last paragraph is on the page of the signature."""
    for count in range(1, 40, 3):
        blocks = tuple(Paragraph(f"p{index}", (f"Dòng {index}",)) for index in range(count))
        closing = Paragraph("closing", ("Trên đây là báo cáo",))
        report = Report(
            kind="k", title="t", blocks=blocks, closing=closing, signature=SIGNATURE, recipients=("A",)
        )
        last = read_pdf(render_pdf(report))[-1]
        assert "Trên đây là báo cáo" in last.text
        assert "Nguyễn Thị Mẫu" in last.text


def test_a_heading_stays_with_its_text() -> None:
    for count in range(20, 34):
        blocks = (
            *(Paragraph(f"p{index}", (f"Dòng {index}",)) for index in range(count)),
            *sample_report(1).blocks[2:3],
        )
        for page in read_pdf(render_pdf(Report(kind="k", title="t", blocks=blocks))):
            assert ("NHIỆM VỤ TRỌNG TÂM" in page.text) == ("Tiếp tục duy trì" in page.text)


def test_a_long_table_repeats_its_head_and_keeps_its_order(pages: list[Page]) -> None:
    annex = [page for page in pages if "Ngày phát" in page.text]
    assert len(annex) > 3
    numbers = [
        int(found) for page in annex for found in re.findall(r"(?<!\d)(\d{1,2}) \d\d/07/2026", page.text)
    ]
    assert numbers == list(range(1, 61))
    for page in annex[1:]:
        assert page.find("Ngày phát").top < 40 * MM


def test_a_group_heading_is_not_the_last_row_of_a_page(pages: list[Page]) -> None:
    page = next(page for page in pages if "B. Tuần 3" in page.text)
    assert "41 " in page.text[page.text.index("B. Tuần 3") :]


def test_a_table_fills_the_width_of_the_text(pages: list[Page]) -> None:
    for page in pages:
        for rule in page.rules:
            assert rule.left >= 30 * MM - 1
            assert rule.right <= page.width - 15 * MM + 1
    table = pages[0].rule_below(pages[0].find("Kết quả tuyên truyền tháng 7 năm 2026"))
    assert table.width == pytest.approx(165 * MM, abs=1.5)


def test_a_row_higher_than_a_page_goes_on() -> None:
    words = " ".join(f"từ{index}" for index in range(3000))
    table = Table(
        key="t",
        columns=(Column(header="A"), Column(header="B")),
        rows=(Row(("một", words)), Row(("hai", "hết"))),
    )
    found = read_pdf(render_pdf(Report(kind="k", title="t", blocks=(table,))))
    text = " ".join(page.text for page in found)
    assert len(found) > 2
    assert [int(number) for number in re.findall(r"từ(\d+)", text)] == list(range(3000))
    assert "hết" in text


@pytest.mark.parametrize("words", [4, 700, 1000, 1400, 1900])
@pytest.mark.parametrize("above", [0, 9, 18, 25])
def test_the_title_of_a_list_stays_with_its_first_row(words: int, above: int) -> None:
    """However high that row is: the title never ends a page, nor does it have one for itself."""
    high = " ".join(f"từ{index}" for index in range(words))
    rows = (Row(("NHÓM",), kind=RowKind.GROUP), Row(("một", f"BẮT ĐẦU {high}")), Row(("hai", "hết")))
    for shown in (rows, rows[1:]):
        table = Table(
            key="t", title="2. Danh mục", columns=(Column(header="A"), Column(header="B")), rows=shown
        )
        lines = [Paragraph(f"p{index}", (f"Dòng {index}",)) for index in range(above)]
        blocks: tuple[Block, ...] = (*lines, table)
        found = read_pdf(render_pdf(Report(kind="k", title="t", blocks=blocks)))
        page = next(page for page in found if "2. Danh mục" in page.text)
        assert "BẮT ĐẦU" in page.text
        assert "từ0 " in f"{page.text} "


def test_recipients_longer_than_a_page_go_on() -> None:
    recipients = tuple(f"Đơn vị số {index}" for index in range(150))
    report = replace(sample_letter(), recipients=recipients)
    text = " ".join(page.text for page in read_pdf(render_pdf(report)))
    assert [int(number) for number in re.findall(r"Đơn vị số (\d+)", text)] == list(range(150))


def test_what_fits_on_no_page_is_an_expected_failure() -> None:
    report = Report(kind="k", title="t", blocks=(), signature=Signature(("Chủ tịch ",) * 80))
    with pytest.raises(TooLarge, match="rút ngắn"):
        render_pdf(report)


def test_an_official_letter() -> None:
    (page,) = read_pdf(render_pdf(sample_letter()))
    subject, number = page.find("V/v đôn đốc"), page.find("Số: 05/VHXH")
    assert subject.top > number.bottom
    assert page.find("Mẫu Sơn, ngày 05 tháng 02 năm 2026").left > number.right
    colon, dashes = (
        page.find("Kính gửi:"),
        [page.find(text) for text in ("- Công an", "- Trạm Y tế", "- Ban Chấp")],
    )
    assert all(dash.left == pytest.approx(dashes[0].left, abs=0.5) for dash in dashes)
    assert dashes[0].left == pytest.approx(colon.right, abs=5), "the dash stands under the colon"
    marking = page.find("KHẨN")
    assert marking.top > subject.bottom
    assert marking.centre == pytest.approx(number.centre, abs=1)


def test_a_plain_list_lies_and_has_no_letterhead() -> None:
    found = read_pdf(render_pdf(sample_sheet()))
    assert all(page.width > page.height for page in found)
    assert "CỘNG HÒA" not in found[0].text
    assert found[0].find("LƯU HÀNH NỘI BỘ").top < found[0].find("PHIẾU GIAO NHIỆM VỤ").top


def test_every_text_is_found_again(pages: list[Page]) -> None:
    report = sample_report()
    found = squeezed("".join(page.text for page in pages))
    texts = [paragraph.text for paragraph in report.paragraphs()]
    for part in compose(report, document_typeface()).parts:
        texts += [item.text for item in part.items if isinstance(item, Line)]
    for text in texts:
        for line in text.split("\n"):
            assert squeezed(line) in found or _across_pages(line, pages), line


def _across_pages(line: str, pages: list[Page]) -> bool:
    """Found once the page numbers between two pages are left out."""
    body = "".join(
        char for page in pages for char, box in zip(page.text, page.boxes, strict=True) if box.top >= 19 * MM
    )
    return squeezed(line) in squeezed(body)


def test_fonts_are_embedded() -> None:
    raw = render_pdf(sample_report(3))
    fonts = re.findall(rb"/FontDescriptor \d+ 0 R", raw)
    assert len(re.findall(rb"/Type /Font\b", raw)) == len(fonts) > 3
    assert b"/Helvetica" not in raw


def test_the_same_report_gives_the_same_bytes_and_tells_nothing() -> None:
    first, second = render_pdf(sample_report(5)), render_pdf(sample_report(5))
    assert first == second
    assert render_pdf(sample_letter()) != first
    assert render_pdf(sample_report(5)) == first, "also after another document"
    document = pdfium.PdfDocument(io.BytesIO(first))
    try:
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    assert metadata["Title"] == "Báo cáo"
    assert not metadata["Author"]
    assert "Mẫu" not in "".join(metadata.values())


class _Watcher:
    """Notes the steps and cancels at the page asked for."""

    def __init__(self, last: int) -> None:
        self.last, self.pages = last, 0

    def step(self, done: int, total: int, message: str = "") -> None:
        assert message
        assert total >= 0
        self.pages = done

    def check(self) -> None:
        if self.pages >= self.last:
            raise Cancelled


def test_it_can_be_cancelled_between_two_pages() -> None:
    watcher = _Watcher(3)
    with pytest.raises(Cancelled):
        render_pdf(sample_report(), progress=watcher)
    assert watcher.pages == 3


def test_a_body_of_13_uses_the_smaller_sizes() -> None:
    page = read_pdf(render_pdf(replace(sample_report(1), body_size=13)))[0]
    larger = read_pdf(render_pdf(sample_report(1)))[0]
    assert page.find("CỘNG HÒA XÃ HỘI").width == pytest.approx(
        larger.find("CỘNG HÒA XÃ HỘI").width * 12 / 13, abs=1
    )
    assert page.find("I. KẾT QUẢ").width == pytest.approx(larger.find("I. KẾT QUẢ").width * 13 / 14, abs=1)


def test_a_given_number_and_date_are_printed() -> None:
    head = replace(LETTERHEAD, number="7", issued=date(2026, 7, 15))
    page = read_pdf(render_pdf(replace(sample_report(1), letterhead=head)))[0]
    assert "Số: 07/BC-UBND" in page.text
    assert "Mẫu Sơn, ngày 15 tháng 7 năm 2026" in page.text

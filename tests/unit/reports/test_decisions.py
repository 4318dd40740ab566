"""Decisions and minutes: who decides above the bases, articles as written, signatures side by side."""

from dataclasses import replace
from io import BytesIO

import docx as python_docx
import pytest

from app.services.reports.docx import render_docx
from app.services.reports.model import Letterhead, Paragraph, Report, Section, Signature
from app.services.reports.pdf import render_pdf
from app.services.reports.snapshot import from_json, to_json
from tests.helpers.pdf import read_pdf
from tests.helpers.sample_report import LETTERHEAD, SIGNATURE

DECISION = Report(
    kind="decision",
    type_name="Quyết định",
    title="Về việc áp dụng biện pháp mẫu",
    letterhead=LETTERHEAD,
    decided_by="Chủ tịch Ủy ban nhân dân xã Mẫu Sơn",
    legal_bases=("Căn cứ Luật Mẫu", "Theo đề nghị của Phòng Mẫu"),
    blocks=(
        Section(
            key="one",
            number="Điều 1.",
            title="Áp dụng biện pháp",
            article=True,
            blocks=(Paragraph("one.text", ("Nội dung của điều một.",)),),
        ),
    ),
    cosigners=(Signature(("Thư ký",), "Lê Thị Mẫu"), Signature(("Chủ trì",), "Trần Văn Mẫu")),
    signature=SIGNATURE,
    recipients=("Như trên",),
)


def printed(report: Report, form: str) -> str:
    if form == "pdf":
        return "\n".join(page.text for page in read_pdf(render_pdf(report)))
    document = python_docx.Document(BytesIO(render_docx(report)))
    return "\n".join(text.text or "" for text in document.element.body.iter("{*}t"))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_decision_stands_between_who_decides_and_its_articles(form: str) -> None:
    text = printed(DECISION, form)
    order = [
        "QUYẾT ĐỊNH",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU SƠN",
        "Căn cứ Luật Mẫu;",
        "Theo đề nghị của Phòng Mẫu.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Áp dụng biện pháp",
        "Nội dung của điều một.",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_who_signs_too_stands_above_the_signature(form: str) -> None:
    text = printed(DECISION, form)
    for name in ("THƯ KÝ", "CHỦ TRÌ", "Lê Thị Mẫu", "Trần Văn Mẫu", "Nguyễn Thị Mẫu"):
        assert text.count(name) == 1
    assert text.index("Trần Văn Mẫu") < text.index("TM. ỦY BAN NHÂN DÂN")


def test_two_who_sign_stand_side_by_side_and_a_third_on_the_right() -> None:
    three = (*DECISION.cosigners, Signature(("Người chứng kiến",), "Hoàng Văn Mẫu"))
    (page,) = read_pdf(render_pdf(replace(DECISION, blocks=(), legal_bases=(), cosigners=three)))
    left, right, below = (page.find(name) for name in ("Lê Thị Mẫu", "Trần Văn Mẫu", "Hoàng Văn Mẫu"))
    assert abs(left.top - right.top) < 1
    assert left.right < page.width / 2 < right.left
    assert below.top > right.bottom
    assert below.left > page.width / 2


def test_a_head_without_a_symbol_has_no_line_for_the_number() -> None:
    head: Letterhead = replace(LETTERHEAD, symbol="")
    page, *_ = read_pdf(render_pdf(replace(DECISION, letterhead=head)))
    assert "Số:" not in page.text
    assert "Mẫu Sơn, ngày" in page.text


def test_a_decision_is_kept_whole() -> None:
    assert from_json(to_json(DECISION)) == DECISION

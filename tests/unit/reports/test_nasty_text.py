"""Whatever people type comes out of all three formats as the same text."""

import io
import subprocess
import sys
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.services.reports.docx import render_docx
from app.services.reports.model import (
    Annex,
    Column,
    Letterhead,
    Paragraph,
    Report,
    Row,
    Section,
    Signature,
    Table,
)
from app.services.reports.pdf import render_pdf
from app.services.reports.text import bare, one_line, printable, printable_lines
from app.services.reports.xlsx import render_xlsx
from tests.helpers.pdf import pdf_text, squeezed

_MARKUP = "<b>x</b> & &amp; \" ' ]]> <!-- --> <br/> %s {0}"
_DECOMPOSED = "Vi\u1ec7t To\u0300a a\u0302\u0301 d\u0111 U\u031bo\u031b\u0323"
_EMOJI = "👩‍👩‍👧 🇻🇳 ✊🏽 \U0001f468"
_CONTROLS = "a\x00b\x07c\x1bd\u200be\ufefff\u202eg\ufffeh\uffffi\ud800j\x85k"
_LONG = "Nghiêngnghiêng" * 40
_NASTY = (
    st.text(max_size=60)
    | st.text("aăđƯỘ <>&\"'=+-@\n\t\u0301\u0323\x00", max_size=60)
    | st.sampled_from(
        [_MARKUP, _DECOMPOSED, _EMOJI, _CONTROLS, _LONG, "=1+1", "-2+3", "", " ", "\n\n", "./.", "."]
    )
)


def _document(text: str) -> Report:
    """A document with the text in every place that takes text; head and signature hold some lines only."""
    short = text[:100]
    table = Table(
        key="t",
        title=text,
        unit_note=text,
        note=text,
        columns=(Column(header="Một", group="Nhóm"), Column(header="Hai", group="Nhóm", weight=3)),
        rows=(Row((text, text)), Row(("cuối", "X" + text))),
    )
    return Report(
        kind="k",
        type_name=text,
        title=text,
        period=text,
        period_note=text,
        letterhead=Letterhead(
            superior=short,
            issuer=(short,),
            issuer_name=short,
            symbol="BC-UBND",
            number=short,
            place=short,
            year=2026,
        ),
        markings=(short,),
        addressees=(text, text),
        legal_bases=(text,),
        blocks=(Section(key="s", number="I.", title=text, blocks=(Paragraph("p", (text,)), table)),),
        closing=Paragraph("c", (text,)),
        signature=Signature((short,), short),
        recipients=(text,),
        drafter=text,
        verification=text,
        annexes=(Annex(key="a", label=text, title=text, blocks=(Paragraph("ap", (text,)),)),),
    )


def _paragraph_and_cell(text: str) -> Report:
    table = Table(key="t", columns=(Column(header="Một"),), rows=(Row((text,)),))
    return Report(kind="k", title="Tên", blocks=(Paragraph("p", (text,)), table))


def _docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "".join(element.text or "" for element in document.element.body.iter(qn("w:t")))


def _xlsx_text(data: bytes) -> str:
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    return "".join(str(cell.value or "") for row in workbook.worksheets[1].iter_rows() for cell in row)


@settings(deadline=None, max_examples=40)
@given(_NASTY)
@example(_MARKUP)
@example(_DECOMPOSED)
@example(_EMOJI)
@example(_CONTROLS)
@example(_LONG)
def test_no_text_in_any_place_breaks_a_renderer(text: str) -> None:
    report = _document(text)
    assert pdf_text(render_pdf(report))
    assert _docx_text(render_docx(report))
    assert "cuối" in _xlsx_text(render_xlsx(report))


@settings(deadline=None, max_examples=60)
@given(_NASTY)
@example(_MARKUP)
@example(_DECOMPOSED)
@example(_CONTROLS)
@example(_LONG)
def test_word_and_excel_hold_the_text_to_the_letter(text: str) -> None:
    report = _paragraph_and_cell(text)
    wanted = "".join(map(squeezed, printable_lines(text)))
    document = docx.Document(io.BytesIO(render_docx(report)))
    assert wanted in "".join(squeezed(paragraph.text) for paragraph in document.paragraphs)
    assert "".join(map(squeezed, document.tables[0].cell(1, 0).text.split("\n"))) == wanted
    cell = openpyxl.load_workbook(io.BytesIO(render_xlsx(report))).worksheets[1]["A2"]
    assert "".join(map(squeezed, str(cell.value or "").split("\n"))) == wanted


@pytest.mark.parametrize(
    "text", [_MARKUP, _DECOMPOSED, _EMOJI, _LONG, "=1+1", "ỘƯỰỆ “ngoặc” – … ·", "Ða\x07đ"]
)
def test_the_pdf_holds_the_text_to_the_letter(text: str) -> None:
    assert squeezed(pdf_text(render_pdf(_paragraph_and_cell(text)))).count(squeezed(printable(text))) == 2


def test_signs_without_a_glyph_are_still_in_the_text_of_the_pdf() -> None:
    assert "\U0001f468" in pdf_text(render_pdf(_paragraph_and_cell("\U0001f468")))


@given(st.text())
def test_printable_text_is_clean_and_stays_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert not set(once) & {chr(code) for code in (*range(10), *range(11, 32), 0x7F, 0xFFFE, 0xFFFF)}
    assert "  " not in once
    assert one_line(text) == one_line(once)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("- Như trên;", "Như trên"),
        ("Lưu: VT.", "Lưu: VT"),
        ("– Sở ,", "Sở"),
        ("các thôn...", "các thôn..."),
        (" ;", ""),
    ],
)
def test_entries_of_a_list_lose_their_own_marks(entry: str, text: str) -> None:
    assert bare(entry) == text


@pytest.mark.parametrize("module", ["pdf", "docx", "xlsx", "compose", "fonts", "snapshot"])
def test_libraries_are_loaded_on_first_use_only(module: str) -> None:
    """The window imports the renderers when it starts."""
    code = (
        f"import sys, app.services.reports.{module}\n"
        "print([name for name in ('reportlab', 'docx', 'openpyxl', 'lxml', 'PIL') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("render", [render_pdf, render_docx, render_xlsx])
def test_an_empty_document_is_a_document(render: Callable[[Report], bytes]) -> None:
    assert len(render(Report(kind="k", title="", blocks=()))) > 500

"""The shipped sample plan: a Word document that shows what the reader can do, slips included."""

from pathlib import Path

import pytest
from docx import Document

from app.core.errors import CannotWrite
from app.services.plans.preview import Flag, PlanPreview
from app.services.plans.reader import read_plan
from app.services.plans.sample import write_sample_plan


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> PlanPreview:
    return read_plan(write_sample_plan(tmp_path_factory.mktemp("sample") / "ke-hoach-mau.docx"))


def test_head(preview: PlanPreview) -> None:
    head = preview.head
    assert (head.issuer, head.number, head.year) == ("Ủy ban nhân dân xã An Phú Mẫu", "05/KH-UBND", 2026)
    assert head.title.startswith("Công tác bình đẳng giới")
    assert str(head.signed_on) == "2026-01-12"


def test_it_says_that_it_is_a_sample(preview: PlanPreview) -> None:
    assert any("Văn bản mẫu" in line.text for line in preview.lines)


def test_automatic_numbers_and_annex(preview: PlanPreview) -> None:
    sections = {task.section for task in preview.tasks}
    assert {"III.1.a", "III.1.d", "III.2.c", "IV.1", "PL.I.2", "PL.II.4"} <= sections
    assert len(preview.tasks) >= 25


def test_its_slips_are_flagged(preview: PlanPreview) -> None:
    flags = {flag for task in preview.tasks for flag in task.flags}
    assert flags == {
        Flag.YEAR_MISMATCH,
        Flag.INVALID_DATE,
        Flag.REPEATED_NUMBER,
        Flag.RELATIVE_DEADLINE,
        Flag.CONDITIONAL_DATE,
        Flag.DITTO,
    }


def test_it_can_be_written_for_another_year(tmp_path: Path) -> None:
    preview = read_plan(write_sample_plan(tmp_path / "new folder" / "mau.docx", year=2027))
    years = {period.end.year for task in preview.tasks for period in task.periods if period.end is not None}
    assert preview.head.year == 2027
    assert years == {2027, 2028}


def test_it_is_a_proper_document(tmp_path: Path) -> None:
    document = Document(str(write_sample_plan(tmp_path / "mau.docx")))
    assert document.styles["Normal"].font.name == "Times New Roman"
    section = document.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert (round(section.page_width.cm), round(section.left_margin.cm)) == (21, 3)
    assert list(tmp_path.iterdir()) == [tmp_path / "mau.docx"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").mkdir()
    with pytest.raises(CannotWrite):
        write_sample_plan(tmp_path / "mau.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["mau.docx"]

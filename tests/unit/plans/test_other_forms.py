"""The real plan in other clothes gives the same tasks: printed, in Word, cut at the margin, without its
marks.
"""

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.core.text import fold
from app.services.plans.preview import ProposedTask
from app.services.plans.reader import read_plan
from tests.helpers.seed import SEED_PLAN
from tests.unit.plans.documents import write_pdf


def as_pdf(folder: Path, lines: list[str]) -> Path:
    return write_pdf(folder / "plan.pdf", lines)


def as_docx(folder: Path, lines: list[str]) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


def as_wrapped(folder: Path, lines: list[str]) -> Path:
    wrapped = [part for line in lines for part in textwrap.wrap(line, 90) or [""]]
    return as_text(folder, "\n".join(wrapped))


def as_dense(folder: Path, lines: list[str]) -> Path:
    """No blank lines, and none of the seed's own line breaks in the middle of a sentence."""
    return as_text(folder, "\n".join(part for line in lines for part in textwrap.wrap(line, 100)))


def as_text(folder: Path, text: str) -> Path:
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    return folder / "plan.txt"


def key(task: ProposedTask) -> tuple[Any, ...]:
    return (
        task.section,
        fold(task.text),
        fold(task.lead_unit or ""),
        tuple(fold(unit) for unit in task.coop_units),
        tuple((period.start, period.end) for period in task.periods),
        task.recurrence and task.recurrence.freq,
        task.quota and (task.quota.minimum, fold(task.quota.unit), task.quota.per),
    )


@pytest.mark.parametrize("write", [as_pdf, as_docx, as_wrapped])
def test_form_does_not_matter(write: Callable[[Path, list[str]], Path], tmp_path: Path) -> None:
    lines = SEED_PLAN.read_text(encoding="utf-8").splitlines()
    preview = read_plan(write(tmp_path, lines))
    original = read_plan(SEED_PLAN)
    assert [key(task) for task in preview.tasks] == [key(task) for task in original.tasks]
    assert preview.head == original.head


def test_dense_text_loses_no_duty(tmp_path: Path) -> None:
    lines = SEED_PLAN.read_text(encoding="utf-8").splitlines()
    found = {key(task)[:3] for task in read_plan(as_dense(tmp_path, lines)).tasks}
    wanted = {key(task)[:3] for task in read_plan(SEED_PLAN).tasks}
    assert len(wanted & found) >= len(wanted) - 2


def test_lost_marks_do_not_matter(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", SEED_PLAN.read_text(encoding="utf-8"))
    bare = (
        "".join(char for char in text if not unicodedata.combining(char)).replace("đ", "d").replace("Đ", "D")
    )
    preview = read_plan(as_text(tmp_path, bare))
    original = read_plan(SEED_PLAN)
    assert [(task.line, *key(task)) for task in preview.tasks] == [
        (task.line, *key(task)) for task in original.tasks
    ]
    assert all("ocr" in task.flags for task in preview.tasks if len(task.text) > 60)

"""The window over the commune's real plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.plan_import import open_plan_import
from app.ui.plan_import.document_pane import place_in_viewport
from app.ui.plan_import.draft import Entry
from app.ui.plan_import.window import PlanImportWindow
from tests.helpers.seed import SEED_PLAN

Open = Callable[..., PlanImportWindow]


@pytest.fixture
def shown() -> list[tuple[str, tuple[str, ...]]]:
    """What «Xem các nhiệm vụ» asked for."""
    return []


@pytest.fixture
def open_window(
    qtbot: QtBot, workspace: Workspace, context: UiContext, shown: list[tuple[str, tuple[str, ...]]]
) -> Open:
    """Open a plan as the menu does; the window that is seen then."""
    main = QWidget()
    qtbot.addWidget(main)
    main.resize(1366, 700)
    main.show()

    def open_it(path: Path | None = SEED_PLAN) -> PlanImportWindow:
        open_plan_import(
            context,
            workspace.plans,
            main,
            path=path,
            show_made=lambda label, ids: shown.append((label, ids)),
        )
        (window,) = [one for one in main.findChildren(PlanImportWindow) if one.isVisible()]
        window.resize(1300, 720)
        with qtbot.waitExposed(window):
            window.activateWindow()
        return window

    return open_it


@pytest.fixture
def window(open_window: Open) -> PlanImportWindow:
    return open_window()


def entry_with(window: PlanImportWindow, words: str) -> Entry:
    """The one entry whose text has these words."""
    (found,) = [entry for entry in window.draft.entries if words in entry.task.text]
    return found


def task_titles(workspace: Workspace) -> list[str]:
    """The titles of all tasks of the file, in the plan's order."""
    rows = workspace.tasks.page(ListQuery(sort="section", limit=1000)).rows
    return [row.title for row in rows]


@pytest.fixture
def undated_plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "KẾ HOẠCH\nTriển khai công tác bình đẳng giới\n\nII. NỘI DUNG\n\n"
        "1. Phòng Văn hóa - Xã hội\n\n- Tổ chức tọa đàm nhân ngày 8/3.\n\n- Treo băng rôn hằng quý.\n",
        encoding="utf-8",
    )
    return path


def select(window: PlanImportWindow, words_of_task: str) -> int:
    key = entry_with(window, words_of_task).key
    window.proposals.select([key])
    return key


def seen_and_stressed(window: PlanImportWindow, text: str) -> bool:
    """Whether the first words stressed in the document are `text` and are in view."""
    (entry,) = [window.draft.entry(key) for key in window.proposals.table.selected_keys()]
    span = entry.task.spans[0]
    place = place_in_viewport(window.document, span)
    line = next(line for line in window._opened.preview.lines if line.number == span.line)  # type: ignore[union-attr]
    return line.text[span.start : span.end].startswith(text) and window.document.viewport().rect().contains(
        place
    )

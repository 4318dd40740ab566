"""Conflicts in cases: names are masked in the list, on the overview and in every word; settled by clicks."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from app.ui.merge import MergeDialog
from tests.gui.merge.test_merge_dialog import cells, context, desks, dialog, messages, template
from tests.helpers.hands import click
from tests.integration.merge.machines import Desk

__all__ = ["context", "desks", "dialog", "messages", "template"]
NAMES = ("Người Mẫu Ở Đây", "Người Mẫu Bên Kia")
WORDS = ("Lời kể ghi ở máy này", "Lời kể ghi ở máy kia")


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> str:
    """Return a case whose survivor's name and story both machines wrote differently; A has merged B."""
    a, b = desks
    case = a.put(
        "cases",
        received_at="2026-07-10T08:00",
        receive_form="in_person",
        survivors=[{"full_name": "Người Mẫu"}],
        incidents=[{"narrative": "Lời kể"}],
    )
    b.merge(a)
    for desk, name, story in zip((a, b), NAMES, WORDS, strict=True):
        values = desk.get("cases", case)
        (person,), (incident,) = values["survivors"], values["incidents"]
        desk.put(
            "cases",
            id=case,
            survivors=[{**person, "full_name": name}],
            incidents=[{**incident, "narrative": story}],
        )
        b.clock.advance(seconds=60)
    a.merge(b)
    return case


def everything_said(widget: QWidget) -> str:
    """Return all that a window shows in labels and tables, tool tips included."""
    said = [label.text() for label in widget.findChildren(QLabel)]
    for table in widget.findChildren(QTableWidget):
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                item = table.item(row, column)
                said += [item.text(), item.toolTip()] if item is not None else []
    return "\n".join(said)


def test_names_are_masked_and_the_values_settled_by_clicks(
    case: str, dialog: MergeDialog, desks: tuple[Desk, Desk]
) -> None:
    a, _ = desks
    conflicts = dialog.conflicts
    assert conflicts.table.rowCount() == 2
    number = a.get("cases", case)["case_no"]
    for row in range(2):
        conflicts.table.selectRow(row)
        assert cells(conflicts.table, row)[0] == number
        assert cells(conflicts.sides, 0)[1:] == ["(ẩn)", "(ẩn)"]
        said = everything_said(dialog)
        assert not [one for one in (*NAMES, *WORDS) if one in said]
    conflicts.table.selectRow(0)
    field = cells(conflicts.table, 0)[1]
    click(conflicts.swap_button)
    assert conflicts.table.rowCount() == 1
    click(conflicts.accept_button)
    assert conflicts.table.rowCount() == 0
    values = a.get("cases", case)
    name, story = values["survivors"][0]["full_name"], values["incidents"][0]["narrative"]
    # B wrote later: its values were in use, and the swapped one is A's again.
    assert (name, story) == ((NAMES[0], WORDS[1]) if field == "Họ tên" else (NAMES[1], WORDS[0]))


def test_the_overview_counts_them_and_names_nobody(case: str, desks: tuple[Desk, Desk]) -> None:
    assert case
    a, _ = desks
    shown = a.workspace.dashboard.overview(datetime(2026, 7, 14).date())
    told = repr(shown)
    assert not [one for one in (*NAMES, *WORDS, "Người Mẫu") if one in told]
    (tile,) = [one for one in shown.tiles if one.key == "merge"]
    assert tile.lines[0].number == 2
    number = a.get("cases", case)["case_no"]
    assert [line.text for line in tile.lines[1:]] == [number, number]

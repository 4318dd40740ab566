"""A small roster around the still day, Tuesday 14 July 2026, and the tab over it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.cadres import CadresTab
from app.ui.context import UiContext
from app.ui.fields import Field
from app.ui.form import Form
from tests.helpers.hands import strike
from tests.helpers.ui import type_text

Put = Callable[..., str]
TabMaker = Callable[[], CadresTab]

COMMITTEE, COUNCIL, BOARD = "UBND xã (mẫu)", "HĐND xã (mẫu)", "Ban VSTBPN xã (mẫu)"


def put_into(workspace: Workspace) -> Put:
    """Return what stores a record of any kind and returns its id."""

    def store(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return store


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Store a record of any kind, return its id."""
    return put_into(workspace)


def fill_roster(put: Put) -> dict[str, str]:
    """Bodies, people, a class and the network of two of three thôn; ids by name."""
    ids = {name: put("hamlets", name=name) for name in ("Thôn Đông", "Thôn Tây", "Thôn Đa Sĩ")}
    for place, (name, kind, seats, target) in enumerate(
        (
            (COUNCIL, "council", 25, 35),
            (COMMITTEE, "people_committee", 3, 30),
            (BOARD, "advancement", None, None),
        ),
        1,
    ):
        ids[name] = put(
            "bodies",
            name=name,
            body_kind=kind,
            position=place,
            seats=[{"from_on": "2026-01-01", "seats": seats}] if seats else [],
            targets=[{"from_on": "2026-01-01", "percent": target, "basis": "Kế hoạch mẫu"}] if target else [],
        )
    _fill_people(put, ids)
    ids["Tập huấn"] = put(
        "trainings",
        title="Tập huấn kỹ năng lãnh đạo cho cán bộ nữ",
        field="leadership",
        status="planned",
        starts_on="2026-08-20",
        attendees=[{"cadre_id": ids["Đỗ Thị Ánh"]}],
    )
    for name, hamlet in (("Lê Thị Na", "Thôn Đông"), ("Phạm Văn Tư", "Thôn Tây")):
        ids[name] = put("collaborators", full_name=name, hamlet_id=ids[hamlet], role="collaborator")
    return ids


def _fill_people(put: Put, ids: dict[str, str]) -> None:
    ids["Đỗ Thị Ánh"] = put(
        "cadres",
        full_name="Đỗ Thị Ánh",
        birth_date="1980-07",
        ethnicity="Mường",
        religion="Công giáo",
        party_joined="2004",
        education="university",
        political_theory="intermediate",
        posts=[
            {
                "body": COMMITTEE,
                "title": "Phó Chủ tịch",
                "role": "deputy",
                "from": "2026-03-20",
                "key_post": True,
                "decision": "12/QĐ-HĐND",
            },
            {"body": COUNCIL, "title": "Đại biểu", "role": "member", "from": "2021-06", "concurrent": True},
            {
                "body": BOARD,
                "title": "Trưởng ban",
                "role": "head",
                "from": "2026-04",
                "decision": "45/QĐ-UBND",
                "through_body": COMMITTEE,
                "through_title": "Phó Chủ tịch",
            },
        ],
        successions=[{"body": COMMITTEE, "title": "Chủ tịch", "term": "2026-2031"}],
    )
    _fill_others(put, ids)


def _fill_others(put: Put, ids: dict[str, str]) -> None:
    ids["Trần Văn Bình"] = put(
        "cadres",
        full_name="Trần Văn Bình",
        sex="male",
        birth_date="1972-05-02",
        posts=[{"body": COMMITTEE, "title": "Chủ tịch", "role": "head", "from": "2021", "key_post": True}],
    )
    ids["Nguyễn Thị Chi"] = put(
        "cadres",
        full_name="Nguyễn Thị Chi",
        birth_date="1968",
        posts=[
            {
                "body": COUNCIL,
                "title": "Phó Chủ tịch HĐND",
                "role": "deputy",
                "from": "2021-06-30",
                "to": "2026-03-30",
                "key_post": True,
                "ending": "retired",
            }
        ],
    )


@pytest.fixture
def roster(put: Put) -> dict[str, str]:
    """The small roster; ids by name."""
    return fill_roster(put)


@pytest.fixture
def tab_of(qtbot: QtBot, workspace: Workspace, context: UiContext) -> TabMaker:
    """Makes the tab as it stands in a window of 1366 pixels, over what was stored before."""

    def make() -> CadresTab:
        tab = CadresTab(context, workspace.roster, workspace.roster_upkeep)
        qtbot.addWidget(tab)
        tab.resize(1340, 640)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    return make


def strike_in(qtbot: QtBot, widget: QWidget, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
    """Press a key in `widget` once its window is the active one, so that shortcuts work."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: _focus_within(widget) is not None)
    focused = _focus_within(widget)
    assert focused is not None
    held = Qt.KeyboardModifier.NoModifier
    held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
    held |= Qt.KeyboardModifier.AltModifier if alt else held
    strike(focused, key, held)


def _focus_within(widget: QWidget) -> QWidget | None:
    focused = QApplication.focusWidget()
    if focused is None or QApplication.activeWindow() is not widget.window():
        return None
    return focused if focused is widget or widget.isAncestorOf(focused) else None


def forms_of(tab: CadresTab) -> list[Form]:
    """The forms that are opened from now on, as they come."""
    forms: list[Form] = []
    tab.form_opened.connect(forms.append)
    return forms


def new_form(tab: CadresTab, view: str, qtbot: QtBot) -> Form:
    """Press Ctrl+N in a list and return the form, its first field having the focus."""
    tab.show_list(view)
    forms = forms_of(tab)
    strike_in(qtbot, tab.lists[view].table, Qt.Key.Key_N, ctrl=True)
    (form,) = forms
    qtbot.waitUntil(next(iter(form.fields.values())).editor.hasFocus)
    return form


def open_form(tab: CadresTab, view: str, record_id: str, qtbot: QtBot) -> Form:
    """Open a record's form, its first field having the focus."""
    forms = forms_of(tab)
    tab.lists[view].open_record(record_id)
    (form,) = forms
    qtbot.waitUntil(next(iter(form.fields.values())).editor.hasFocus)
    return form


def enter(field: Field, text: str) -> None:
    """Type into a field in place of what is there."""
    editor = field.editor
    editor.setFocus()
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, text)


def save(form: Form, qtbot: QtBot) -> None:
    """Press Ctrl+S in the form."""
    strike_in(qtbot, form, Qt.Key.Key_S, ctrl=True)


def names(tab: CadresTab, view: str = "people") -> list[str]:
    """The names in a list, in the order shown."""
    rows: Any = tab.lists[view].table.rows
    return [str(getattr(rows.row_at(line), "full_name", "")) for line in range(rows.rowCount())]

"""Figures elsewhere lead into the tab: at once while it is open, after the passphrase while it is locked."""

from app.services.dashboard.tiles import Door
from app.ui.cases.tab import CasesTab
from tests.gui.cases.conftest import PutCase


def test_a_figure_opens_its_case_and_its_cases(tab: CasesTab, put_case: PutCase) -> None:
    first, second = put_case(), put_case()
    view = tab.view
    assert view is not None
    tab.go_through(Door(tab="cases", record=second))
    assert view.screen_.number.text() == "2026-A-002"
    tab.go_through(Door(tab="cases", ids=(first,), label="Quá hạn"))
    assert view.view == "list"
    assert view.list.table.rows.total == 1
    assert "Quá hạn" in view.list.filter_bar.chips["picked"].text()
    tab.go_through(Door(tab="cases", filters={"status": ("closed",)}))
    assert view.list.table.rows.total == 0
    tab.go_through(Door(tab="cases", view="statistics"))
    assert view.view == "statistics"


def test_a_locked_tab_asks_first_and_then_goes_there(tab: CasesTab, put_case: PutCase) -> None:
    case_id = put_case()
    tab.lock.close()
    tab.go_through(Door(tab="cases", record=case_id))
    assert tab.gate.passphrase.isVisible()
    tab.lock.open()
    view = tab.view
    assert view is not None
    assert view.screen_.number.text() == "2026-A-001"

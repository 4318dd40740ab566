"""A case tab over a real file, and cases with invented people (Tuesday 14 July 2026)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services.vault import Vault
from app.services.workspace import Workspace
from app.ui.cases.desk import CaseServices
from app.ui.cases.tab import CasesTab, CasesView
from app.ui.context import UiContext

PutCase = Callable[..., str]
NAMES = ("Lò Thị Mẩy", "Vàng A Páo", "Hạ Thị Sinh")
"""Invented survivor, alleged perpetrator and reporter."""


@pytest.fixture
def put_case(workspace: Workspace) -> PutCase:
    """Store a case, return its id."""

    def store(**values: Any) -> str:
        return workspace.records.put("cases", sample_case(**values), confirmed=True).record.id

    return store


def sample_case(**values: Any) -> dict[str, Any]:
    """A case with a survivor, an alleged perpetrator and an incident; `values` go before."""
    return {
        "received_at": datetime(2026, 7, 14, 8, 30),
        "receive_form": "phone",
        "reporter_name": NAMES[2],
        "survivors": [{"full_name": NAMES[0], "sex": "female", "age": 34}],
        "perpetrators": [{"name": NAMES[1], "relationship": "spouse", "sex": "male"}],
        "incidents": [{"incident_date": "2026-07-13", "gbv_type": "3", "dv_form": [{"form": "physical"}]}],
        **values,
    }


@pytest.fixture
def tab(qtbot: QtBot, context: UiContext, workspace: Workspace, vault: Vault) -> CasesTab:
    """The tab as it stands in a window of 1366 pixels, just unlocked."""
    services = CaseServices(
        workspace.cases, workspace.settings, workspace.case_documents, workspace.spreadsheets.exports
    )
    made = CasesTab(context, services, vault, unlocked_at=workspace.clock.now())
    qtbot.addWidget(made)
    made.resize(1340, 650)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def view(tab: CasesTab) -> CasesView:
    """What the open tab shows."""
    assert tab.view is not None
    return tab.view

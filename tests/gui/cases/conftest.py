"""A desk over a real file, and cases with invented people (Tuesday 14 July 2026)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.cases.desk import Desk
from app.ui.cases.ports import CaseServices
from app.ui.cases.screen import CaseScreen
from app.ui.context import UiContext
from app.ui.secrecy import CaptureShield

PutCase = Callable[..., str]
ScreenOf = Callable[..., CaseScreen]
NAMES = ("Lò Thị Mẩy", "Vàng A Páo", "Hạ Thị Sinh")
"""Invented survivor, alleged perpetrator and reporter."""


@pytest.fixture
def put_case(workspace: Workspace) -> PutCase:
    """Store a case, return its id."""

    def store(**values: Any) -> str:
        given = {
            "received_at": datetime(2026, 7, 14, 8, 30),
            "receive_form": "phone",
            "reporter_name": NAMES[2],
            "survivors": [{"full_name": NAMES[0], "sex": "female", "age": 34}],
            "perpetrators": [{"name": NAMES[1], "relationship": "spouse", "sex": "male"}],
            "incidents": [{"incident_date": "2026-07-13", "gbv_type": "3", "dv_form": [{"form": "physical"}]}],
            **values,
        }
        return workspace.records.put("cases", given, confirmed=True).record.id

    return store

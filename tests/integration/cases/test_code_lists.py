"""The open lists are data: what is offered on a day, what is hidden, what a stored code is called."""

from datetime import date

import pytest

from app.core.case_work_vocabulary import CodeList
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import intake, put

TODAY = date(2026, 7, 14)


def offered(workspace: Workspace, on: date = TODAY) -> list[str]:
    return [code.label for code in workspace.cases.codes.offered(CodeList.PLACE, on)]


def added(workspace: Workspace, **values: object) -> str:
    entry = {"code_list": "place", "code": "ferry", "label": "Bến đò", **values}
    return workspace.records.put("code_items", entry).record.id


def test_an_entry_of_the_officer_s_own_is_offered_and_stored(workspace: Workspace) -> None:
    added(workspace)
    assert "Bến đò" in offered(workspace)
    record = put(workspace, intake(incidents=[{"place_type": "bến đò"}]))
    assert record.values["incidents"][0]["place_type"] == "ferry"


@pytest.mark.parametrize(
    ("on", "there"),
    [
        (date(2026, 6, 30), False),
        (date(2026, 7, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_an_entry_is_offered_within_its_days(workspace: Workspace, on: date, there: bool) -> None:
    added(workspace, valid_from="2026-07-01", valid_to="2026-12-31")
    assert ("Bến đò" in offered(workspace, on)) is there


def test_a_hidden_entry_is_offered_no_more_and_keeps_its_words(workspace: Workspace) -> None:
    entry = added(workspace)
    put(workspace, intake(incidents=[{"place_type": "ferry"}]))
    workspace.records.put("code_items", {"id": entry, "hidden": True})
    assert "Bến đò" not in offered(workspace)
    assert workspace.cases.codes.labels(CodeList.PLACE)["ferry"] == "Bến đò"


def test_a_legal_entry_can_be_hidden(workspace: Workspace) -> None:
    rows = workspace.records.page("code_items", ListQuery(limit=500)).rows
    legal = next(row for row in rows if row.values["code"] == "anonymous" and row.values["legal"])
    workspace.records.put("code_items", {"id": legal.id, "hidden": True})
    assert "Ẩn danh" not in [code.label for code in workspace.cases.codes.offered(CodeList.SOURCE, TODAY)]

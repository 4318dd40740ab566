"""The pictures of the Vụ việc tab, taken on three invented cases."""

from datetime import date, datetime
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap.session import CASES
from app.services.workspace import Workspace
from app.ui.cases.tab import NOTICE
from scripts.guide_stage import Ready, Stage, Story

_VIEWS: Final = (
    ("vu-viec-thong-ke", "statistics"),
    ("nhat-ky-truy-cap", "access"),
    ("du-lieu-mot-nguoi", "subject"),
    ("luu-giu-an-danh", "retention"),
    ("cai-dat-vu-viec", "settings"),
)
"""Picture and register beside the list."""
_STEPS: Final = (
    ("vu-viec-nguoi", "survivors"),
    ("vu-viec-dong-y", "consent"),
    ("vu-viec-nguy-co", "risk"),
    ("vu-viec-bien-phap", "measures"),
)


def fill_cases(workspace: Workspace, day: date) -> None:
    """Put three cases of invented people: one in danger, one with an order asked for, one assigned."""
    for case in (_with_order(day), _in_danger(day), _assigned(day)):
        workspace.records.put("cases", {**case, "is_sample": True}, confirmed=True)
    # Told on the first day; a box to be closed would stop the story.
    workspace.local.put(NOTICE, {"seen": True})


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)


def _incident(day: date) -> dict[str, Any]:
    return {"incident_date": day, "gbv_type": "3", "dv_form": [{"form": "physical"}], "injury": "light"}


def _with_order(day: date) -> dict[str, Any]:
    consent = {
        "recipient": "health",
        "organisation": "Trạm Y tế xã",
        "agreed": True,
        "agreed_on": day,
        "manner": "written",
        "scope": [{"scope": "health"}, {"scope": "needs"}],
    }
    risk = {
        "assessed_on": day,
        "factors": [{"factor": "choking", "answer": "yes"}, {"factor": "weapon", "answer": "no"}],
        "risk_level": "high",
        "review_date": day,
    }
    order = {
        "measure": "3",
        "requested_at": _at(day, 8, 10),
        "requester": "survivor",
        "survivor_agrees": True,
    }
    husband = {"name": "Nguyễn Văn Mẫu Sơn", "relationship": "spouse", "sex": "male", "age": 38}
    return {
        "received_at": _at(day, 7, 40),
        "receive_form": "in_person",
        "survivors": [{"full_name": "Trần Thị Mẫu Hoa", "sex": "female", "age": 34}],
        "perpetrators": [husband],
        "incidents": [_incident(day)],
        "assignments": [{"assigned_at": _at(day, 8, 5), "assignee": "office"}],
        "consent_services": True,
        "consents": [consent],
        "risk_assessments": [risk],
        "measures": [order],
        "referrals": [{"service": "health", "organisation": "Trạm Y tế xã", "referred_on": day}],
    }


def _in_danger(day: date) -> dict[str, Any]:
    return {
        "received_at": _at(day, 8, 20),
        "receive_form": "phone",
        "immediate_danger": True,
        "survivors": [{"sex": "female", "age": 15, "vuln": [{"vuln": "child"}]}],
        "perpetrators": [{"relationship": "parent"}],
        "incidents": [_incident(day)],
    }


def _assigned(day: date) -> dict[str, Any]:
    return {
        "received_at": _at(day, 8),
        "receive_form": "letter",
        "survivors": [{"sex": "female", "age": 62}],
        "incidents": [{**_incident(day), "gbv_type": "6", "dv_form": [{"form": "mental"}]}],
        "assignments": [{"assigned_at": _at(day, 8, 2), "assignee": "police"}],
    }


def cases_story(stage: Stage) -> Story:
    """The list, the intake, one case in steps, the red page, a document, the registers, the lock."""
    tab: Any = stage.window.open_tab(CASES)
    yield stage.idle()
    view = tab.view
    stage.shoot("vu-viec")
    view.list.take_in()
    yield _opened()
    yield stage.idle()
    stage.shoot("tiep-nhan-vu-viec", stage.dialog())
    stage.dialog().close()
    yield stage.idle()
    yield from _case(stage, view)
    for name, key in _VIEWS:
        view.show_view(key)
        yield stage.idle()
        stage.shoot(name)
    view.show_view("list")
    yield from _locked(stage, tab)


def _case(stage: Stage, view: Any) -> Story:
    numbers = {view.list.table.rows.index(line, 0).data(): line for line in range(3)}
    first = min(numbers)
    view.open_case(view.list.table.rows.id_at(numbers[first]))
    yield stage.idle()
    for name, step in _STEPS:
        view.screen_.show_step(step)
        yield stage.idle()
        for field in view.screen_.page.fields.values():
            for card in getattr(field, "cards", ())[:1]:
                card.fold(False)
        yield stage.idle()
        stage.shoot(name)
    view.screen_.show_danger()
    yield _opened()
    yield stage.idle()
    stage.shoot("viec-can-lam-ngay", stage.dialog())
    stage.dialog().close()
    yield stage.idle()
    view.screen_.open_paper(view.screen_.papers[0])
    yield _opened()
    yield stage.idle()
    stage.shoot("van-ban-vu-viec", stage.dialog())
    stage.dialog().close()
    yield stage.idle()
    view.screen_.go_back()
    yield stage.idle()


def _locked(stage: Stage, tab: Any) -> Story:
    tab.lock.close()
    yield stage.idle()
    stage.shoot("khoa-muc-vu-viec")
    tab.lock.open()
    yield stage.idle()


def _opened() -> Ready:
    return lambda: isinstance(QApplication.activeModalWidget(), QDialog)

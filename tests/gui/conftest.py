"""A real encrypted file, its services and the context of a session, with jobs run at once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import create_workspace
from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner
from app.ui.lookups import REGISTERS, Lookups
from tests.helpers.ui import RecordingMessages

PASSPHRASE = "mật khẩu thử nghiệm"


class FixedClock:
    """A Tuesday in July, half past nine; tests move it on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 7, 14, 9, 30, tzinfo=timezone(timedelta(hours=7)))

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def today(self) -> date:
        return self.moment.date()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def messages() -> RecordingMessages:
    return RecordingMessages()


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock) -> Vault:
    return Vault(tmp_path / "data", clock=clock, cost=Cost.floor)


@pytest.fixture
def workspace(vault: Vault) -> Iterator[Workspace]:
    workspace, _code = create_workspace(vault, PASSPHRASE)
    yield workspace
    workspace.close()


@pytest.fixture
def context(qtbot: QtBot, workspace: Workspace, messages: RecordingMessages, clock: FixedClock) -> UiContext:
    """A session whose jobs are done at once."""
    jobs = JobRunner(messages)
    hub = ChangeHub(workspace.records.undo, jobs, messages)
    return UiContext(
        messages=messages,
        jobs=jobs,
        hub=hub,
        records=workspace.records,
        lookups=Lookups(REGISTERS, workspace.records, jobs, hub),
        local=workspace.local,
        evidence=workspace.evidence,
        clock=clock,
        exports=workspace.spreadsheets.exports,
    )

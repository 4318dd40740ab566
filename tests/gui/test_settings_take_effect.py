"""A changed setting works at once, without locking first."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap.window import Desktop
from app.services.vault import Cost, Vault
from app.ui.idle import IdleWatch
from app.ui.jobs import JobRunner
from app.ui.main_window import MainWindow
from tests.helpers.clock import FixedClock
from tests.helpers.desktop import AnsweringMessages
from tests.helpers.workspace import PASSPHRASE, TODAY, make_workspace


class CountedIdle(IdleWatch):
    """Remembers the minutes it was started with."""

    minutes: tuple[int, ...] = ()

    def start(self, minutes: int = 5) -> None:
        self.minutes = (*self.minutes, minutes)


def test_the_idle_time_follows_the_setting(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    make_workspace(tmp_path / "sổ").close()
    messages = AnsweringMessages()
    jobs = JobRunner(messages)
    window = MainWindow(messages, jobs)
    qtbot.addWidget(window)
    idle = CountedIdle(qapp)  # type: ignore[arg-type]
    vault = Vault(tmp_path / "sổ", clock=FixedClock.on(TODAY), cost=Cost.floor)
    desktop = Desktop(vault, window, jobs, messages, idle)
    desktop.door.unlock(PASSPHRASE)
    session, workspace = desktop.door.session, desktop._workspace
    assert session is not None
    assert workspace is not None
    session.hub.announce(workspace.settings.save(idle_minutes=12))
    assert idle.minutes == (5, 12)
    desktop.door.leave()

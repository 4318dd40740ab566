"""The case tab's own lock: opens by the passphrase, closes after its time, throws its content away."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.vault import Vault
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.secrecy import CaseGate, CaseLock
from tests.gui.conftest import PASSPHRASE, FixedClock
from tests.helpers.ui import type_text


class Place:
    """Whether the case tab is in front."""

    front = True


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def lock(qtbot: QtBot, clock: FixedClock, place: Place) -> CaseLock:
    return CaseLock(clock, in_use=lambda: place.front, minutes=10)


def test_it_closes_after_its_time_without_work(lock: CaseLock, clock: FixedClock) -> None:
    lock.open()
    clock.moment += timedelta(minutes=9)
    lock.look()
    assert lock.is_open
    clock.moment += timedelta(minutes=1)
    lock.look()
    assert not lock.is_open


def test_work_in_the_tab_keeps_it_open_and_work_elsewhere_does_not(
    lock: CaseLock, clock: FixedClock, place: Place
) -> None:
    lock.open()
    clock.moment += timedelta(minutes=9)
    lock.touch()
    clock.moment += timedelta(minutes=9)
    lock.look()
    assert lock.is_open
    place.front = False
    lock.touch()
    clock.moment += timedelta(minutes=2)
    lock.look()
    assert not lock.is_open


def test_a_key_after_the_time_does_not_keep_it_open(lock: CaseLock, clock: FixedClock) -> None:
    lock.open()
    clock.moment += timedelta(hours=3)
    lock.touch()
    assert not lock.is_open


def test_a_clock_set_back_closes_it(lock: CaseLock, clock: FixedClock) -> None:
    lock.open()
    clock.moment -= timedelta(hours=1)
    lock.look()
    assert not lock.is_open


def _inside() -> QLabel:
    made = QLabel("bên trong")
    made.setObjectName("inside")
    return made


@pytest.fixture
def gate(qtbot: QtBot, context: UiContext, vault: Vault, workspace: Workspace, lock: CaseLock) -> CaseGate:
    made = CaseGate(context, vault, lock, _inside)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_gate_asks_and_shows_nothing_before(gate: CaseGate, lock: CaseLock) -> None:
    type_text(gate.passphrase, "sai mật khẩu")
    gate.try_passphrase()
    assert gate.content is None
    assert "Mật khẩu không đúng" in gate.error.text()
    gate.passphrase.clear()
    type_text(gate.passphrase, PASSPHRASE)
    gate.try_passphrase()
    assert lock.is_open
    assert gate.findChild(QLabel, "inside") is not None
    assert gate.passphrase.text() == ""


def test_an_empty_passphrase_is_no_try(gate: CaseGate) -> None:
    gate.try_passphrase()
    assert "Hãy nhập mật khẩu" in gate.error.text()


def test_closing_throws_the_content_away_after_telling(qtbot: QtBot, gate: CaseGate, lock: CaseLock) -> None:
    lock.open()
    content = gate.content
    assert content is not None
    told: list[QWidget | None] = []
    gate.closing.connect(lambda: told.append(content))
    with qtbot.waitSignal(content.destroyed):
        lock.close()
    assert told == [content]
    assert gate.passphrase.isVisible()
    assert gate.findChildren(QLabel, "inside") == []


def test_several_wrong_ones_have_to_wait(gate: CaseGate) -> None:
    for _ in range(6):
        gate.passphrase.setText("sai mật khẩu")
        gate.try_passphrase()
    assert not gate.open_button.isEnabled()
    assert "giây" in gate.error.text()

"""A slot that fails is logged without its text and told to the officer."""

import logging

import pytest

from app.bootstrap.window import report_bug
from tests.helpers.ui import RecordingMessages


def test_a_failing_slot_is_told_and_its_text_is_not(caplog: pytest.LogCaptureFixture) -> None:
    messages = RecordingMessages()
    with caplog.at_level(logging.ERROR, logger="app"):
        try:
            raise ValueError("Nguyễn Thị Bí Mật")
        except ValueError as error:
            report_bug(error, messages)
    assert messages.said[0][0] == "bug"
    assert messages.said[0][1] in caplog.text
    assert "ValueError" in caplog.text
    assert "Bí Mật" not in caplog.text
    caplog.clear()

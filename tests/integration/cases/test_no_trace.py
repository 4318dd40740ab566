"""A day's work on cases leaves no name readable on the disk, in any spelling."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.case_work_vocabulary import DisclosureForm, Recipient
from app.core.errors import AppError
from app.core.text import fold
from app.services.cases.statistics import calendar_period
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import NARRATIVE, PERPETRATOR, REPORTER, SURVIVOR, named, put

PLANTED = (SURVIVOR, PERPETRATOR, REPORTER, NARRATIVE, "0912 345 678", "0987 000 111")


def spellings(secret: str) -> Iterator[bytes]:
    """Yield a secret as it might lie about: as typed, folded, in both widths, as JSON escapes it."""
    for text in {secret, fold(secret), secret.upper(), secret.replace(" ", "_")}:
        for coding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(coding)
        yield text.encode("ascii", "backslashreplace")


def traces(folder: Path) -> list[str]:
    found = []
    for path in (one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        name = path.name.encode()
        found += [
            f"{path.name}: {secret}"
            for secret in PLANTED
            for spelling in spellings(secret)
            if spelling in content or spelling in name
        ]
    return found


def a_day(workspace: Workspace) -> None:
    """Receive, look, list, tell, count, copy, look somebody up, make mistakes."""
    consent = {"recipient": "police", "agreed": True, "scope": ["identity"]}
    record = put(workspace, named(consents=[consent]))
    again = put(workspace, named())
    workspace.records.get("cases", record.id)
    workspace.cases.access.note(record.id, "reveal")
    workspace.cases.consents.disclose(
        record.id, Recipient.POLICE, ("survivors.full_name",), form=DisclosureForm.LETTER
    )
    workspace.cases.duplicates.decide(again.id, record.id, same=True)
    workspace.cases.subjects.about(SURVIVOR)
    workspace.cases.statistics.of(calendar_period("2026"))
    workspace.cases.access.page(ListQuery())
    workspace.local.put(f"draft.cases.{record.id}", {"full_name": SURVIVOR})
    for wrong in (
        {"id": record.id, "reporter_name": SURVIVOR * 30},
        {"id": record.id, "source_type": SURVIVOR},
        {"id": record.id, "survivors": [{"full_name": SURVIVOR, "dob": NARRATIVE}]},
    ):
        with pytest.raises(AppError):
            workspace.records.put("cases", wrong)


def test_nothing_readable_is_left(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "tạm"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    caplog.set_level(logging.DEBUG)
    a_day(workspace)
    assert traces(tmp_path) == []
    assert [secret for secret in PLANTED if secret in caplog.text] == []
    workspace.close()
    assert traces(tmp_path) == []


def test_the_search_would_find_a_trace(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(f"lỗi: {SURVIVOR}", encoding="utf-16")
    (tmp_path / "b.json").write_text(f'"{fold(PERPETRATOR)}"', encoding="utf-8")
    assert len(traces(tmp_path)) >= 2

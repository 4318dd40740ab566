"""Records to write, what is refused of them, and a file changed as no session of the program can."""

from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import InvalidRecord
from app.services.records import Record
from app.services.workspace import Workspace
from tests.helpers.sentences import is_sentence


def put(workspace: Workspace, kind: str, **values: Any) -> Record:
    return workspace.records.put(kind, values, confirmed=True).record


def problems(workspace: Workspace, kind: str, **values: Any) -> dict[str, str]:
    """Return what is refused, by field."""
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put(kind, values, confirmed=True)
    found = {finding.field: finding.message for finding in caught.value.findings}
    assert all(is_sentence(message) for message in found.values()), found
    return found


def put_task(workspace: Workspace, **values: object) -> str:
    return workspace.records.put("tasks", {"title": "Tập huấn", **values}).record.id


def tamper(workspace: Workspace, statement: str) -> None:
    """Change the file as no session of the program can."""
    with workspace.database.transaction("") as session:
        session.connection().execute(text(statement))

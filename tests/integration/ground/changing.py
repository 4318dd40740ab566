"""A task to write, and a file changed as no session of the program can."""

from sqlalchemy import text

from app.services.workspace import Workspace


def put_task(workspace: Workspace, **values: object) -> str:
    return workspace.records.put("tasks", {"title": "Tập huấn", **values}).record.id


def tamper(workspace: Workspace, statement: str) -> None:
    """Change the file as no session of the program can."""
    with workspace.database.transaction("") as session:
        session.connection().execute(text(statement))

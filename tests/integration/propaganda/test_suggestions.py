"""What the entry forms suggest."""

from app.services.workspace import Workspace
from tests.integration.propaganda.conftest import Log


def test_earlier_words_newest_first_and_once(workspace: Workspace, item: Log, activity: Log) -> None:
    item("A", author="Tổ loa", approver="Phó Chủ tịch")
    item("B", author="Hội mẫu")
    item("C", author="Tổ loa")
    activity("D", "2026-03-08", place="Nhà văn hóa")
    found = workspace.propaganda.suggestions()
    assert found.authors == ("Tổ loa", "Hội mẫu")
    assert found.approvers == ("Phó Chủ tịch",)
    assert found.places == ("Nhà văn hóa",)
    assert found.model_names == ()


def test_tasks_that_are_open_or_were_due_lately(workspace: Workspace, record: Log) -> None:
    still_open = record("tasks", title="Chưa làm", section="I.1")
    lately = record("tasks", title="Xong năm nay", due_on="2026-03-01", status="done")
    record("tasks", title="Xong từ lâu", due_on="2024-03-01", status="done")
    tasks = {task.id: task.section for task in workspace.propaganda.suggestions().tasks}
    assert tasks == {still_open: "I.1", lately: ""}

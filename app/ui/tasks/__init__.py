"""The Nhiệm vụ tab: list, units, month calendar, due tasks, task form, bulk change, units' papers."""

from app.ui.tasks.ports import UnitPapers
from app.ui.tasks.tab import TasksTab

__all__ = ["TasksTab", "UnitPapers"]

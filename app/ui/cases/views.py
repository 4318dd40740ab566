"""The registers beside the list, by key: title and what makes each when it is first looked at."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.cases.access_view import AccessView
from app.ui.cases.breach_view import BreachView
from app.ui.cases.desk import Desk
from app.ui.cases.retention_view import RetentionView
from app.ui.cases.settings_view import SettingsView
from app.ui.cases.statistics_view import StatisticsView
from app.ui.cases.subject_view import SubjectView
from app.ui.strings import cases as words

VIEWS: Final[Mapping[str, tuple[str, Callable[[Desk], QWidget]]]] = {
    "statistics": (words.VIEW_STATISTICS, StatisticsView),
    "access": (words.VIEW_ACCESS, AccessView),
    "subject": (words.VIEW_SUBJECT, SubjectView),
    "retention": (words.VIEW_RETENTION, RetentionView),
    "breach": (words.VIEW_BREACH, BreachView),
    "settings": (words.VIEW_SETTINGS, SettingsView),
}

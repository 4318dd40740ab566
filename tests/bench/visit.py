"""A process that looks at everything in a large file and tells what that costs."""

# isort: off
# First, as in the program itself: what is loaded before it is kept twice.
import app.ui  # noqa: F401
# isort: on

import json
import sys
import time
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from app.bootstrap.session import OVERVIEW, PROPAGANDA, REPORTS, TASKS
from app.ui.application import make_application, speak_vietnamese
from scripts.guide_stage import GuideMessages, Stage, Story, play
from tests.bench.weight import own_memory, peak_memory
from tests.helpers.workspace import PASSPHRASE, make_vault

STEPS: Final = 20
"""Into so many the way from the first row to the last is cut."""
IDLE_SECONDS: Final = 5.0


def main(folder: Path) -> None:
    """Visit the file and print one line of JSON."""
    application = make_application(["visit"])
    speak_vietnamese(application)
    stage = Stage(application, make_vault(folder), GuideMessages(folder, folder), folder)
    found: dict[str, float] = {}
    play(application, _visit(stage, found))
    found["idle"] = _share_of_a_core(application)
    stage.close()
    print(json.dumps(found))


def _visit(stage: Stage, found: dict[str, float]) -> Story:
    yield stage.idle()
    stage.desktop.door.unlock(PASSPHRASE)
    yield lambda: stage.window.session_view is not None
    yield stage.idle()
    stage.window.open_tab(OVERVIEW)
    yield stage.idle()
    tasks: Any = stage.window.open_tab(TASKS)
    for view in ("list", "units", "month", "due"):
        tasks.show_view(view)
        yield from _scroll_all(stage, tasks)
    propaganda: Any = stage.window.open_tab(PROPAGANDA)
    for view in ("media", "activities", "models"):
        propaganda.show_view(view)
        yield from _scroll_all(stage, propaganda)
    found["lists"], found["lists_own"] = peak_memory(), own_memory()
    stage.window.open_tab(REPORTS)
    yield stage.idle()
    found["all"], found["all_own"] = peak_memory(), own_memory()


def _share_of_a_core(application: QApplication) -> float:
    """How busy the process is when nobody does anything and everything is shown."""
    QTimer.singleShot(round(IDLE_SECONDS * 1000), application.quit)
    worked, begun = time.process_time(), time.monotonic()
    application.exec()
    return (time.process_time() - worked) / (time.monotonic() - begun)


def _scroll_all(stage: Stage, tab: Any) -> Story:
    """Bring every list that is seen to its last record, then back and down again."""
    yield stage.idle()
    for view in tab.findChildren(QAbstractItemView):
        if not view.isVisible():
            continue
        bar = view.verticalScrollBar()
        while view.model().canFetchMore(QModelIndex()):
            bar.setValue(bar.maximum())
            view.model().fetchMore(QModelIndex())
            yield stage.idle()
        for step in (*range(STEPS, -1, -1), *range(STEPS + 1)):
            bar.setValue(bar.maximum() * step // STEPS)
            yield stage.idle()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

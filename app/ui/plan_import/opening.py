"""From the menu to the window: ask for the file, read it, go on from where it was left."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.plan_import.file_choice import choose_file
from app.ui.plan_import.keeping import KEY
from app.ui.plan_import.opened_plan import OpenedPlan, open_plan
from app.ui.plan_import.ports import PlanService
from app.ui.plan_import.window import PlanImportWindow, ShowMade
from app.ui.strings import plan_import as words


def open_plan_import(
    context: UiContext,
    plans: PlanService,
    parent: QWidget,
    *,
    path: Path | None = None,
    show_made: ShowMade | None = None,
) -> None:
    """Ask for a plan (unless `path` is given), read it and show the window.

    What was left half done is offered first. `show_made` shows the tasks made: a label and their ids.
    """
    if path is not None:
        _Opening(context, plans, parent, show_made).read(path)
        return

    def work(_progress: Progress) -> Mapping[str, Any] | None:
        return context.local.get(KEY)

    opening = _Opening(context, plans, parent, show_made)
    context.jobs.read(work, opening.offer, owner=parent)


class _Opening:
    """One way through the questions."""

    def __init__(
        self, context: UiContext, plans: PlanService, parent: QWidget, show_made: ShowMade | None
    ) -> None:
        self._context = context
        self._plans = plans
        self._parent = parent
        self._show_made = show_made

    def offer(self, kept: Mapping[str, Any] | None) -> None:
        """Go on with what was kept if the officer wants so, else ask for a file."""
        if kept is not None:
            path = Path(str(kept.get("path", "")))
            question = words.RESUME.format(name=path.name)
            if path.is_file() and self._context.messages.ask(
                question, yes=words.RESUME_YES, no=words.RESUME_NO
            ):
                self.read(path, kept=kept)
                return
            local = self._context.local
            self._context.jobs.keep(lambda _progress: local.clear(KEY))
        chosen = choose_file(self._context)
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path, *, kept: Mapping[str, Any] | None = None) -> None:
        """Read the file and open the window; what cannot be read is said in a sentence."""
        plans, clock = self._plans, self._context.clock

        def work(progress: Progress) -> OpenedPlan:
            return open_plan(path, plans, progress, clock=clock, kept=kept)

        self._context.jobs.write(work, self._open, label=words.READING, owner=self._parent)

    def _open(self, opened: OpenedPlan) -> None:
        window = PlanImportWindow(self._context, self._plans, show_made=self._show_made, parent=self._parent)
        window.show_plan(opened)
        window.open()

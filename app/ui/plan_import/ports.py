"""What the import needs from the services, as a protocol: they are loaded when a plan is opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.core.progress import Progress
from app.services.plans.importing import ImportChoices, ImportedPlan, KnownPlan
from app.services.plans.preview import PlanPreview


class PlanService(Protocol):
    """The plans service, as far as the window uses it."""

    def compare(self, preview: PlanPreview, /, *, source: Path | None = None) -> KnownPlan: ...
    def new_units(self, names: Sequence[str], /) -> tuple[str, ...]: ...
    def import_plan(
        self,
        preview: PlanPreview,
        choices: ImportChoices,
        /,
        *,
        source: Path | None = None,
        progress: Progress | None = None,
    ) -> ImportedPlan: ...

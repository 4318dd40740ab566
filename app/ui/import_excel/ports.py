"""What the import of a list needs of the services."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.core.progress import Progress

if TYPE_CHECKING:
    from app.services.spreadsheets.doubles import Decision
    from app.services.spreadsheets.filling import ComparedField
    from app.services.spreadsheets.importing import ImportResult
    from app.services.spreadsheets.preview import ImportPreview
    from app.services.spreadsheets.preview_table import PreviewTable


class ImportService(Protocol):
    """Lists in from Excel, as far as the window uses it."""

    def kinds(self) -> tuple[tuple[str, str], ...]: ...
    def columns(self, kind: str, /) -> Mapping[str, str]: ...
    def preview(
        self, kind: str, path: Path, /, *, lenient: bool = False, progress: Progress | None = None
    ) -> "ImportPreview": ...
    def table(self, preview: "ImportPreview", place: int, /) -> "PreviewTable": ...
    def suggested(self, preview: "ImportPreview", /) -> "dict[str, Decision]": ...
    def compare(self, preview: "ImportPreview", row_name: str, /) -> "tuple[ComparedField, ...]": ...
    def remember(
        self, preview: "ImportPreview", mapping: Mapping[str, str], /, *, place: int | None = None
    ) -> None: ...
    def apply(
        self,
        preview: "ImportPreview",
        /,
        *,
        decisions: "Mapping[str, Decision] | None" = None,
        progress: Progress | None = None,
    ) -> "ImportResult": ...

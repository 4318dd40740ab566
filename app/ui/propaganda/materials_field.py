"""Materials handed out or displayed: one number a kind."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from app.core.vocabulary import MaterialKind
from app.ui.fields import Field, NumberField

_COLUMNS: Final = 3


class MaterialsField(Field):
    """A number for each kind of material. The value is a list of rows; kinds left empty have none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, str] = {}
        self.numbers: Final = {kind: NumberField(minimum=0, parent=self) for kind in MaterialKind}
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for place, (kind, number) in enumerate(self.numbers.items()):
            row, column = divmod(place, _COLUMNS)
            caption = QLabel(kind.label, body)
            caption.setBuddy(number.editor)
            number.name(kind.label)
            number.changed.connect(self.changed)
            grid.addWidget(caption, row * 2, column)
            grid.addWidget(number, row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
        self.set_editor(body)
        self.setFocusProxy(next(iter(self.numbers.values())))

    @override
    def value(self) -> list[dict[str, Any]]:
        rows = []
        for kind, number in self.numbers.items():
            quantity = number.value()
            if quantity:
                known = {"id": self._ids[kind]} if kind in self._ids else {}
                rows.append({**known, "material": kind, "quantity": quantity})
        return rows

    @override
    def set_value(self, value: Any) -> None:
        rows: list[Mapping[str, Any]] = list(value or ())
        self._ids = {}
        sums: dict[str, int] = {}
        for row in rows:
            # Two rows of one kind, as a file may bring: shown and kept as one.
            if row.get("id"):
                self._ids.setdefault(row["material"], row["id"])
            sums[row["material"]] = sums.get(row["material"], 0) + row["quantity"]
        for kind, number in self.numbers.items():
            number.set_value(sums.get(kind))
        self.show_problem("")

    @override
    def raw(self) -> dict[str, str]:
        return {kind.value: number.raw() for kind, number in self.numbers.items()}

    @override
    def set_raw(self, raw: Any) -> None:
        for kind, number in self.numbers.items():
            number.set_raw(raw.get(kind.value, ""))

    @override
    def is_empty(self) -> bool:
        return all(number.is_empty() for number in self.numbers.values())

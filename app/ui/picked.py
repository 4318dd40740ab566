"""The records behind a figure elsewhere, shown in a list under a chip that names them."""

from dataclasses import dataclass, replace
from typing import Final

from app.services.listing import ListQuery
from app.ui.entity_tab import EntityTab
from app.ui.filter_bar import FilterSpec, Option
from app.ui.strings import propaganda as words

KEY: Final = "picked"


@dataclass(frozen=True, slots=True)
class Picked:
    """Some records and the words that say what they are."""

    label: str
    ids: tuple[str, ...]


class PickedChip:
    """A chip that is seen only while records were picked; «Bỏ lọc» or its menu takes it away.

    Put `spec` last among a list's filters, ask the service with `by_ids(query)`, `attach` the tab, then
    `show(label, ids)`.
    """

    def __init__(self) -> None:
        self._picked: Picked | None = None
        self.spec: Final = FilterSpec(key=KEY, title=words.PICKED, options=self._options)
        self._tab: EntityTab | None = None

    def attach(self, tab: EntityTab) -> None:
        """Hide and show the chip of `tab`."""
        self._tab = tab
        tab.filter_bar.chips[KEY].changed.connect(self._follow)
        self._follow()

    def show(self, label: str, ids: tuple[str, ...]) -> None:
        """Show these records and no other filter."""
        assert self._tab is not None
        self._picked = Picked(label, ids)
        self._tab.show_filtered(**{KEY: self._picked})

    def by_ids(self, query: ListQuery) -> ListQuery:
        """The query as the services understand it: `ids` in place of the chip's value."""
        filters = dict(query.filters)
        picked = filters.pop(KEY, None)
        if isinstance(picked, Picked):
            filters["ids"] = picked.ids
        return replace(query, filters=filters)

    def _options(self) -> list[Option]:
        return [Option(self._picked, self._picked.label)] if self._picked is not None else []

    def _follow(self) -> None:
        assert self._tab is not None
        chip = self._tab.filter_bar.chips[KEY]
        chip.setVisible(chip.value() is not None)

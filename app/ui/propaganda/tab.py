"""The Tuyên truyền tab: the quota strip above three lists."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.progress import Progress
from app.services.propaganda.strip import QuotaCell, QuotaStrip
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.focus import focus_inside
from app.ui.live_view import LiveView
from app.ui.picked import PickedChip
from app.ui.propaganda.choices import PropagandaChoices
from app.ui.propaganda.lists import activity_spec, media_spec, model_spec
from app.ui.propaganda.ports import PropagandaService
from app.ui.propaganda.quota_view import QuotaStripView
from app.ui.strings import propaganda as words
from app.ui.switch_button import SwitchButton
from app.ui.theme import Tone, set_tone

MEDIA, ACTIVITIES, MODELS = "media", "activities", "models"
"""The views' keys, in the order of their buttons."""
_VIEWS: Final[Mapping[str, tuple[str, Callable[..., EntitySpec]]]] = {
    MEDIA: (words.VIEW_MEDIA, media_spec),
    ACTIVITIES: (words.VIEW_ACTIVITIES, activity_spec),
    MODELS: (words.VIEW_MODELS, model_spec),
}
_KINDS_ABOVE: Final = frozenset({"media", "settings", "family_models", "hamlets"})
"""What the strip and the note on the thôn are made from."""


class PropagandaTab(LiveView):
    """What was broadcast, held and set up, against what was promised."""

    form_opened = Signal(object)
    """The `Form` that was opened."""

    def __init__(
        self, context: UiContext, propaganda: PropagandaService, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _KINDS_ABOVE, parent)
        self._propaganda = propaganda
        self._year: int | None = None
        self.choices: Final = PropagandaChoices(context, propaganda, self)
        self.strip: Final = QuotaStripView(parent=self)
        self.stack: Final = QStackedWidget(self)
        self.view_buttons: Final[dict[str, SwitchButton]] = {}
        self.lists: Final[dict[str, EntityTab]] = {}
        self._picked: Final[dict[str, PickedChip]] = {}
        self._group = QButtonGroup(self)
        self.without_model: Final = QLabel(self)
        self._build()
        self.strip.cell_opened.connect(self.show_cell)
        self.strip.year_wanted.connect(self.show_year)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for key, (label, spec) in _VIEWS.items():
            buttons.addWidget(self._make_view_button(key, label))
            self._add_list(key, spec)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.addWidget(self.strip)
        layout.addLayout(buttons)
        layout.addWidget(self.stack, 1)
        self.view_buttons[MEDIA].setChecked(True)
        self.without_model.setWordWrap(True)
        self.without_model.hide()
        set_tone(self.without_model, Tone.MUTED)
        below = self.lists[MODELS].layout()
        assert below is not None
        below.addWidget(self.without_model)

    def _make_view_button(self, key: str, label: str) -> SwitchButton:
        button = SwitchButton(label, lambda: self.show_view(key), group=self._group, parent=self)
        self.view_buttons[key] = button
        return button

    def _add_list(self, key: str, spec: Callable[..., EntitySpec]) -> None:
        picked = PickedChip()
        tab = EntityTab(spec(self._propaganda, self.choices, picked), self.context)
        tab.table.show_lines(2)
        tab.fill_its_place()
        picked.attach(tab)
        tab.form_opened.connect(self.form_opened)
        self.lists[key] = tab
        self._picked[key] = picked
        self.stack.addWidget(tab)

    # --- views ------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The key of the list shown."""
        return next(key for key, tab in self.lists.items() if tab is self.stack.currentWidget())

    def show_view(self, key: str) -> None:
        """Show one of `MEDIA`, `ACTIVITIES`, `MODELS`."""
        self.view_buttons[key].setChecked(True)
        self.stack.setCurrentWidget(self.lists[key])
        focus_inside(self.lists[key])

    def show_filtered(self, view: str, **filters: Any) -> None:
        """Show a list with these filters of the service and no others."""
        self.show_view(view)
        self.lists[view].show_filtered(**filters)

    def show_picked(self, view: str, label: str, ids: tuple[str, ...]) -> None:
        """Show the records behind a figure; `label` says what they are."""
        self.show_view(view)
        self._picked[view].show(label, ids)

    def open_record(self, view: str, record_id: str) -> None:
        """Open one record's form."""
        self.show_view(view)
        self.lists[view].open_record(record_id)

    def show_cell(self, cell: QuotaCell) -> None:
        """Show the items behind a month or quarter of the strip; all of its items when none counts."""
        if not cell.radio.ids:
            self.show_filtered(MEDIA, period=cell.period)
            return
        label = words.CELL_PICKED.format(label=cell.label, year=cell.days.start.year)
        self.show_picked(MEDIA, label, cell.radio.ids)

    # --- strip ------------------------------------------------------------------------------

    def show_year(self, year: int) -> None:
        """Show another year's strip."""
        self._year = year
        self.refresh()

    @override
    def _read(self) -> None:
        propaganda, year = self._propaganda, self._year

        def work(_progress: Progress) -> tuple[QuotaStrip, tuple[str, ...]]:
            return propaganda.quota_strip(year), propaganda.hamlets_without_model()

        def show(found: tuple[QuotaStrip, tuple[str, ...]]) -> None:
            strip, without = found
            self.strip.show_strip(strip)
            self.without_model.setText(words.HAMLETS_WITHOUT.format(names=", ".join(without)))
            self.without_model.setVisible(bool(without))

        self.context.jobs.read(work, show, owner=self)

"""Windows that grow with the sentences in them."""

from PySide6.QtWidgets import QWidget


def grow_to_fit(widget: QWidget) -> None:
    """Have wrapped sentences shown whole: a window does not grow by itself when one appears."""
    layout = widget.layout()
    if layout is None:
        return
    layout.activate()
    wrapped = layout.hasHeightForWidth()
    wanted = layout.totalHeightForWidth(widget.width()) if wrapped else layout.totalSizeHint().height()
    widget.setMinimumHeight(max(widget.minimumHeight(), wanted))

"""The cell styles of the Excel file. Each is made once and shared: thousands of cells look up a name."""

from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from app.services.reports.fonts import DOCUMENT_FONT
from app.services.reports.model import Align

VIETNAMESE: Final = "[$-42A]"
"""Before a number format: shown as in Vietnam also by programs that are set to another language."""
DATE_FORMAT: Final = f"{VIETNAMESE}dd/mm/yyyy"
_SIZE: Final = 12
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")


class Styles:
    """The named styles of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.known: dict[tuple[Align, bool, str], str] = {}
        self.heading = self._add("Tên bảng", bold=True, size=13, align="center", border=False)
        self.unit = self._add("Đơn vị tính", italic=True, align="right", border=False)
        self.note = self._add("Ghi chú bảng", italic=True, align="left", border=False)
        self.head = self._add("Đầu bảng", bold=True, align="center")
        self.total = self._add("Nhóm, cộng", bold=True, align="left")
        self.text = self._add("Chữ", align="left")

    def _add(
        self,
        name: str,
        *,
        align: str,
        bold: bool = False,
        italic: bool = False,
        size: int = _SIZE,
        border: bool = True,
        number_format: str = "General",
    ) -> str:
        style = NamedStyle(name=name)
        style.font = Font(name=DOCUMENT_FONT, size=size, bold=bold, italic=italic)
        style.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        style.number_format = number_format
        if border:
            thin = Side(style="thin")
            style.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.workbook.add_named_style(style)
        return name

    def of(self, align: Align, *, bold: bool, number_format: str) -> str:
        """The style of a data cell."""
        key = (align, bold, number_format)
        if key not in self.known:
            self.known[key] = self._add(
                f"Ô {len(self.known) + 1}", align=align.value, bold=bold, number_format=number_format
            )
        return self.known[key]

    @staticmethod
    def dress(cell: Cell | MergedCell, style: str) -> None:
        """Give the cell a style of this workbook by its name."""
        cell.style = style

    def write(self, cell: Cell | MergedCell, text: str, style: str) -> None:
        """Text that stays text whatever it begins with, also when somebody edits the cell in Excel."""
        self.dress(cell, style)
        if not text or isinstance(cell, MergedCell):
            return
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_SIGNS):
            cell.quotePrefix = True

"""«Nhập từ Excel…»: a list looked at line by line before it goes into the book."""

from app.ui.import_excel.opening import open_excel_import

__all__ = ["open_excel_import"]

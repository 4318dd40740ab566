"""The sheet of paper with the recovery code: laid out by the same renderers as every report."""

from datetime import date

from app.core.dates import format_date
from app.core.places import commune_title
from app.services.reports.model import Paragraph, Report, Section

FILE_NAME = "phieu-ma-khoi-phuc.pdf"

_USE = (
    "Mã này mở được sổ khi quên mật khẩu: ở màn hình khóa bấm «Quên mật khẩu?», nhập mã rồi đặt mật khẩu "
    "mới. Không phân biệt chữ hoa, chữ thường và dấu gạch."
)
_KEEP = (
    "Cất phiếu trong phong bì dán kín, ở tủ có khóa, không để cùng máy tính. Ai có phiếu này và tệp dữ liệu "
    "thì đọc được toàn bộ sổ. Mất cả mật khẩu lẫn phiếu này thì không ai mở được sổ nữa."
)


def recovery_sheet(code: str, *, commune: str, on: date) -> Report:
    """Return the sheet for `code`; it names the commune, never a person."""
    return Report(
        kind="recovery-sheet",
        title=f"PHIẾU MÃ KHÔI PHỤC – SỔ BÌNH ĐẲNG GIỚI {commune_title(commune).upper()}",
        blocks=(
            Section(key="code", title=code),
            Paragraph("use", (_USE,)),
            Paragraph("keep", (_KEEP,)),
            Paragraph("made", (f"Lập ngày {format_date(on)}.",)),
        ),
    )

"""Expected failures, each a Vietnamese sentence that says what happened and what to do next.

Two families: `AppError` is what the environment or the input did and is shown to the officer as it
stands; every other exception is a bug and is shown only as a reference to the log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class AppError(Exception):
    """An expected failure. `str(error)` is the Vietnamese sentence for the officer."""


class InvalidDate(AppError):
    """A date or period was typed that the calendar does not have."""


class InvalidNumber(AppError):
    """A number was typed that cannot be read."""


class InvalidPeriod(AppError):
    """A reporting period's code cannot be read."""


class UnreadableDocument(AppError):
    """A document to read is damaged, empty, protected or of another kind."""


class CannotWrite(AppError):
    """A file or folder cannot be written: no permission, no room, open elsewhere."""


class Severity(StrEnum):
    """How a finding about a record is met."""

    REFUSE = "refuse"
    """Cannot be stored as it stands."""
    ASK = "ask"
    """Unusual: stored once the officer has confirmed it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or unusual in a record: `field` is a key, nested keys joined by dots."""

    field: str
    message: str
    severity: Severity = Severity.REFUSE


class InvalidRecord(AppError):
    """A record was refused; `findings` say where and why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(" ".join(finding.message for finding in self.findings))


class NeedsConfirmation(InvalidRecord):
    """A record is unusual; it is stored when put again as confirmed."""


class UnknownKind(AppError):
    """A kind of record that the program does not have."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        super().__init__(f"Không có loại hồ sơ «{kind}». Các loại hiện có: {', '.join(sorted(known))}.")


class RecordNotFound(AppError):
    """A record id that is not in the file."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy hồ sơ này. Có thể hồ sơ đã bị xóa; hãy tải lại danh sách.")


class StaleRecord(AppError):
    """The record was changed by somebody else since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ đã được thay đổi ở nơi khác sau khi mở. Hãy mở lại hồ sơ rồi nhập lại phần vừa sửa."
        )


class CannotUndo(AppError):
    """A transaction that later changes stand upon."""

    def __init__(self) -> None:
        super().__init__(
            "Không hoàn tác được vì hồ sơ đã được sửa tiếp sau đó. "
            "Hãy mở Lịch sử của hồ sơ để lấy lại từng giá trị cũ."
        )


class StillReferenced(AppError):
    """A record that others point to cannot be deleted."""

    def __init__(self) -> None:
        super().__init__(
            "Không xóa được vì mục này đang được hồ sơ khác dùng. "
            "Hãy đổi các hồ sơ đó sang mục khác, hoặc đánh dấu mục này là ngừng dùng."
        )


class NoDataFile(AppError):
    """There is no data file yet."""

    def __init__(self) -> None:
        super().__init__("Chưa có tệp dữ liệu. Hãy mở chương trình để tạo tệp mới, hoặc chạy lệnh init.")


class DataFileMissing(AppError):
    """The key file is there, its data file is not: moved, deleted or emptied, never silently made anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không thấy dữ liệu trong «{path}» dù vẫn còn tệp khóa. Chương trình không tạo tệp trống "
            "thay thế; hãy chép tệp dữ liệu về đúng chỗ hoặc phục hồi từ bản sao lưu."
        )


class CannotOpen(AppError):
    """The data folder or its key file cannot be read: no permission, a vanished drive, an impossible name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không đọc được «{path}». "
            "Hãy kiểm tra đường dẫn, ổ đĩa và quyền đọc của tài khoản này rồi mở lại."
        )


class DataFileExists(AppError):
    """A data file is already there and is not overwritten."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Thư mục «{folder}» đã có tệp dữ liệu, chương trình không ghi đè. "
            "Hãy chọn thư mục khác hoặc mở tệp đang có bằng mật khẩu của nó."
        )


class WrongPassphrase(AppError):
    """The passphrase does not open the key file."""

    def __init__(self) -> None:
        super().__init__(
            "Mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại; "
            "nếu quên, hãy dùng mã khôi phục đã in."
        )


class WrongRecoveryCode(AppError):
    """The recovery code does not open the key file."""

    def __init__(self) -> None:
        super().__init__(
            "Mã khôi phục không đúng. Hãy nhập đủ các nhóm ký tự như trên tờ giấy đã in, không kể dấu gạch."
        )


class MustWait(AppError):
    """Too many wrong passphrases: the next try is slowed down."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Đã nhập sai nhiều lần. Hãy đợi {seconds} giây rồi nhập lại; dữ liệu không bị mất.")
        self.seconds = seconds


class WeakPassphrase(AppError):
    """A new passphrase is too short to protect the file."""

    def __init__(self, minimum: int) -> None:
        super().__init__(
            f"Mật khẩu quá ngắn. Hãy đặt mật khẩu từ {minimum} ký tự trở lên, ví dụ một câu ngắn dễ nhớ."
        )


class DamagedFile(AppError):
    """The data file or the key file cannot be read as one."""

    def __init__(self, what: str = "Tệp dữ liệu") -> None:
        super().__init__(
            f"{what} bị hỏng nên không mở được. Chương trình không sửa gì vào tệp này; "
            "hãy giữ nguyên tệp và phục hồi từ bản sao lưu gần nhất."
        )


class NewerFile(AppError):
    """The data file was written by a newer program."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp dữ liệu do phiên bản mới hơn của chương trình tạo ra. "
            "Hãy cài phiên bản mới rồi mở lại; tệp không bị thay đổi."
        )


class AlreadyRunning(AppError):
    """Another process has the data file open."""

    def __init__(self) -> None:
        super().__init__(
            "Chương trình đang mở tệp dữ liệu này ở cửa sổ khác. "
            "Hãy dùng cửa sổ đó hoặc đóng lại rồi thử lại."
        )

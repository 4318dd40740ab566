"""One window for one data folder: a second start raises the first one's window and ends."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

from app.core.errors import CannotWrite

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_NAME: Final = "dang-mo.lock"
_WAIT_MS: Final = 1500


class SingleInstance(QObject):
    """Hold this as long as the window lives."""

    raise_asked = Signal()
    """A second start wants to see this window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Final = folder
        digest = hashlib.sha256(str(folder.resolve()).casefold().encode()).hexdigest()
        self._name: Final = f"so-binh-dang-gioi-{digest[:16]}"
        self._lock: Final = QLockFile(str(folder / LOCK_NAME))
        # Stale only when its process is gone, never by age.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Become the one; False when another process has the folder. Raises CannotWrite."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_write(self._folder) from error
        locked = self._lock.tryLock(0)
        error_met = self._lock.error()
        if not locked and error_met is QLockFile.LockError.UnknownError:
            # The disk is full: the book can still be read, and who answers the call has it open already.
            return not self.call_first()
        if not locked and error_met is not QLockFile.LockError.LockFailedError:
            raise _cannot_write(self._folder)
        return locked

    def listen(self) -> None:
        """Hear second starts; call once the window is shown, for it costs loading the network part of Qt."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._hear)
        server.listen(self._name)
        self._server = server

    def call_first(self) -> bool:
        """Ask the first process to show its window; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_WAIT_MS)
        socket.abort()
        return heard

    def release(self) -> None:
        """Let another process have the folder."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        if self._server is not None:
            while self._server.hasPendingConnections():
                self._server.nextPendingConnection().deleteLater()
            self.raise_asked.emit()


def _cannot_write(folder: Path) -> CannotWrite:
    return CannotWrite(
        f"Không ghi được vào thư mục dữ liệu «{folder}». "
        "Hãy chọn thư mục mà tài khoản này được phép ghi rồi mở lại chương trình."
    )

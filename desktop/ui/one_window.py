"""One window for each data folder: who starts the program again is shown the window that is open."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from desktop.session.holder import LOCK_NAME

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MINE, SHOWN, SILENT = "mine", "shown", "silent"
PATIENCE_MS = 5000
"""How long a second start waits for a first window that is being opened or closed."""
_STEP_MS = 50
_ORPHAN_MS = 500
_ANSWER_MS = 2000
_LONGEST = 40_000
"""Bytes of a path; who sends more is not listened to."""
_DONE = b"shown\n"


class OneWindow(QObject):
    """Holds the folder's lock while the window is open; `called` brings the file of a second start, or ""."""

    called = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # old is not stale; a process that is gone is, and is found at once
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether the window may be opened here; False when one is. A folder without room for a lock may."""
        with suppress(OSError):  # the store tells what is wrong with the folder
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def begin(self, file: Path | None = None, patience: int = PATIENCE_MS) -> str:
        """MINE: open the window; SHOWN: another one was shown and has the file; SILENT: one is, and hangs."""
        began = time.monotonic()
        while not self.claim():
            if hand_over(self._folder, file, patience):
                return SHOWN
            waited = (time.monotonic() - began) * 1000
            if waited >= patience:
                return SILENT
            if waited >= _ORPHAN_MS:
                self._drop_orphan()
            time.sleep(_STEP_MS / 1000)
        return MINE

    def _drop_orphan(self) -> None:
        """A lock that a power cut left empty, or that came with the folder from another computer."""
        from PySide6.QtCore import QSysInfo

        pid, host, _app = self._lock.getLockInfo()
        if not pid or host != QSysInfo.machineHostName():
            with suppress(OSError):
                (self._folder / LOCK_NAME).unlink()

    def listen(self) -> None:
        """Hear of later starts; a pipe of this user on this computer. Loaded once the window is painted."""
        if self._server is not None or not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = _name(self._folder)
        if not self._server.listen(name):  # whoever left the pipe is gone: the lock is ours
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Let the next start open its own window."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _greet(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()):
            _Call(caller, self.called.emit)


class _Call(QObject):
    """One start that hands over its file; it is heard out, answered and forgotten."""

    def __init__(self, caller: QLocalSocket, heard: Callable[[str], object]) -> None:
        super().__init__(caller)
        self._caller = caller
        self._heard = heard
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(self._read)
        QTimer.singleShot(_ANSWER_MS, caller, caller.abort)
        self._read()

    def _read(self) -> None:
        caller = self._caller
        if caller.canReadLine():
            caller.readyRead.disconnect(self._read)
            words = bytes(caller.readLine().data()).removesuffix(b"\n").decode("utf-8", "surrogateescape")
            caller.write(_DONE)  # the caller goes when it has read it: Windows drops what is unread
            caller.flush()
            self._heard(words.replace("\0", "\n"))
        elif caller.bytesAvailable() > _LONGEST:
            caller.abort()


def hand_over(folder: Path, file: Path | None, patience: int = PATIENCE_MS) -> bool:
    """Show the window that is open on `folder`, and give it the file; False when none answers."""
    from PySide6.QtNetwork import QLocalSocket

    _let_it_come_forward()
    words = str(file.absolute()) if file else ""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(words.replace("\n", "\0").encode("utf-8", "surrogateescape") + b"\n")
    return socket.waitForReadyRead(patience) and bytes(socket.readAll().data()) == _DONE


def _name(folder: Path) -> str:
    """The pipe's name, short and of plain letters, whatever the folder's name: one for each folder."""
    import hashlib  # after the first frame

    words = os.path.normcase(os.path.realpath(folder))
    return f"so-ke-hoach-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _let_it_come_forward() -> None:
    """Windows lets only the program that the worker has just started hand the foreground on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

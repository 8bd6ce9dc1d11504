"""The one handler of faults: what nobody caught goes to the log and is told in plain words."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from logging import Logger

LOG_NAME = "so-ke-hoach.log"
LOG_BYTES = 500_000
DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40


class _Desk(QObject):
    """Brings a fault from any thread to the GUI thread, and keeps the log's folder."""

    told = Signal(object)

    def __init__(self, folder: Path, listener: Callable[[KnownError], None]) -> None:
        super().__init__()
        self.told.connect(listener)
        self._folder = folder
        self._log: Logger | None = None

    def write(self, level: int, words: str, error: BaseException | None = None) -> None:
        """One entry of the log; logging is loaded at the first."""
        if self._log is None:
            from desktop.ui.log import opened

            self._log = opened(self._folder / LOG_NAME, LOG_BYTES)
        self._log.log(level, "%s", words, exc_info=error)

    def close(self) -> None:
        """Let go of the log."""
        if self._log is not None:
            from desktop.ui.log import closed

            closed(self._log)


_desk: _Desk | None = None


def install(folder: Path, listener: Callable[[KnownError], None]) -> Callable[[], None]:
    """Catch what nobody caught: into folder/so-ke-hoach.log and to `listener`; the call returned stops it."""
    global _desk
    desk = _desk = _Desk(folder, listener)
    before = sys.excepthook, threading.excepthook
    sys.excepthook = _on_exception
    threading.excepthook = lambda told: _on_exception(told.exc_type, told.exc_value, told.exc_traceback)
    old_qt = qInstallMessageHandler(_on_qt_message)

    def stop() -> None:
        global _desk
        sys.excepthook, threading.excepthook = before
        qInstallMessageHandler(old_qt)
        desk.close()
        _desk = None

    return stop


def unexpected(error: BaseException) -> KnownError:
    """Log a fault of the program and put it into plain words."""
    _write(ERROR, "unexpected fault", error)
    return KnownError(
        _("Something unexpected happened in the program."),
        _("Your plan is still open and is being saved."),
        _("You can go on; to be sure, save a copy."),
    )


def report(error: KnownError) -> None:
    """Tell a fault to whoever listens, from any thread."""
    _write(WARNING, str(error))
    if _desk is not None:
        _desk.told.emit(error)


def show(parent: QWidget, error: KnownError) -> None:
    """Tell a fault in the banner of the window that `parent` stands in."""
    tell = getattr(parent.window(), "show_error", None)
    if tell is None:
        report(error)
    else:
        _write(WARNING, str(error))
        tell(error)


def _write(level: int, words: str, error: BaseException | None = None) -> None:
    if _desk is not None:
        _desk.write(level, words, error)


def _on_exception(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if error is None or issubclass(kind, KeyboardInterrupt):
        return
    report(error if isinstance(error, KnownError) else unexpected(error.with_traceback(trace)))


def _on_qt_message(kind: QtMsgType, context: object, message: str) -> None:
    level = {QtMsgType.QtDebugMsg: DEBUG, QtMsgType.QtInfoMsg: INFO, QtMsgType.QtWarningMsg: WARNING}
    _write(level.get(kind, ERROR), f"Qt: {message}")

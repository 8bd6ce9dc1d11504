"""The end that is not asked for: the system shuts down or logs off, and what was typed is saved in time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.ui.main_window import MainWindow

SECONDS = 1.5
"""What saving may take: Windows ends a program that has not answered within 5 s."""


def watch(app: QApplication, window: MainWindow) -> Callable[[], None]:
    """Save when the session or the process is told to end, and ask nothing; the call returned stops it."""

    def save(*_manager: object) -> None:
        save_now(window)

    app.commitDataRequest.connect(save)
    unhook = _on_signals(app, save) if os.name == "posix" else None

    def stop() -> None:
        app.commitDataRequest.disconnect(save)
        if unhook is not None:
            unhook()

    return stop


def save_now(window: MainWindow, seconds: float = SECONDS) -> bool:
    """Keep what is on the screen, the letter that is being composed too, and where the work is."""
    QGuiApplication.inputMethod().commit()
    window.looks.keep_window(window)
    window.note_place()
    return "saver" not in window.desk.__dict__ or window.desk.saver.flush(seconds)


def _on_signals(app: QApplication, save: Callable[[], None]) -> Callable[[], None]:
    """SIGTERM and its like reach Python's code through a pipe that Qt's loop looks at."""
    read, write = os.pipe()
    os.set_blocking(read, False)
    os.set_blocking(write, False)

    def end() -> None:
        notifier.setEnabled(False)
        save()
        app.exit(0)

    def nothing(_number: int, _frame: FrameType | None) -> None:
        pass

    before = {each: signal.signal(each, nothing) for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    old = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read)
    notifier.activated.connect(end)

    def unhook() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(old)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(read)
        os.close(write)

    return unhook

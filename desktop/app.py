"""The front door: wires the floors, opens the window, and loads the rest once it is painted."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.ui import errors, theme
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Looks

PAINTED_VARIABLE = "SO_KE_HOACH_PAINTED"


def run(folder: Path) -> int:
    """Open the window on the plans of `folder`; gives the exit code."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else theme.application(sys.argv[0])
    app.setApplicationName("so-ke-hoach")
    app.setApplicationDisplayName("Sổ Kế hoạch")
    looks = Looks(folder)
    if not os.environ.get(i18n.LANGUAGE_VARIABLE):
        i18n.set_language(looks.language)
    theme.apply(app, looks.theme)
    window = MainWindow(folder, looks)
    stop = errors.install(folder, window.show_error)
    _FirstFrame(window)
    window.show()
    try:
        return app.exec()
    finally:
        stop()


class _FirstFrame(QObject):
    """Waits for the first painted frame, notes its moment where asked, then warms the program up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        note = os.environ.get(PAINTED_VARIABLE)
        if note:
            Path(note).write_text(f"{time.monotonic()}\n", "utf-8")
        gc.freeze()
        gc.enable()
        self._window.warm_up()

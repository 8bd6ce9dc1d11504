"""The front door: wires the floors, opens the window, and loads the rest once it is painted."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.paths import STORE_NAME
from desktop.session import where
from desktop.ui import errors, theme
from desktop.ui.main_window import MainWindow
from desktop.ui.one_window import MINE, SHOWN, OneWindow
from desktop.ui.places import Looks

PAINTED_VARIABLE = "SO_KE_HOACH_PAINTED"
DONE, REFUSED = 0, 2
COPIES_MS, _MODAL_MS = 1000, 200


def run(folder: Path, file: Path | None = None) -> int:
    """Open the window on the plans of `folder` and the file in it; gives the exit code.

    Where a window is open on that folder it is shown and gets the file.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else theme.application(sys.argv[0])
    app.setApplicationName("so-ke-hoach")
    app.setApplicationDisplayName("Sổ Kế hoạch")
    looks = Looks(folder)
    if not os.environ.get(i18n.LANGUAGE_VARIABLE):
        i18n.set_language(looks.language)
    chosen = _allowed(app, folder, looks)
    if chosen is None:
        return REFUSED
    one = OneWindow(chosen)
    try:
        answer = _first(app, one, file, looks)
        if answer is not None:
            return answer
        theme.apply(app, looks.theme)
        return _show(app, chosen, looks if chosen == folder else Looks(chosen), one, file)
    finally:
        one.close()


def _allowed(app: QApplication, folder: Path, looks: Looks) -> Path | None:
    """The folder, another one where it is refused, None where the worker would rather leave."""
    try:
        where.refuse(folder)
    except KnownError as error:
        from desktop.ui.refusing import ask_folder

        theme.apply(app, looks.theme)
        return ask_folder(folder, error)
    return folder


def _first(app: QApplication, one: OneWindow, file: Path | None, looks: Looks) -> int | None:
    """None where the window is to be opened, else the exit code."""
    while True:
        answer = one.begin(file)
        if answer == MINE:
            return None
        if answer == SHOWN:
            return DONE
        from desktop.ui.refusing import ask_patience

        theme.apply(app, looks.theme)
        if not ask_patience():
            return REFUSED


def _show(app: QApplication, folder: Path, looks: Looks, one: OneWindow, file: Path | None) -> int:
    window = MainWindow(folder, looks)
    ends = [errors.install(folder, window.show_error)]
    one.called.connect(lambda words: _come_forward(window, Path(words) if words else None))

    def painted() -> None:
        from desktop.ui import leaving

        if file is not None:
            window.open_file(file)
        window.warm_up()
        one.listen()
        ends.append(leaving.watch(app, window))
        QTimer.singleShot(COPIES_MS, window, lambda: _tell_copies(window))

    _FirstFrame(window, painted)
    window.show()
    try:
        return app.exec()
    finally:
        for end in ends:
            end()


def unknown_copies(folder: Path, looks: Looks) -> tuple[Path, ...]:
    """Copies of the store beside it, unless they were told of already."""
    found = where.copies(folder)
    return found if "\n".join(path.name for path in found) != looks.text("copies") else ()


def _tell_copies(window: MainWindow) -> None:
    found = unknown_copies(window.desk.folder, window.looks)
    if found:
        names = [path.name for path in found]
        window.looks.keep("copies", "\n".join(names))
        words = _(
            "Beside the store lie copies of it, left by somebody or by a service such as OneDrive: {names}. "
            "The program uses {store} alone. To look into a copy, put it as {store} into a folder of its own "
            "and open that with --data."
        )
        window.banner.tell(words.format(names=", ".join(names), store=STORE_NAME))


def _come_forward(window: MainWindow, file: Path | None) -> None:
    """The window above all others, with the file that another start has handed over."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if file is not None:
        _open_when_free(window, file)


def _open_when_free(window: MainWindow, file: Path) -> None:
    if QApplication.activeModalWidget() is not None:  # a question comes first
        QTimer.singleShot(_MODAL_MS, window, lambda: _open_when_free(window, file))
    else:
        window.open_file(file)


class _FirstFrame(QObject):
    """Waits for the first painted frame, notes its moment where asked, then warms the program up."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
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
        self._then()

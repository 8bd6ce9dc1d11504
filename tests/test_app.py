"""The front door: the window is painted, the rest is loaded, and all ends well."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.ui import warming


def test_the_first_frame_is_noted_and_the_rest_is_loaded(
    qapp: QApplication, monkeypatch, tmp_path: Path
) -> None:
    note = tmp_path / "painted"
    monkeypatch.setenv(app.PAINTED_VARIABLE, str(note))
    watch = QTimer(interval=20)

    def look() -> None:
        if note.exists() and set(warming.MODULES) <= set(sys.modules):
            watch.stop()
            qapp.closeAllWindows()

    watch.timeout.connect(look)
    watch.start()
    assert app.run(tmp_path / "data") == 0
    assert float(note.read_text()) > 0

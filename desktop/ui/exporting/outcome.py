"""What an export came to: the files with a button to open each, or what went wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _, ngettext
from desktop.ui import theme


def open_outside(path: Path) -> bool:
    """Open a file or folder with the system's program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Written(QWidget):
    """The files that were written."""

    def __init__(self, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        count, folder = len(paths), paths[0].parent
        words = ngettext("{count} document was written to:", "{count} documents were written to:", count)
        told = QLabel(words.format(count=count))
        where = QLineEdit(str(folder), readOnly=True)
        where.setAccessibleName(_("Folder"))
        theme.role(told, "good")
        hint = QLabel(_("To print, close this and press Ctrl+P."), wordWrap=True)
        theme.role(hint, "muted")
        self._unopened = QLabel(wordWrap=True)
        theme.role(self._unopened, "error")
        self._unopened.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE.s)
        for part in (told, where, hint, self._unopened):
            whole.addWidget(part)
        for path in paths:
            whole.addLayout(self._row(path))
        whole.addStretch(1)

    def open(self, path: Path) -> None:
        """Open it, or say that the system could not."""
        opened = open_outside(path)
        self._unopened.setVisible(not opened)
        words = _("“{name}” could not be opened here. It is in the folder {folder}.")
        self._unopened.setText(words.format(name=path.name, folder=path.parent))

    def _row(self, path: Path) -> QHBoxLayout:
        row = QHBoxLayout()
        name = QLabel(path.name)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(_("Open"))
        button.setAutoDefault(False)
        button.setAccessibleName(_("Open {name}").format(name=path.name))
        button.clicked.connect(lambda: self.open(path))
        row.addWidget(name, 1)
        row.addWidget(button)
        return row


class Trouble(QFrame):
    """What went wrong, what is safe, what to do."""

    again = Signal()
    beside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        self.setProperty("tone", "danger")
        self._words = QLabel(wordWrap=True)
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE.m, theme.SPACE.m, theme.SPACE.m, theme.SPACE.m)
        whole.setSpacing(theme.SPACE.s)
        whole.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addStretch(1)
        self._other = self._button(_("Save under &other names"), self.beside.emit)
        row.addWidget(self._other)
        row.addWidget(self._button(_("&Try again"), self.again.emit))
        whole.addLayout(row)

    def tell(self, error: KnownError, names_taken: bool) -> None:
        """Show the error; other names are offered where a file of the name is there."""
        self._words.setText("\n".join(part for part in (error.what, error.safe, error.do) if part))
        self._other.setVisible(names_taken)
        self.show()
        self._words.setFocus()

    def _button(self, words: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(clicked)
        return button

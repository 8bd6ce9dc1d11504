"""A list of words that opens under the line being written and never takes the focus from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextEdit, QWidget

from desktop.ui import theme
from desktop.ui.wizard.fields.scrolling import area_of

_ROWS = 8
_NARROWEST = 280
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popup(QListWidget):
    """Up, Down, Enter and Esc of the text it stands under are its own while it is open.

    Nothing is chosen until a row was gone to, so that Enter stays Enter for who pays no heed.
    """

    chosen = Signal(str)

    def __init__(self, edit: QTextEdit, name: str) -> None:
        super().__init__(edit.window())
        self._edit = edit
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemClicked.connect(self._choose)
        self.hide()
        edit.installEventFilter(self)
        edit.destroyed.connect(self.deleteLater)
        if area := area_of(edit):
            area.verticalScrollBar().valueChanged.connect(self._place)

    def offer(self, words: Sequence[str], *, first: bool = False) -> None:
        """Open with these rows, the first one gone to where `first`; no rows close it."""
        self.clear()
        if not words or not self._edit.isVisible():
            self.hide()
            return
        for row in words:
            item = QListWidgetItem(row, self)
            item.setSizeHint(QSize(0, theme.CONTROL))
            item.setToolTip(row)
        self.setCurrentRow(0 if first else -1)
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Under the line with the cursor, or above it where there is more room."""
        window, edit = self.parentWidget(), self._edit
        if window is None or not self.count():
            return
        line = edit.cursorRect()
        corner = edit.viewport().mapTo(window, QPoint(0, line.bottom() + theme.SPACE.xs))
        over = edit.viewport().mapTo(window, QPoint(0, line.top() - theme.SPACE.xs)).y()
        tall = min(self.count(), _ROWS) * theme.CONTROL + 2 * self.frameWidth() + theme.SPACE.xs
        below = window.height() - corner.y() - theme.SPACE.s
        top = corner.y() if tall <= below or below >= over else max(0, over - tall)
        width = min(max(edit.width(), _NARROWEST), window.width() - corner.x() - theme.SPACE.s)
        self.setGeometry(corner.x(), top, width, min(tall, max(below, over)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            if self._wants(event):
                if event.type() == QEvent.Type.KeyPress:
                    self._press(event)
                event.accept()
                return True
        return False

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        gone_to = self.currentRow() >= 0
        key = event.key()
        return key in _STEPS or key == Qt.Key.Key_Escape or (key in _ENTER and gone_to)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.setCurrentRow((self.currentRow() + _STEPS[Qt.Key(event.key())]) % self.count())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            self._choose(self.currentItem())

    def _choose(self, item: QListWidgetItem) -> None:
        words = item.text()
        self.hide()
        self.chosen.emit(words)


class Pause(QTimer):
    """Fires once when the writer rests, so that no key of an input method is disturbed."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(250)

"""A writing area that grows with its text, pastes plain words and leaves Tab and undo to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from desktop.plan.text import clean
from desktop.ui import theme
from desktop.ui.wizard.fields.history import is_history, without_history
from desktop.ui.wizard.fields.scrolling import follow_cursor

_TALLEST = 420
_INSET = 2
_LEADING = 115
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Writing(QTextEdit):
    """`lines`: Enter breaks the line; else Enter means done and line breaks become spaces.

    With `splits` on, pasting two lines or more is left to `several`.
    """

    done = Signal()
    asked = Signal()
    several = Signal(object)

    def __init__(self, *, lines: bool, rows: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self.splits = False
        self._rows = rows
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_INSET)
        self.setViewportMargins(_INSET, _INSET, _INSET, 0)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.cursorPositionChanged.connect(lambda: follow_cursor(self))
        self.fit()

    def fit(self) -> None:
        """Be as tall as the text, within reason."""
        frame = self.height() - self.viewport().height()
        rows = round(self.fontMetrics().lineSpacing() * _LEADING / 100) * self._rows + 2 * _INSET
        wanted = max(round(self.document().size().height()), rows) + frame
        tall = max(min(wanted, _TALLEST), theme.CONTROL)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted > _TALLEST else policy.ScrollBarAlwaysOff
        )
        if tall != self.height():
            self.setFixedHeight(tall)

    def words(self) -> str:
        """The clean words, lines broken by "\\n"."""
        return clean(self.toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = clean(source.text())
        lines = [line.strip() for line in words.split("\n") if line.strip()]
        if self.splits and len(lines) > 1:
            self.several.emit(lines)
            return
        self.textCursor().insertText(words if self._lines else " ".join(words.split("\n")))
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_history(event):
            event.ignore()
            return False
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            done = super().event(event)
            self.fit()
            return done
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_history(event) or event.key() in _TAB:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.asked.emit()
        elif event.key() in _ENTER and not self._lines:
            if plain:
                self.done.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt lets an input method write into words that can only be read."""
        if self.isReadOnly():
            event.ignore()
        else:
            super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_history(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def put_words(self, words: str) -> None:
        """Other words, with the cursor where it was."""
        place = self.textCursor().position()
        self.setPlainText(words)
        self.shape()
        self.put_cursor(place)

    def shape(self, indent: int = 0, gap: int = 0) -> None:
        """Roomy lines; wrapped lines `indent` px further in, paragraphs `gap` px apart. Tells nobody."""
        form = QTextBlockFormat()
        form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setLeftMargin(indent)
        form.setTextIndent(-indent)
        form.setBottomMargin(gap)
        silent = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.blockSignals(silent)
        self.fit()

    def put_cursor(self, place: int) -> None:
        """The cursor at a place, or at the end when the text is shorter."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

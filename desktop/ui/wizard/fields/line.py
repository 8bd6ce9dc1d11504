"""A line of text: cleaned to NFC as it is typed or pasted, without a length limit, undone with the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop.i18n import _
from desktop.plan.text import clean
from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field, Kept
from desktop.ui.wizard.fields.history import is_history, without_history

Suggestions = Sequence[str] | Callable[[], Sequence[str]]
_LONGEST = 90
_NO_LIMIT = 2**31 - 1


def one_line(words: str) -> str:
    """Clean words with every line break a space."""
    return clean(words).replace("\n", " ")


class LineEdit(QLineEdit):
    """`written` carries the clean text at each change by the user; Alt+Down asks for suggestions."""

    written = Signal(str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_NO_LIMIT)
        self.textEdited.connect(self._tidy)

    def _tidy(self, typed: str) -> None:
        fixed = one_line(typed)
        if fixed != typed:
            place = len(one_line(typed[: self.cursorPosition()]))
            self.setText(fixed)
            self.setCursorPosition(place)
        self.written.emit(fixed)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_history(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt lets an input method write into words that can only be read."""
        if self.isReadOnly():
            event.ignore()
        else:
            super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_history(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class LineField(Field):
    """Words on one line; suggestions, if any, open under it and replace the words."""

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        required: bool = False,
        suggestions: Suggestions = (),
        hint: str = "",
        width: int = 0,
    ) -> None:
        super().__init__(name, label, help, required=required)
        self._suggestions = suggestions
        self.edit = LineEdit()
        self.edit.setPlaceholderText(hint)
        if width:
            self.edit.setMaximumWidth(width)
        self.edit.written.connect(self._written)
        if suggestions:
            self._offer()
        self.add_control(self.edit)

    def _written(self, words: str) -> None:
        self.edited.emit(words)

    def _offer(self) -> None:
        action = self.edit.addAction(
            theme.icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Choose (Alt+Down)"))
        action.triggered.connect(self.suggest)
        self.edit.asked.connect(self.suggest)

    def suggest(self) -> None:
        """Open the list of suggestions under the line."""
        if self.edit.isReadOnly():
            return
        words = self._suggestions() if callable(self._suggestions) else self._suggestions
        menu = suggestion_menu(self, words, self._choose)
        menu.popup(self.edit.mapToGlobal(QPoint(0, self.edit.height())))

    def _choose(self, words: str) -> None:
        self.edit.setText(words)
        self._written(words)

    def value(self) -> Any:
        return one_line(self.edit.text())

    def unread(self) -> dict[str, Kept]:
        return {"": Kept(self.edit.text())} if self._refused or self._wrong() else {}

    def show_unread(self, path: str, kept: Kept) -> None:
        self.edit.setText(kept.words)
        self._written(kept.words)
        self.check()

    def _wrong(self) -> bool:
        """Whether the words are no value of the field."""
        return False

    def show_value(self, value: Any) -> None:
        self.refuse("")
        place = self.edit.cursorPosition()
        self.edit.setText(value)
        self.edit.setCursorPosition(min(place, len(value)) if self.edit.hasFocus() else 0)


def suggestion_menu(owner: Field, words: Sequence[str], chosen: Callable[[str], None]) -> QMenu:
    """A menu of words; what is chosen goes to `chosen` as it is."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for word in words:
        shown = word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"
        action = menu.addAction(shown.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, word=word: chosen(word))
    if not words:
        menu.addAction(_("Nothing to choose yet")).setEnabled(False)
    return menu

"""Prose with bold, italic, words of time and footnotes, marked by keys or buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.text import EMPTY, Text
from desktop.ui import theme
from desktop.ui.wizard.fields import marks
from desktop.ui.wizard.fields.field import LABEL_HEIGHT, Field
from desktop.ui.wizard.fields.mini import mini_button
from desktop.ui.wizard.fields.writing import Writing

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class ProseField(Field):
    """Text with marks; `done` tells that Enter was pressed, `split` the words and the lines pasted after."""

    done = Signal()
    split = Signal(object, object)

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        required: bool = False,
        rows: int = 2,
        hint: str = "",
        buttons: bool = True,
    ) -> None:
        super().__init__(name, label, help, required=required)
        self.edit = Writing(lines=False, rows=rows)
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self._written)
        self.edit.done.connect(self.done)
        self.edit.several.connect(self._several)
        self._with_buttons = buttons
        self._buttons: QWidget | None = None
        if buttons and self._words:
            self._words.setMinimumHeight(LABEL_HEIGHT)
        self._notes = Notes(self)
        self.add_control(self.edit)
        self._box.insertWidget(self._box.indexOf(self.edit) + 1, self._notes)

    def split_lines(self) -> None:
        """From now on pasted lines are told by `split` instead of being joined."""
        self.edit.splits = True

    def _several(self, lines: list[str]) -> None:
        """The first pasted line goes in here; the plan hears of all of them at once."""
        first, *others = lines
        self.edit.blockSignals(True)
        self.edit.textCursor().insertText(first)
        self.edit.blockSignals(False)
        self.split.emit(self.value(), others)

    def _make_buttons(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.xs)
        for words, tip, act in (
            (_("B"), _("Bold (Ctrl+B)"), self.toggle_bold),
            (_("I"), _("Italic (Ctrl+I)"), self.toggle_italic),
            (_("Time"), _("Mark the chosen words as a time (Ctrl+T)"), self.toggle_time),
            (_("Footnote"), _("Add a footnote here (Ctrl+Alt+F)"), self.add_note),
        ):
            row.addWidget(mini_button(words, tip, act))
        self.add_to_head(bar)
        return bar

    def _show_buttons(self, on: bool) -> None:
        """The buttons are there while the cursor is in the words, made when it first comes."""
        wanted = on and self._with_buttons and not self.edit.isReadOnly()
        if wanted and not self._buttons:
            self._buttons = self._make_buttons()
        if self._buttons:
            self._buttons.setVisible(wanted)

    def _written(self) -> None:
        if self._notes.differ():
            self._renumber()
        self.edited.emit(self.value())

    def _renumber(self) -> None:
        self.edit.blockSignals(True)
        marks.number_notes(self.edit.document())
        self.edit.blockSignals(False)
        self._notes.show_notes()

    def value(self) -> Text:
        return marks.joined(marks.to_text(self.edit.document()))

    def show_value(self, value: Text) -> None:
        place = self.edit.textCursor().position()
        self.edit.blockSignals(True)
        marks.fill(self.edit.document(), value or EMPTY)
        self.edit.shape()
        self.edit.put_cursor(place)
        self.edit.setCurrentCharFormat(self.edit.textCursor().charFormat())
        self.edit.blockSignals(False)
        self._notes.show_notes()

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self._notes.set_read_only(fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() == QEvent.Type.FocusIn:
                self._show_buttons(True)
            elif event.type() == QEvent.Type.FocusOut:
                self._show_buttons(False)
            elif event.type() == QEvent.Type.ShortcutOverride and self._verb(event):
                event.accept()
                return True
            elif event.type() == QEvent.Type.KeyPress and (verb := self._verb(event)):
                if not self.edit.isReadOnly():
                    verb()
                return True
        return super().eventFilter(watched, event)

    def _verb(self, event: QEvent):
        """What a key asks of the chosen words, None for a plain key."""
        assert isinstance(event, QKeyEvent)
        keys = {
            (_CTRL, Qt.Key.Key_B): self.toggle_bold,
            (_CTRL, Qt.Key.Key_I): self.toggle_italic,
            (_CTRL, Qt.Key.Key_T): self.toggle_time,
            (_CTRL | _ALT, Qt.Key.Key_F): self.add_note,
        }
        return keys.get((event.modifiers(), Qt.Key(event.key())))

    def toggle_bold(self) -> None:
        change = QTextCharFormat()
        on = self._marks().fontWeight() >= QFont.Weight.DemiBold
        change.setFontWeight(QFont.Weight.Normal if on else QFont.Weight.Bold)
        self._merge(change)

    def toggle_italic(self) -> None:
        change = QTextCharFormat()
        change.setFontItalic(not self._marks().fontItalic())
        self._merge(change)

    def toggle_time(self) -> None:
        """Mark the chosen words as a time, or unmark them."""
        if self.edit.textCursor().hasSelection():
            change = QTextCharFormat()
            marks.set_time(change, not self._marks().property(marks.TIME))
            self._merge(change)

    def _marks(self) -> QTextCharFormat:
        """The marks of the first chosen letter, or of what would be typed now."""
        cursor = self.edit.textCursor()
        if not cursor.hasSelection():
            return self.edit.currentCharFormat()
        first = QTextCursor(cursor)
        first.setPosition(cursor.selectionStart() + 1)
        return first.charFormat()

    def _merge(self, change: QTextCharFormat) -> None:
        if self.edit.textCursor().hasSelection():
            self.edit.textCursor().mergeCharFormat(change)
        else:
            self.edit.mergeCurrentCharFormat(change)

    def add_note(self) -> None:
        """Put a footnote after the cursor's place and ask for its words below."""
        cursor = self.edit.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = cursor.charFormat()
        cursor.insertImage(marks.note_format("", 0))
        self.edit.setCurrentCharFormat(before)
        place = cursor.position() - 1
        self._renumber()
        index = [at for at, _words in marks.notes(self.edit.document())].index(place)
        self._notes.go_to(index)

    def change_note(self, index: int, words: str) -> None:
        """Other words for a footnote."""
        place, _old = marks.notes(self.edit.document())[index]
        marks.put_note(self.edit.document(), place, words, index + 1)


class Notes(QWidget):
    """The words of the footnotes, a line each, below the prose; removing the sign removes the line."""

    def __init__(self, field: ProseField) -> None:
        super().__init__()
        self._field = field
        self._edits: list[Writing] = []
        self._labels: list[QLabel] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.SPACE.m, 0, 0, 0)
        self._rows.setSpacing(theme.SPACE.xs)
        self.hide()

    def _words(self) -> list[str]:
        return [words for _place, words in marks.notes(self._field.edit.document())]

    def differ(self) -> bool:
        """Whether the prose has other footnotes than are shown."""
        return [edit.words() for edit in self._edits] != self._words()

    def show_notes(self) -> None:
        """One line for every footnote of the prose."""
        words = self._words()
        while len(self._edits) < len(words):
            self._add()
        while len(self._edits) > len(words):
            self._drop()
        for edit, note in zip(self._edits, words, strict=True):
            if edit.words() != note:
                edit.blockSignals(True)
                edit.put_words(note)
                edit.blockSignals(False)
        self.setVisible(bool(words))

    def _add(self) -> None:
        index = len(self._edits)
        edit = Writing(lines=False)
        edit.setPlaceholderText(_("Words of the footnote"))
        edit.textChanged.connect(lambda: self._field.change_note(index, edit.words()))
        label = QLabel(str(index + 1))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        theme.role(label, "small")
        label.setFixedHeight(theme.CONTROL)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(edit, 1)
        self._rows.addLayout(row)
        self._field.watch_control(edit, spoken=_("Footnote {number}").format(number=index + 1))
        QWidget.setTabOrder(self._edits[-1] if self._edits else self._field.edit, edit)
        self._edits.append(edit)
        self._labels.append(label)

    def _drop(self) -> None:
        edit, label = self._edits.pop(), self._labels.pop()
        self._field.forget_control(edit)
        self._rows.takeAt(self._rows.count() - 1)
        edit.deleteLater()
        label.deleteLater()

    def set_read_only(self, fixed: bool) -> None:
        """Whether the footnotes may only be read."""
        for edit in self._edits:
            edit.setReadOnly(fixed)

    def go_to(self, index: int) -> None:
        """Take the focus to the words of a footnote."""
        self.show()
        self._edits[index].setFocus(Qt.FocusReason.OtherFocusReason)

"""What every field has: a label above, a control, help below it, and an error that keeps the typed text."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.wizard.fields.scrolling import show_soon

LABEL_HEIGHT = 24


class Kept(NamedTuple):
    """Typed words that are no value, and the value that the plan holds meanwhile."""

    words: str
    held: Any = None


class Field(QWidget):
    """One labelled control; `edited` carries the new value, `entered` and `left` tell of the focus."""

    edited = Signal(object)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, label: str, help: str = "", *, required: bool = False) -> None:
        super().__init__()
        self.name = name
        self.label = label
        self._help = help
        self._controls: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.SPACE.xs)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.SPACE.s)
        self._box.addLayout(self._head)
        self._words: QLabel | None = None
        if label:
            self._words = plain_label(label + (" " + _("(required)") if required else ""))
            self._head.addWidget(self._words, 1)
        self._fault: QLabel | None = None
        self._refused = False

    def value(self) -> Any:
        """What the field holds now."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value without telling of it."""
        raise NotImplementedError

    def set_read_only(self, fixed: bool) -> None:
        """Whether the value may only be read."""
        for control in self._controls:
            if isinstance(control, QLineEdit | QTextEdit):
                control.setReadOnly(fixed)
            else:
                control.setEnabled(not fixed)

    def add_control(self, control: QWidget, *, spoken: str = "") -> None:
        """Put the control under the label, and the help and the error under it."""
        self._box.addWidget(control)
        self.watch_control(control, spoken=spoken)
        self._add_help()

    def _add_help(self) -> None:
        if self._help:
            self._box.addWidget(plain_label(self._help, "muted"))

    def watch_control(self, control: QWidget, *, spoken: str = "") -> None:
        """Name a focusable control for screen readers and follow its focus."""
        control.setAccessibleName(spoken or self.label)
        control.setAccessibleDescription(self._help)
        control.installEventFilter(self)
        self._controls.append(control)

    def forget_control(self, control: QWidget) -> None:
        """A control that is about to go."""
        self._controls.remove(control)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a small thing at the right end of the label's line."""
        if self._words:
            self._words.setMinimumHeight(LABEL_HEIGHT)
        self._head.addWidget(widget)

    def hide_label(self) -> None:
        """Let the column's title speak for the label; screen readers still hear it."""
        if self._words:
            self._words.hide()
            self._words.deleteLater()
            self._words = None

    def rename(self, label: str) -> None:
        """Another label, as when the record's own label changes."""
        if label != self.label:
            self.label = label
            if self._words:
                self._words.setText(label)
            self.focus_control().setAccessibleName(label)

    @property
    def error(self) -> str:
        """The words of what is wrong, "" when nothing is."""
        return self._fault.text() if self._fault else ""

    def set_error(self, words: str) -> None:
        """Say what is wrong under the field; "" takes it away."""
        if words == self.error:
            return
        if not self._fault:
            self._fault = plain_label("", "error")
            self._box.addWidget(self._fault)
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        control = self.focus_control()
        theme.role(control, "invalid" if words else "")
        control.setAccessibleDescription(words or self._help)

    def refuse(self, words: str) -> None:
        """What was typed stays, with the words of why the plan does not take it; "" takes that back."""
        if words or self._refused:
            self._refused = bool(words)
            self.set_error(words)

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        """What is wrong: the path of the field ("name", "name/row/name"), its label and the message."""
        return ((self.name, self.label, self.error),) if self.error else ()

    def unread(self) -> dict[str, Kept]:
        """Typed words that the plan does not hold, by the path of the control ("" for the field itself)."""
        return {}

    def inner(self, path: str) -> Field | None:
        """The field of a row inside this one ("row/name"); None where there are no rows."""
        return None

    def show_unread(self, path: str, kept: Kept) -> None:
        """Show such words again."""

    def focus_control(self) -> QWidget:
        """The control that takes the focus first."""
        return self._controls[0]

    def place(self) -> int:
        """Where the text cursor stands, 0 for a field without one."""
        control = self.focus_control()
        if isinstance(control, QLineEdit):
            return control.cursorPosition()
        return control.textCursor().position() if isinstance(control, QTextEdit) else 0

    def go_to(self, cursor: int | None = None) -> None:
        """Take the focus, with the cursor at a place (None: at the end)."""
        control = self.focus_control()
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        show_soon(self)
        if isinstance(control, QLineEdit):
            control.setCursorPosition(len(control.text()) if cursor is None else cursor)
        elif isinstance(control, QTextEdit):
            place = control.textCursor()
            last = control.document().characterCount() - 1
            place.setPosition(last if cursor is None else min(cursor, last))
            control.setTextCursor(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.check()
            self.left.emit()
        return False

    def check(self) -> None:
        """Say what is wrong with the typed text, now that the cursor leaves it."""


def plain_label(words: str, role: str = "") -> QLabel:
    """A label that wraps and shows its words as they are, never as markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        theme.role(label, role)
    return label

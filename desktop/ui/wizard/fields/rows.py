"""A list of like records, each a small form: add, duplicate, move and delete by keys and buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import icon_button
from desktop.ui.wizard.fields.field import Field, Kept, plain_label
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.slices import Slices
from desktop.ui.wizard.tab_order import order_soon, set_reading_order

_AT_ONCE = 2
_CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CTRL | Qt.KeyboardModifier.ShiftModifier
KEYS = {
    (_BOTH, Qt.Key.Key_Up): "up",
    (_BOTH, Qt.Key.Key_Down): "down",
    (_CTRL, Qt.Key.Key_D): "duplicate",
    (_BOTH, Qt.Key.Key_Delete): "delete",
}


class Row(QWidget):
    """The form of one record and the button with what can be done to it."""

    asked = Signal(str)

    def __init__(self, form: Form, name: str, *, opens: bool = False, mark: bool = False) -> None:
        super().__init__()
        self.form = form
        self._opens = opens
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.xs)
        self._mark: QLabel | None = None
        if mark:
            self._mark = plain_label("")
            self._mark.setFixedSize(theme.SPACE.xl, theme.CONTROL)
            row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(form, 1)
        self.button = self._menu_button()
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def set_mark(self, words: str) -> None:
        """The number or dash before the words, where the row shows one."""
        if self._mark:
            self._mark.setText(words)

    def _menu_button(self) -> QToolButton:
        button = icon_button("chevron-down", _("What to do with this row"))
        button.setFixedSize(theme.CONTROL, theme.CONTROL)
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._opens:
            menu.addAction(_("All fields…")).triggered.connect(lambda: self.asked.emit("open"))
            menu.addSeparator()
        for words, keys, verb in (
            (_("Move up"), "Ctrl+Shift+↑", "up"),
            (_("Move down"), "Ctrl+Shift+↓", "down"),
            (_("Duplicate"), "Ctrl+D", "duplicate"),
            (_("Delete"), "Ctrl+Shift+Del", "delete"),
        ):
            menu.addAction(f"{words}\t{keys}").triggered.connect(
                lambda _checked=False, verb=verb: self.asked.emit(verb)
            )
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


class RowsField(Field):
    """Records with an `id`; `form` makes a row's form, `new` an empty record, `copy` a duplicate."""

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        form: Callable[[], Form],
        new: Callable[[], Any],
        copy: Callable[[Any], Any],
        add: str,
        titles: Sequence[tuple[str, int]] = (),
    ) -> None:
        super().__init__(name, label, help)
        self._make, self._new, self._copy = form, new, copy
        self._rows: dict[str, Row] = {}
        self._value: tuple[Any, ...] = ()
        self._fixed = False
        self._lines = bool(titles)
        if self._words:
            theme.role(self._words, "section")
        self._add_help()
        self._slices = Slices(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE.xs if titles else theme.SPACE.l)
        self._titles = _column_titles(titles)
        self._box.addWidget(self._titles)
        self._box.addLayout(self._list)
        self._adder = QPushButton(theme.icon("plus", "accent"), add)
        theme.role(self._adder, "quiet")
        self._adder.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self._adder)
        foot.addStretch(1)
        self._box.addLayout(foot)
        self.watch_control(self._adder, spoken=add)

    def focus_control(self) -> QWidget:
        first = self._rows[self._value[0].id].form.fields() if self._value else ()
        return next(iter(first)).focus_control() if first else self._adder

    def set_error(self, words: str) -> None:
        """A list has no error of its own."""

    def value(self) -> tuple[Any, ...]:
        return self._value

    def show_value(self, value: tuple[Any, ...]) -> None:
        ids = [record.id for record in value]
        changed = ids != [record.id for record in self._value]
        self._value = value
        if changed:
            self._arrange(ids)
        self._titles.setVisible(self._lines and bool(value))
        for record in value:
            if record.id in self._rows:
                self._rows[record.id].form.show_value(record)

    def _arrange(self, ids: list[str]) -> None:
        """Rows in this order; those seen first at once, the others in slices."""
        for row_id in [row_id for row_id in self._rows if row_id not in ids]:
            self._drop(self._rows.pop(row_id))
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item else None
            if isinstance(widget, QFrame):
                widget.deleteLater()
        self._slices.start(self._placed(ids), at_once=_AT_ONCE)
        order_soon(self)

    def _placed(self, ids: list[str]) -> Iterator[str]:
        """Puts one row after the other into the list; each that had to be made is a step."""
        for number, row_id in enumerate(ids):
            if number and not self._lines:
                self._list.addWidget(_hairline())
            known = row_id in self._rows
            row = self._rows[row_id] if known else self._row(row_id)
            self._list.addWidget(row)
            row.show()
            if not known:
                yield row_id
        order_soon(self)

    def _drop(self, row: Row) -> None:
        if row.isAncestorOf(self.focusWidget() or self):
            self._adder.setFocus()
        row.hide()
        row.deleteLater()

    def _row(self, row_id: str) -> Row:
        row = Row(self._make(), row_id)
        row.form.edited.connect(lambda record, _field: self._edited(record))
        row.form.entered.connect(lambda _field: self.entered.emit())
        row.form.left.connect(self.left)
        row.asked.connect(lambda verb: self.act(row_id, verb))
        for field in row.form.fields():
            field.focus_control().installEventFilter(self)
        row.form.show_value(next(record for record in self._value if record.id == row_id))
        row.form.set_read_only(self._fixed)
        row.button.setEnabled(not self._fixed)
        row.button.installEventFilter(self)
        self._rows[row_id] = row
        return row

    def set_read_only(self, fixed: bool) -> None:
        self._fixed = fixed
        self._adder.setVisible(not fixed)
        for row in self._rows.values():
            row.form.set_read_only(fixed)
            row.button.setEnabled(not fixed)

    def _edited(self, record: Any) -> None:
        self._value = tuple(record if old.id == record.id else old for old in self._value)
        self.edited.emit(self._value)

    def _give(self, value: tuple[Any, ...], focus: str) -> None:
        self.left.emit()
        self.show_value(value)
        self.edited.emit(value)
        self.left.emit()
        if focus:
            self.go_to_row(focus)
        set_reading_order(self)

    def add(self) -> None:
        """One more record at the end, with the cursor in it."""
        record = self._new()
        self._give((*self._value, record), record.id)

    def act(self, row_id: str, verb: str) -> None:
        """Move, duplicate or delete a record."""
        rows = list(self._value)
        at = [record.id for record in rows].index(row_id)
        focus = row_id
        if verb == "duplicate":
            rows.insert(at + 1, self._copy(rows[at]))
            focus = rows[at + 1].id
        elif verb == "delete":
            del rows[at]
            focus = rows[min(at, len(rows) - 1)].id if rows else ""
        else:
            record = rows.pop(at)
            rows.insert(max(0, at - 1) if verb == "up" else at + 1, record)
        self._give(tuple(rows), focus)

    def go_to_row(self, row_id: str, cursor: int | None = None) -> None:
        """Take the focus to a record's first field."""
        self._slices.finish()
        if row_id in self._rows:
            next(iter(self._rows[row_id].form.fields())).go_to(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and not self._fixed:
            assert isinstance(event, QKeyEvent)
            verb = KEYS.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())))
            row = self._row_of(watched)
            if verb and row:
                if event.type() == QEvent.Type.KeyPress:
                    self.act(row, verb)
                event.accept()
                return True
        return super().eventFilter(watched, event) if watched is self._adder else False

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (f"{self.name}/{row_id}/{path}", label, words)
            for row_id, row in self._rows.items()
            for path, label, words in row.form.problems()
        )

    def unread(self) -> dict[str, Kept]:
        return {
            f"{row_id}/{path}": kept
            for row_id, row in self._rows.items()
            for path, kept in row.form.unread().items()
        }

    def show_unread(self, path: str, kept: Kept) -> None:
        self._slices.finish()
        row_id, _slash, rest = path.partition("/")
        if row_id in self._rows:
            self._rows[row_id].form.show_unread(rest, kept)

    def inner(self, path: str) -> Field | None:
        self._slices.finish()
        row_id, _slash, name = path.partition("/")
        return self._rows[row_id].form.field(name) if row_id in self._rows else None

    def _row_of(self, widget: QObject) -> str:
        for row_id, row in self._rows.items():
            if isinstance(widget, QWidget) and row.isAncestorOf(widget):
                return row_id
        return ""


def _column_titles(titles: Sequence[tuple[str, int]]) -> QWidget:
    """Titles over the columns of short rows; a width of 0 takes what is left."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, theme.CONTROL + theme.SPACE.s, 0)
    row.setSpacing(theme.SPACE.m)
    for words, width in titles:
        label = plain_label(words, "small")
        if width:
            label.setFixedWidth(width)
        row.addWidget(label, 0 if width else 1)
    return head


def _hairline() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    theme.role(line, "line")
    return line

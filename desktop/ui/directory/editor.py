"""What edits one part of the directory: a plain form, or a list of records with a form beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.office import Directory
from desktop.ui import theme
from desktop.ui.banner import icon_button, plain_label
from desktop.ui.directory.keeper import Keeper
from desktop.ui.directory.parts import Part
from desktop.ui.directory.records import RecordList, changed_by
from desktop.ui.wizard.fields.field import Kept
from desktop.ui.wizard.fields.line import LineEdit
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import scrolled
from desktop.ui.wizard.tab_order import make_root, order_soon

_LIST, _SEARCHED = 320, 8


class FormEditor(QWidget):
    """A form of the whole directory."""

    def __init__(self, part: Part, keeper: Keeper) -> None:
        super().__init__()
        self._part, self._keeper = part, keeper
        self.form = part.whole()
        self.form.edited.connect(self._edited)
        self.form.left.connect(keeper.seal)
        column = QWidget()
        column.setMaximumWidth(640)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.l)
        box.addWidget(part_head(part))
        box.addWidget(self.form)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(column))
        make_root(self)

    def load(self, directory: Directory) -> None:
        """Show the directory."""
        self.form.show_value(directory)

    def go_to(self) -> None:
        """Take the focus."""
        next(iter(self.form.fields())).go_to()

    def _edited(self, directory: Directory, field: Any) -> None:
        self._keeper.put(directory, self, f"{self._part.key}.{field.name}")


class RecordsEditor(QWidget):
    """Search, list and form; `deleted` names what went away, `learning` asks to take from a plan."""

    deleted = Signal(str)
    learning = Signal()

    def __init__(self, part: Part, keeper: Keeper) -> None:
        super().__init__()
        assert part.kind
        self._part, self._kind, self._keeper = part, part.kind, keeper
        self.search = LineEdit()
        self.search.setPlaceholderText(_("Look for…"))
        self.search.setAccessibleName(_("Look for…"))
        self.search.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.written.connect(lambda _words: self.load(keeper.value))
        self.search.installEventFilter(self)
        self.list = RecordList(part.kind, part.title)
        self.list.asked.connect(self.act)
        self.list.gone_to.connect(self._show_form)
        self.form = Form()
        self._form_of = ""
        self._unread: dict[str, dict[str, Kept]] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._desk())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        make_root(self)

    # --- looks -------------------------------------------------------------------------------------

    def _empty(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(*[theme.SPACE.xl] * 4)
        box.setSpacing(theme.SPACE.l)
        box.addWidget(part_head(self._part))
        self.first = QPushButton(self._kind.add)
        theme.role(self.first, "primary")
        theme.dress_button(self.first, "plus", "on_accent")
        self.first.clicked.connect(lambda: self.act("add"))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self.first)
        if self._kind.learned:
            learn = QPushButton(_("Take from a plan…"))
            learn.clicked.connect(self.learning)
            row.addWidget(learn)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)
        return page

    def _desk(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(theme.SPACE.xl, theme.SPACE.xl, 0, theme.SPACE.l)
        box.setSpacing(theme.SPACE.m)
        box.addWidget(part_head(self._part))
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(theme.SPACE.s)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addLayout(self._buttons())
        rows = QWidget()
        rows.setFixedWidth(_LIST)
        left.setContentsMargins(0, 0, 0, 0)
        rows.setLayout(left)
        row.addWidget(rows)
        column = QWidget()
        column.setMaximumWidth(560)
        self._inside = QVBoxLayout(column)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.form)
        self._inside.addStretch(1)
        area = scrolled(column)
        if (holder := area.widget()) and (inner := holder.layout()):
            inner.setContentsMargins(theme.SPACE.xl, 0, theme.SPACE.xl, 0)
        row.addWidget(area, 1)
        box.addLayout(row, 1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.adder = QPushButton(self._kind.add)
        theme.dress_button(self.adder, "plus", "accent")
        theme.role(self.adder, "quiet")
        self.adder.setToolTip("Ins")
        self.adder.clicked.connect(lambda: self.act("add"))
        row.addWidget(self.adder)
        row.addStretch(1)
        for verb, icon, words, keys in (
            ("up", "arrow-up", _("Move up"), "Alt+↑"),
            ("down", "arrow-down", _("Move down"), "Alt+↓"),
            ("delete", "trash-2", _("Delete"), "Del"),
        ):
            button = icon_button(icon, words, keys)
            button.setIconSize(QSize(theme.ICON, theme.ICON))
            button.clicked.connect(lambda _checked=False, verb=verb: self.act(verb))
            row.addWidget(button)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        return row

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, verb in (
            (_("Move up"), "Alt+↑", "up"),
            (_("Move down"), "Alt+↓", "down"),
            (_("Duplicate"), "Ctrl+D", "duplicate"),
            (_("Delete"), "Del", "delete"),
        ):
            action = menu.addAction(f"{words}\t{keys}")
            action.triggered.connect(lambda _checked=False, verb=verb: self.act(verb))
        menu.popup(self.list.viewport().mapToGlobal(where))

    # --- work --------------------------------------------------------------------------------------

    def records(self) -> tuple[Any, ...]:
        """The records of this part."""
        return getattr(self._keeper.value, self._part.key)

    def load(self, directory: Directory) -> None:
        """Show the records of the directory."""
        records = self.records()
        self._stack.setCurrentIndex(1 if records else 0)
        self.search.setVisible(len(records) > _SEARCHED or bool(self.search.text()))
        nothing = _("Nothing here has the words “{words}”.")
        self.list.nothing = nothing.format(words=self.search.text().strip())
        current = self.list.records.record(self.list.currentIndex())
        self.list.records.show_records(records, self.search.text())
        if records:
            self._go(current.id if current else records[0].id)
        order_soon(self)

    def go_to(self, record_id: str = "") -> None:
        """Take the focus, at a record where one is named."""
        if record_id:
            self._go(record_id)
        (self.list if self.records() else self.first).setFocus()

    def _go(self, record_id: str) -> None:
        index = self.list.records.row_of(record_id)
        if not index.isValid() and self.list.records.rowCount():
            index = self.list.records.index(0)
        self.list.executeDelayedItemsLayout()
        self.list.setCurrentIndex(index)
        self._show_form()

    def _show_form(self) -> None:
        """The form of the record gone to; words that are no value yet wait with their own record."""
        record = self.list.records.record(self.list.currentIndex())
        wanted = record.id if record is not None else ""
        if wanted == self._form_of:
            if record is not None:
                self.form.show_value(record)
            return
        self._unread[self._form_of] = self.form.unread()
        form = self._kind.form(lambda: self._keeper.value) if wanted else Form()
        if record is not None:
            form.show_value(record)
        for path, kept in self._unread.pop(wanted, {}).items():
            form.show_unread(path, kept)
        form.edited.connect(self._edited)
        form.left.connect(self._keeper.seal)
        self._inside.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form, self._form_of = form, wanted
        order_soon(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box Down and Enter go to the list, Esc shows all again."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event).key()
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.load(self._keeper.value)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.setFocus()
        else:
            return False
        return True

    def act(self, verb: str) -> None:
        """Add, edit, duplicate, delete or move the record gone to."""
        record = self.list.records.record(self.list.currentIndex())
        if verb == "edit" and record is not None:
            next(iter(self.form.fields())).go_to()
        if verb == "edit" or (record is None and verb != "add"):
            return
        if verb in ("add", "up", "down"):
            self.search.setText("")
        records = self.records()
        at = next((n for n, known in enumerate(records) if record and known.id == record.id), -1)
        after, to = changed_by(verb, records, at, self._kind.new())
        self._keeper.seal()
        self._put(after, "")
        if to >= 0:
            self._go(after[to].id)
        if verb == "add":
            next(iter(self.form.fields())).go_to()
        elif not after:
            self.first.setFocus()
        if verb == "delete":
            self.deleted.emit(" ".join(self._kind.words(record).split()) or self._kind.nameless)

    def _edited(self, record: Any, field: Any) -> None:
        after = tuple(record if known.id == record.id else known for known in self.records())
        self._put(after, f"{self._part.key}.{record.id}.{field.name if field else ''}")
        self.list.records.show_records(after, self.search.text())
        self.list.executeDelayedItemsLayout()
        self.list.scrollTo(self.list.currentIndex())

    def _put(self, records: tuple[Any, ...], merge: str) -> None:
        changes: dict[str, Any] = {self._part.key: records}
        origin = self if merge else None
        self._keeper.put(replace(self._keeper.value, **changes), origin, merge)


def part_head(part: Part) -> QWidget:
    """The part's name and what it is good for."""
    head = QWidget()
    box = QVBoxLayout(head)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.SPACE.xs)
    box.addWidget(plain_label(part.title, "title"))
    intro = plain_label(part.intro, "muted")
    intro.setMaximumWidth(720)
    box.addWidget(intro)
    return head

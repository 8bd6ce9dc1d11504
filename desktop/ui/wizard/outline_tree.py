"""The outline of a section: computed marks and words, moved about by keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from desktop.i18n import _
from desktop.plan.item import Item
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Annex, Plan, Section
from desktop.plan.tree import Items
from desktop.plan.wording import sentence
from desktop.ui import theme
from desktop.ui.wizard.adding import LINES, has_lines, kind_words

_ID = Qt.ItemDataRole.UserRole
_NONE = Qt.KeyboardModifier.NoModifier
_MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier  # as in Word's outline
_CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    (_NONE, Qt.Key.Key_Insert): "add",
    (_NONE, Qt.Key.Key_Delete): "delete",
    (_NONE, Qt.Key.Key_Return): "edit",
    (_NONE, Qt.Key.Key_Enter): "edit",
    (_NONE, Qt.Key.Key_F2): "edit",
    (_MOVE, Qt.Key.Key_Up): "up",
    (_MOVE, Qt.Key.Key_Down): "down",
    (_MOVE, Qt.Key.Key_Right): "indent",
    (_MOVE, Qt.Key.Key_Left): "outdent",
    (_CTRL, Qt.Key.Key_D): "duplicate",
}


class OutlineTree(QTreeWidget):
    """`chosen` carries the id of the section or item; `asked` a verb of KEYS."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(_("Outline of the section"))
        self.setAccessibleDescription(
            _("Ins adds, Del deletes, Alt+Shift with the arrow keys moves, Enter goes to the form")
        )
        self.currentItemChanged.connect(self._current)
        self.itemDoubleClicked.connect(lambda: self.asked.emit("edit"))
        self.ensurePolished()
        self._silent = False
        self._unfolded_once = False

    def _current(self, now: QTreeWidgetItem | None) -> None:
        if now and not self._silent:
            self.chosen.emit(now.data(0, _ID))

    def chosen_id(self) -> str:
        """The id of the chosen row."""
        now = self.currentItem()
        return now.data(0, _ID) if now else ""

    def choose(self, item_id: str, *, silent: bool = False) -> None:
        """Choose a row and bring it into view; `silent`: without telling of it."""
        before, self._silent = self._silent, silent or self._silent
        for row in self._rows():
            if row.data(0, _ID) == item_id:
                self.setCurrentItem(row)
                self.scrollToItem(row)
                break
        self._silent = before

    def wanted_height(self) -> int:
        """What the open rows need."""
        rows, row = 0, self.topLevelItem(0)
        while row:
            rows += 1
            row = self.itemBelow(row)
        return rows * max(self.sizeHintForRow(0), theme.CONTROL) + theme.SPACE.s

    def show_section(self, plan: Plan, owner: Section | Annex, name: str) -> None:
        """Show the section's row and its items below it; the chosen row stays chosen."""
        marks = plan_marks(plan)
        self._silent = True
        chosen, folded, ids = self.chosen_id(), self._folded(), self._ids()
        if ids != [owner.id, *_ids(owner.items)] or self._shape() != _shape(owner.items):
            self._rebuild(owner, folded)
        items = {item.id: item for item in _walk(owner.items)}
        for row in self._rows():
            row_id = row.data(0, _ID)
            words = f"{marks[row_id]} {_said(items[row_id])}" if row_id in items else name
            _label(row, words.strip(), items.get(row_id))
        self.choose(self._nearest(chosen, ids))
        self._silent = False

    def _nearest(self, chosen: str, before: list[str]) -> str:
        """The row to choose: the same, or what now stands where it stood."""
        now = self._ids()
        if chosen in now:
            return chosen
        return now[min(before.index(chosen), len(now) - 1)] if chosen in before else now[0]

    def _rebuild(self, owner: Section | Annex, folded: set[str]) -> None:
        self.clear()
        top = QTreeWidgetItem(self)
        top.setData(0, _ID, owner.id)
        font = self.font()
        font.setBold(True)
        top.setFont(0, font)
        _grow(top, owner.items)
        folded = folded if self._unfolded_once else set(_filled_elsewhere(owner.items))
        self._unfolded_once = True
        for row in self._rows():
            row.setExpanded(row.data(0, _ID) not in folded)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while row := walk.value():
            yield row
            walk += 1

    def _ids(self) -> list[str]:
        return [row.data(0, _ID) for row in self._rows()]

    def _shape(self) -> list[int]:
        return [row.childCount() for row in self._rows()][1:]

    def _folded(self) -> set[str]:
        return {row.data(0, _ID) for row in self._rows() if row.childCount() and not row.isExpanded()}

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._verb(event)
        if verb:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QEvent) -> str:
        assert isinstance(event, QKeyEvent)
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return KEYS.get((pressed, Qt.Key(event.key())), "")


def _filled_elsewhere(items: Items) -> Iterator[str]:
    """Records whose lines are all on their own form: folded at first."""
    for item in _walk(items):
        if has_lines(item.content) and all(isinstance(below.content, LINES) for below in item.children):
            yield item.id


def _grow(row: QTreeWidgetItem, items: Items) -> None:
    for item in items:
        below = QTreeWidgetItem(row)
        below.setData(0, _ID, item.id)
        _grow(below, item.children)


def _label(row: QTreeWidgetItem, words: str, item: Item | None) -> None:
    if row.text(0) != words:
        row.setText(0, words)
        row.setToolTip(0, "" if len(words) < 60 else _wrapped(words))
        spoken = f"{kind_words(item.content)}: {words}" if item else words
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)


def _wrapped(words: str) -> str:
    """Words as markup that a tool tip wraps; the words stay what they are."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{safe}</qt>"


def _said(item: Item) -> str:
    """One line of the outline."""
    return " ".join(sentence(item.content).plain.split()) or kind_words(item.content)


def _walk(items: Items) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _ids(items: Items) -> list[str]:
    return [item.id for item in _walk(items)]


def _shape(items: Items) -> list[int]:
    return [len(item.children) for item in _walk(items)]

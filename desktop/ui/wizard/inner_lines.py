"""The lines of an activity, duty or heading, filled on its own form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.item import Content, Item, Prose, Quote
from desktop.plan.numbering import marks
from desktop.plan.plan import Plan
from desktop.plan.text import Text
from desktop.plan.tree import all_items, below, find
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.adding import LINES, fresh, inner_offers, next_like, offer_words, split_into
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.fields.rows import KEYS, Row
from desktop.ui.wizard.records import make_form
from desktop.ui.wizard.records.prose import ProseForm
from desktop.ui.wizard.records.record import surroundings
from desktop.ui.wizard.slices import Slices
from desktop.ui.wizard.tab_order import order_soon
from desktop.ui.wizard.unread import bring_back, keep

_ACROSS = 5
_AT_ONCE = 2


class InnerLines(QWidget):
    """Small forms of what stands below `item_id`; `wanted` asks for an item's own full form."""

    entered = Signal(str, object)
    left = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, item_id: str, put: Callable[[str, Plan, str], None]) -> None:
        super().__init__()
        self._session, self._item_id, self._put = session, item_id, put
        self._rows: dict[str, Row] = {}
        self._shown: list[tuple[str, int]] = []
        self._slices = Slices(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.m)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE.m)
        box.addLayout(self._list)
        self._more = plain_label("", "muted")
        box.addWidget(self._more)
        self._adders = self._make_adders()
        box.addWidget(self._adders)

    def _make_adders(self) -> QWidget:
        bar = QWidget()
        grid = QGridLayout(bar)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SPACE.xs)
        grid.addWidget(plain_label(_("Add here:"), "muted"), 0, 0, 1, _ACROSS)
        for number, key in enumerate(inner_offers(self._session.plan, self._item_id)):
            words = offer_words(key)
            button = QPushButton(theme.icon("plus", "accent"), words)
            button.setAccessibleName(_("Add: {what}").format(what=words))
            theme.role(button, "quiet")
            button.clicked.connect(lambda _checked=False, key=key: self.add(key))
            grid.addWidget(button, 1 + number // _ACROSS, number % _ACROSS, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(_ACROSS, 1)
        return bar

    def load(self, plan: Plan) -> None:
        """Show the lines as they are in the plan."""
        items = below(plan, self._item_id)
        lines = list(_lines(items))
        shown = [(item.id, level) for item, level in lines]
        if shown != self._shown or any(
            type(item.content) is not self._kind(item.id) for item, _level in lines
        ):
            self._arrange(lines)
        for item, _level in lines:
            if item.id in self._rows:
                self._fill(self._rows[item.id], item, plan)
        hidden = sum(1 for _item in _all(items)) - len(lines)
        self._more.setVisible(bool(hidden))
        self._more.setText(_("{count} more below: choose them in the outline.").format(count=hidden))
        self._adders.setVisible(not plan.frozen)

    def _fill(self, row: Row, item: Item, plan: Plan) -> None:
        row.set_mark(marks(find(plan, self._item_id).children)[item.id])
        row.form.show_value(item.content)
        row.form.set_read_only(plan.frozen)
        row.button.setEnabled(not plan.frozen)

    def _kind(self, item_id: str) -> type | None:
        row = self._rows.get(item_id)
        return type(row.form.value()) if row else None

    def _arrange(self, lines: list[tuple[Item, int]]) -> None:
        kinds = {item.id: type(item.content) for item, _level in lines}
        for item_id in [key for key in self._rows if kinds.get(key) is not self._kind(key)]:
            row = self._rows.pop(item_id)
            row.hide()
            row.deleteLater()
        while self._list.count():
            self._list.takeAt(0)
        self._shown = [(item.id, level) for item, level in lines]
        self._slices.start(self._placed(lines), at_once=_AT_ONCE)
        order_soon(self)

    def _placed(self, lines: list[tuple[Item, int]]) -> Iterator[str]:
        """Puts one line after the other into the list; each that had to be made is a step."""
        for item, level in lines:
            known = item.id in self._rows
            if not known and not _stands(self._session.plan, item.id):
                return  # undone before its row was made
            row = self._rows[item.id] if known else self._row(item)
            row.setContentsMargins(level * theme.SPACE.l, 0, 0, 0)
            self._list.addWidget(row)
            row.show()
            if not known:
                yield item.id
        order_soon(self)

    def _row(self, item: Item) -> Row:
        form = make_form(item.content, surroundings(self._session), small=True)
        row = Row(form, item.id, opens=True, mark=isinstance(item.content, Prose | Quote))
        self._fill(row, find(self._session.plan, item.id), self._session.plan)
        bring_back(self._session, item.id, form)
        form.edited.connect(lambda content, field: self._edited(item.id, content, field))
        form.entered.connect(lambda field: self.entered.emit(item.id, field))
        form.left.connect(self.left)
        if isinstance(form, ProseForm):
            form.done.connect(lambda: self._next(item.id))
            form.split.connect(lambda words, lines: self._split(item.id, words, lines))
        row.asked.connect(lambda verb: self.act(item.id, verb))
        for field in form.fields():
            field.focus_control().installEventFilter(self)
        row.button.installEventFilter(self)
        self._rows[item.id] = row
        return row

    def _edited(self, item_id: str, content: Content, field: Field) -> None:
        words = _("Edit “{field}”").format(field=field.label)
        self._put(words, edit.set_content(self._session.plan, item_id, content), f"{item_id}.{field.name}")

    def _next(self, item_id: str) -> None:
        """Enter in a sentence: the next one, with the cursor in it."""
        if not self._session.plan.frozen:
            plan, fresh_id = next_like(self._session.plan, item_id)
            self._put(_("Add: {what}").format(what=offer_words("prose")), plan, "")
            self.go_to(fresh_id)

    def _split(self, item_id: str, words: Text, lines: list[str]) -> None:
        """Pasted lines: a sentence for each, as one step."""
        plan, last = split_into(self._session.plan, item_id, words, lines)
        self._session.seal()
        self._put(_("Paste {count} lines").format(count=len(lines) + 1), plan, "")
        self.go_to(last)

    def add(self, key: str) -> None:
        """One more line at the end, with the cursor in it."""
        plan = self._session.plan
        index = len(find(plan, self._item_id).children)
        item = fresh(plan, self._item_id, index, key)
        words = _("Add: {what}").format(what=offer_words(key))
        self._put(words, edit.add_item(plan, self._item_id, index, item), "")
        if any(item.id == known for known, _level in self._shown):
            self.go_to(item.id)
        else:
            self.wanted.emit(item.id)

    def act(self, item_id: str, verb: str) -> None:
        """Move, duplicate, delete a line, or open its own form."""
        if verb == "open":
            self.wanted.emit(item_id)
            return
        plan = self._session.plan
        order = [key for key, _level in self._shown]
        at = order.index(item_id)
        if verb == "duplicate":
            self._put(_("Duplicate"), edit.duplicate_item(plan, item_id), "")
        elif verb == "delete":
            self._put(_("Delete"), edit.remove_item(plan, item_id), "")
            item_id = order[at - 1] if at else ""
        else:
            self._put(_("Move"), edit.move_item(plan, item_id, -1 if verb == "up" else 1), "")
        self.go_to(item_id)

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        """What is wrong in the lines: path ("item/field"), label and message."""
        return tuple(
            (f"{item_id}/{path}", label, words)
            for item_id, _level in self._shown
            if item_id in self._rows
            for path, label, words in self._rows[item_id].form.problems()
        )

    def keep(self) -> None:
        """Remember what was typed in vain."""
        for item_id, row in self._rows.items():
            keep(self._session, item_id, row.form)

    def _build(self, item_id: str) -> None:
        """Make the lines that are still to come, if this is one of them."""
        if item_id not in self._rows and any(item_id == known for known, _level in self._shown):
            self._slices.finish()

    def field(self, item_id: str, name: str) -> Field | None:
        """The field of a line, its first one when `name` is ""."""
        self._build(item_id)
        row = self._rows.get(item_id)
        if not row:
            return None
        return row.form.field(name) if name else next(iter(row.form.fields()))

    def go_to(self, item_id: str) -> None:
        """Take the focus to a line."""
        self._build(item_id)
        if item_id in self._rows:
            next(iter(self._rows[item_id].form.fields())).go_to()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(
            watched, QWidget
        ):
            assert isinstance(event, QKeyEvent)
            verb = KEYS.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())))
            row = next((key for key, row in self._rows.items() if row.isAncestorOf(watched)), "")
            if verb and row and not self._session.plan.frozen:
                if event.type() == QEvent.Type.KeyPress:
                    self.act(row, verb)
                event.accept()
                return True
        return False


def _lines(items: tuple[Item, ...], level: int = 0) -> Iterator[tuple[Item, int]]:
    """The lines that are filled on the form above them, with how deep they stand."""
    for item in items:
        if isinstance(item.content, LINES):
            yield item, level
            yield from _lines(item.children, level + 1)


def _stands(plan: Plan, item_id: str) -> bool:
    return any(item.id == item_id for item in all_items(plan))


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.children)

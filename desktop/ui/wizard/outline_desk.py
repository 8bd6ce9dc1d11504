"""The desk of a section or annex: its outline, what can be done there, and the form of the chosen item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.item import Item
from desktop.plan.plan import Annex, Plan, Section
from desktop.plan.text import Text
from desktop.plan.tree import find, owners, parent_of, walk
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.adding import (
    LINES,
    OFFERS,
    first_offers,
    fresh,
    has_lines,
    kind_words,
    next_like,
    offer_words,
    other_offers,
    split_into,
    spot,
)
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.item_editor import ItemEditor, MarkForm, Put
from desktop.ui.wizard.outline_tree import OutlineTree
from desktop.ui.wizard.page import WIDEST
from desktop.ui.wizard.proposal import offer_ready
from desktop.ui.wizard.tab_order import order_soon
from desktop.ui.wizard.undo_bar import UndoBar

_BESIDE = 1000
_AFTER_PAINT = 10


class OutlineDesk(QWidget):
    """Edits the items of `owner_id`; `own_form` is shown while the owner's own row is chosen."""

    entered = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, owner_id: str, put: Put, own_form: Form) -> None:
        super().__init__()
        self._session, self._owner_id, self._put, self._own = session, owner_id, put, own_form
        self._editor: ItemEditor | None = None
        self._due = False
        self.tree = OutlineTree()
        self.tree.chosen.connect(self._choose)
        self.tree.asked.connect(self.act)
        self._numbering = MarkForm()
        self._numbering.entered.connect(lambda field: self.entered.emit(self.tree.chosen_id(), field))
        self._numbering.left.connect(self.left)
        self._numbering.edited.connect(lambda item, _field: self._number(item))
        self._form = QScrollArea()
        self._holder = QWidget()
        self._laid = False
        self._arrange()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(self._tools())
        self._form.setWidgetResizable(True)
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(0, 0, 0, 0)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._numbering)
        self._column.addWidget(self._own)
        self._column.addStretch(1)
        row.addWidget(column, 1)
        row.addStretch(0)
        self._form.setWidget(self._holder)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.tree)
        self._split.addWidget(self._form)
        self.tree.setMinimumHeight(108)
        self._form.setMinimumHeight(160)
        box.addWidget(self._split, 1)
        self._gone = UndoBar(self._session)
        box.addWidget(self._gone)

    def _tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.xs)
        self._adder = QPushButton(theme.icon("plus", "text"), _("Add"))
        self._adder.setToolTip(_("Add to this part (Ins)"))
        self._adder.setAccessibleName(_("Add to this part (Ins)"))
        self._adder.clicked.connect(self.open_menu)
        row.addWidget(self._adder)
        row.addSpacing(theme.SPACE.s)
        self._verbs = [self._verb(*words) for words in _verbs()]
        for button in self._verbs:
            row.addWidget(button)
        row.addStretch(1)
        self.tools = row
        return bar

    def _verb(self, icon: str, tip: str, verb: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.role(button, "quiet")
        button.clicked.connect(lambda: self.act(verb))
        return button

    def owner(self, plan: Plan) -> Section | Annex | None:
        """The section or annex, None once it is gone from the plan."""
        return next((owner for owner in owners(plan) if owner.id == self._owner_id), None)

    def load(self, plan: Plan, name: str) -> None:
        """Show the plan's section; `name` is the words of its own row."""
        owner = self.owner(plan)
        if owner is None:
            return
        first = not self.tree.chosen_id()
        self.tree.show_section(plan, owner, name)
        if first and owner.items:
            self.tree.choose(owner.items[0].id, silent=True)
            self._own.hide()
            self._numbering.hide()
            self._due = True
            QTimer.singleShot(_AFTER_PAINT, self, self._settle)
        elif not self._due:
            self._show(self.tree.chosen_id())
        if self._editor:
            self._editor.load(plan)
        self._enable(plan)

    @property
    def editor(self) -> ItemEditor | None:
        """The form of the chosen item; None while the owner's own form is shown."""
        self._settle()
        return self._editor

    def _settle(self) -> None:
        """Make the first form, which waited until the page was seen."""
        chosen = self.tree.chosen_id()
        if self._due and (chosen == self._owner_id or self._holds(chosen)):
            self._show(chosen)

    def _enable(self, plan: Plan) -> None:
        self._adder.setEnabled(not plan.frozen)
        for button in self._verbs:
            button.setEnabled(not plan.frozen and self.tree.chosen_id() != self._owner_id)

    def _choose(self, item_id: str) -> None:
        self._show(item_id)
        self._enable(self._session.plan)
        self.entered.emit(item_id, None)

    def _show(self, item_id: str) -> None:
        """The form of this row, made anew only when it is another row's."""
        self._due = False
        self._own.setVisible(item_id == self._owner_id)
        self._numbering.setVisible(item_id != self._owner_id)
        if (self._editor.item_id if self._editor else self._owner_id) == item_id:
            return
        if self._editor:
            self._editor.keep()
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        if item_id != self._owner_id:
            item = find(self._session.plan, item_id)
            self._editor = ItemEditor(self._session, item, self._put, self._numbering)
            self._editor.entered.connect(self.entered)
            self._editor.left.connect(self.left)
            self._editor.wanted.connect(self.open)
            self._editor.next_wanted.connect(self._next)
            self._editor.split_wanted.connect(self._pasted)
            self._column.insertWidget(0, self._editor)
            self._editor.show()
        self._form.verticalScrollBar().setValue(0)
        order_soon(self)

    def _number(self, item: Item) -> None:
        if self._editor:
            self._editor.number(item)

    def act(self, verb: str) -> None:
        """Do to the chosen row what was asked for."""
        item_id, plan = self.tree.chosen_id(), self._session.plan
        if verb == "edit":
            self.open(item_id)
        elif plan.frozen:
            return
        elif verb == "add":
            self.open_menu()
        elif item_id != self._owner_id:
            if verb == "delete":
                self._gone.say(kind_words(find(plan, item_id).content))
            self._put(_step(verb), _changed(plan, item_id, verb), "")
            self.tree.choose(self.tree.chosen_id())

    def open_menu(self) -> None:
        """The menu of what can be added, what fits first."""
        owner = self.owner(self._session.plan)
        if owner is None or self._session.plan.frozen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, first_offers(owner))
        menu.addSeparator()
        self._offer(menu, other_offers(owner))
        offer_ready(menu, self._session, self._owner_id, self.tree.chosen_id(), self.go_to)
        menu.popup(self._adder.mapToGlobal(QPoint(0, self._adder.height())))
        menu.setActiveAction(menu.actions()[0])

    def _offer(self, menu: QMenu, keys: tuple[str, ...]) -> None:
        for key in keys:
            menu.addAction(offer_words(key)).triggered.connect(lambda _checked=False, key=key: self.add(key))

    def add(self, key: str) -> None:
        """Something new below or after the chosen row, with the cursor in its form."""
        plan = self._session.plan
        parent, index = spot(plan, self._owner_id, self.tree.chosen_id(), OFFERS[key].make())
        item = fresh(plan, parent, index, key)
        words = _("Add: {what}").format(what=offer_words(key))
        self._put(words, edit.add_item(plan, parent, index, item), "")
        self.go_to(item.id)

    def _next(self) -> None:
        """Enter in a sentence: the next one, with the cursor in its form."""
        if not self._session.plan.frozen:
            plan, fresh_id = next_like(self._session.plan, self.tree.chosen_id())
            self._put(_("Add: {what}").format(what=offer_words("prose")), plan, "")
            self.open(fresh_id)

    def _pasted(self, words: Text, lines: list[str]) -> None:
        """Pasted lines: a sentence for each, as one step."""
        plan, last = split_into(self._session.plan, self.tree.chosen_id(), words, lines)
        self._session.seal()
        self._put(_("Paste {count} lines").format(count=len(lines) + 1), plan, "")
        self.open(last)

    def field(self, name: str) -> Field | None:
        """The field called "item/field" or, of the owner, "field", while its form is shown."""
        item_id, _slash, field = name.rpartition("/")
        if not item_id or item_id == self._owner_id:
            return self._own.field(field)
        return self.editor.field(item_id, field) if self.editor else None

    def go_to(self, name: str, cursor: int | None = None) -> None:
        """Go to a record ("item") or a field of it ("item/field"), where it is usually filled."""
        if own := self._own.field(name):
            if not own.isVisible():
                self.tree.choose(self._owner_id)
            own.go_to(cursor)
            return
        item_id, _slash, field = name.partition("/")
        if not self._holds(item_id):
            self.open(self._owner_id)
            return
        self.tree.choose(home_of(self._session.plan, item_id))
        found = self.editor.field(item_id, field) if self.editor else None
        if found:
            found.go_to(cursor)
        else:
            self.open(item_id)

    def open(self, item_id: str) -> None:
        """Choose a row and go into its own form."""
        self.tree.choose(item_id)
        form = self.editor.record if self.editor else self._own
        next(iter(form.fields())).go_to()

    def _holds(self, item_id: str) -> bool:
        owner = self.owner(self._session.plan)
        return owner is not None and any(item.id == item_id for item in walk(owner.items))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the form goes back to the outline, where the keys that add and move are."""
        if event.key() == Qt.Key.Key_Escape and not self.tree.hasFocus():
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= _BESIDE
        across = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != across or not self._laid:
            self._laid = True
            self._split.setOrientation(across)
            self._share()
            left = theme.SPACE.l if wide else 0
            self._holder.setContentsMargins(left, theme.SPACE.m, theme.SPACE.m, theme.SPACE.l)

    def _share(self) -> None:
        """Stacked, the outline takes what it needs, at most two fifths."""
        tall = max(self._split.height(), 400)
        if self._split.orientation() == Qt.Orientation.Horizontal:
            self._split.setSizes([400, 600])
        else:
            wanted = min(self.tree.wanted_height(), tall * 2 // 5)
            self._split.setSizes([wanted, tall - wanted])


def home_of(plan: Plan, item_id: str) -> str:
    """The activity or duty on whose form a line is filled; the item itself when there is none."""
    item = find(plan, item_id)
    above: Item | Section | Annex = item
    while isinstance(above, Item) and isinstance(above.content, LINES):
        above = parent_of(plan, above.id)
    return above.id if isinstance(above, Item) and has_lines(above.content) else item_id


def _verbs() -> tuple[tuple[str, str, str], ...]:
    return (
        ("arrow-up", _("Move up (Alt+Shift+Up)"), "up"),
        ("arrow-down", _("Move down (Alt+Shift+Down)"), "down"),
        ("chevron-left", _("Move a level out (Alt+Shift+Left)"), "outdent"),
        ("chevron-right", _("Move a level in (Alt+Shift+Right)"), "indent"),
        ("copy", _("Duplicate (Ctrl+D)"), "duplicate"),
        ("trash-2", _("Delete (Del)"), "delete"),
    )


def _step(verb: str) -> str:
    """The name of the undo step."""
    return {"duplicate": _("Duplicate"), "delete": _("Delete")}.get(verb) or _("Move")


def _changed(plan: Plan, item_id: str, verb: str) -> Plan:
    changes: dict[str, Callable[[], Plan]] = {
        "up": lambda: edit.move_item(plan, item_id, -1),
        "down": lambda: edit.move_item(plan, item_id, 1),
        "indent": lambda: edit.indent_item(plan, item_id),
        "outdent": lambda: edit.outdent_item(plan, item_id),
        "duplicate": lambda: edit.duplicate_item(plan, item_id),
        "delete": lambda: edit.remove_item(plan, item_id),
    }
    return changes[verb]()

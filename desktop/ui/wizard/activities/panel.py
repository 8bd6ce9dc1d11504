"""All fields of the chosen activity on one form: who, when, where, with whom, for how much."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan import roles
from desktop.plan.item import (
    Activity,
    Item,
    Money,
    Paper,
    People,
    Prose,
    Quote,
    Role,
    RoleKind,
    Table,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.plan import Plan
from desktop.plan.tree import all_items, find
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.activities.lines import LineRows, bound
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.units import UnitsField
from desktop.ui.wizard.form import Form, Get
from desktop.ui.wizard.form import Put as PutValue
from desktop.ui.wizard.item_editor import Put
from desktop.ui.wizard.records.record import surroundings
from desktop.ui.wizard.records.role import role_words
from desktop.ui.wizard.unread import bring_back, keep

_ACROSS = 2
_RARE = ("second_lead", "leader", "perform", "product", "papers")
_SHOWN = {"times": Timing, "places": Venue, "people": People, "papers": Paper, "cost": Money}


class ActivityPanel(QWidget):
    """`entered` carries the record and the field with the cursor; `wanted` an item to be edited elsewhere."""

    entered = Signal(str, object)
    left = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, put: Put) -> None:
        super().__init__()
        self.item_id = ""
        self._session, self._put = session, put
        self._blanks: dict[tuple[str, type], Item] = {}
        self._touched: set[str] = set()
        self._opened: set[str] = set()
        self._gets: dict[str, Get] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.m)
        self._head = plain_label("", "section")
        box.addWidget(self._head)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._moved)
        self.form = Form()
        self._build()
        self.form.edited.connect(self._edited)
        self.form.entered.connect(lambda field: self.entered.emit(self.item_id, field))
        self.form.left.connect(self._later.start)
        box.addWidget(self.form)
        self._adders = self._make_adders()
        box.addWidget(self._adders)
        self._more = QPushButton()
        theme.role(self._more, "quiet")
        self._more.clicked.connect(lambda: self.wanted.emit(self.item_id))
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    # --- fields ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form.add(ProseField("title", _("What is to be done"), rows=2), *_own("title"))
        for kind in (RoleKind.LEAD, RoleKind.SECOND_LEAD, RoleKind.LEADER, RoleKind.PERFORM):
            self._add_role(kind)
        self._add_role(RoleKind.COORDINATE)
        self._add_lines("times", Timing(), _("Add a time"), several=True)
        self._add_lines("places", Venue(), _("Add a venue"))
        self._add_lines("people", People(), _("Add participants"))
        self._add_lines("papers", Paper(), _("Add a paper"), several=True)
        product = LinesField("product", _("Product"), breaks=False)
        self._gets["product"] = _own("product")[0]
        self.form.add(product, *_own("product"))
        self._add_lines("cost", Money(label="Kinh phí"), _("Add a cost"))

    def _add_role(self, kind: RoleKind) -> None:
        def get(item: Item) -> tuple[Unit, ...]:
            return roles.units(item, kind)

        def put(item: Item, units: tuple[Unit, ...]) -> Item:
            new = self._dressed(item, Item(id="", content=Role(kind, label=roles.LABELS[kind])))
            return roles.with_units(item, kind, units, new)

        around = surroundings(self._session)
        field = UnitsField(kind.value, role_words(kind), names=around.names, day=around.day)
        self._gets[kind.value] = get
        self.form.add(field, get, put)

    def _add_lines(self, name: str, content: roles.Line, add: str, *, several: bool = False) -> None:
        kind = type(content)

        def blank(item: Item) -> Item | None:
            if name in _RARE:
                return None
            key = (item.id, kind)
            if key not in self._blanks or key[0] != self.item_id:
                self._blanks[key] = roles.fresh_line(self._session.plan, item, content)
            return self._blanks[key]

        field = LineRows(name, content, surroundings(self._session), add=add, several=several)
        get, put = bound(kind, blank, self._dressed)
        self._gets[name] = get
        self.form.add(field, get, put)

    def _dressed(self, item: Item, line: Item) -> Item:
        """A new line with the label and mark that such lines have here."""
        if not isinstance(line.content, Role | Timing | Venue | People | Paper | Money):
            return line
        made = roles.fresh_line(self._session.plan, item, line.content)
        return replace(made, id=line.id or made.id, children=line.children)

    def _make_adders(self) -> QWidget:
        bar = QWidget()
        grid = QGridLayout(bar)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SPACE.xs)
        grid.addWidget(plain_label(_("Add here:"), "muted"), 0, 0, 1, _ACROSS + 1)
        self._openers: dict[str, QPushButton] = {}
        for number, name in enumerate(_RARE):
            words = _("Paper to prepare") if name == "papers" else self._field(name).label
            button = QPushButton(theme.icon("plus", "accent"), words)
            button.setAccessibleName(_("Add: {what}").format(what=words))
            theme.role(button, "quiet")
            button.clicked.connect(lambda _checked=False, name=name: self._open(name))
            grid.addWidget(button, 1 + number // _ACROSS, number % _ACROSS, Qt.AlignmentFlag.AlignLeft)
            self._openers[name] = button
        grid.setColumnStretch(_ACROSS, 1)
        return bar

    def _open(self, name: str) -> None:
        """Show a field that is seldom filled, with the cursor in it."""
        self._opened.add(name)
        self._fit()
        field = self._field(name)
        if isinstance(field, LineRows):
            field.add()
        else:
            field.go_to()

    def _fit(self) -> None:
        """Seldom filled fields show once they hold something or were asked for."""
        item, fixed = self.form.value(), self._session.plan.frozen
        for name in _RARE:
            shown = name in self._opened or bool(self._gets[name](item))
            self._field(name).setVisible(shown)
            self._openers[name].setVisible(not shown)
        hidden = any(not button.isHidden() for button in self._openers.values())
        self._adders.setVisible(hidden and not fixed)

    def _field(self, name: str) -> Field:
        found = self.form.field(name)
        assert found is not None
        return found

    # --- showing and changing -------------------------------------------------------------------------

    def show_item(self, plan: Plan, item_id: str, number: str) -> None:
        """Show an activity of the plan."""
        other = item_id != self.item_id
        if other:
            self.leave()
            self.keep()
            self._opened.clear()
            self._blanks.clear()
            self.item_id = item_id
        item = find(plan, item_id)
        self._head.setText(_("Activity {number}").format(number=number))
        self.form.show_value(item)
        self.form.set_read_only(plan.frozen)
        self._fit()
        self._say_more(item)
        if other:
            bring_back(self._session, item_id, self.form)

    def _say_more(self, item: Item) -> None:
        count = sum(isinstance(line.content, Prose | Quote | Table) for line in roles.own(item.children))
        words = ngettext(
            "{n} more line: edit it in its part", "{n} more lines: edit them in their part", count
        )
        self._more.setText(words.format(n=count))
        self._more.setVisible(bool(count))

    def _edited(self, item: Item, field: Field) -> None:
        self._touched.add(field.name)
        words = _("Edit “{field}”").format(field=field.label)
        self._put(words, roles.put(self._session.plan, item), f"{item.id}.{field.name}")

    def leave(self) -> None:
        """The writer is done here."""
        self._tidy(set(self._touched))

    def _moved(self) -> None:
        """The cursor has left a field: once it is known where it went, see to what it left empty."""
        here = QApplication.focusWidget()
        inside = {name for name in self._touched if here is None or self._field(name).isAncestorOf(here)}
        self._tidy(self._touched - inside)

    def _tidy(self, names: set[str]) -> None:
        """A line emptied by the writer goes with the cursor, in the same step."""
        self._touched -= names
        item = self.form.value()
        plan = self._session.plan
        if names and not plan.frozen and any(known.id == self.item_id for known in all_items(plan)):
            left = item
            for name in names:
                left = _tidied(left, name)
            if left is not item:
                name = next(iter(names))
                words = _("Edit “{field}”").format(field=self._field(name).label)
                self._put(words, roles.put(plan, left), f"{item.id}.{name}")
        self.left.emit()

    def keep(self) -> None:
        """Remember what was typed in vain."""
        if self.item_id:
            keep(self._session, self.item_id, self.form)

    # --- places ---------------------------------------------------------------------------------------

    def field(self, path: str) -> Field | None:
        """The field of a path ("leads", "times/<line>/text"), the title for ""."""
        name, _slash, rest = (path or "title").partition("/")
        field = self.form.field(name)
        return (field.inner(rest) or field) if field and rest else field

    def path_of(self, line_id: str) -> str:
        """The path of the field that edits a line of this activity, "" when none does."""
        item = self.form.value()
        for line in roles.own(item.children) if item else ():
            if line_id != line.id and all(child.id != line_id for child in line.children):
                continue
            if isinstance(line.content, Role):
                return line.content.role.value
            for name, kind in _SHOWN.items():
                if isinstance(line.content, kind):
                    inner = "due" if line_id != line.id else next(iter(self._first(name, line.id)), "")
                    return f"{name}/{line.id}/{inner}"
        return ""

    def _first(self, name: str, line_id: str) -> list[str]:
        field = self._field(name)
        assert isinstance(field, LineRows)
        return field.names(line_id)


def _own(name: str) -> tuple[Get, PutValue]:
    """What reads and writes a field of the activity's own record."""

    def put(item: Item, value: object) -> Item:
        assert isinstance(item.content, Activity)
        return replace(item, content=replace(item.content, **{name: value}))  # type: ignore[arg-type]

    return lambda item: getattr(item.content, name), put


def _tidied(item: Item, name: str) -> Item:
    """The activity without the lines of a field that say nothing; the same object where there are none."""
    if name in _SHOWN:
        left = roles.without_blank(item, _SHOWN[name])
    elif name in set(RoleKind):
        left = roles.without_blank(item, Role, RoleKind(name))
    else:
        return item
    return item if left == item else left

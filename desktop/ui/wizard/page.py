"""A page of the wizard: title, one sentence, and fields in one column that edit the open plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.change import Change
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.summary import Summary
from desktop.ui.wizard.tab_order import make_root, order_soon
from desktop.ui.wizard.unread import bring_back, keep

WIDEST = 640


class Page(QWidget):
    """Edits a part of the session's plan; `field_entered` tells which record the cursor is in.

    `record_wanted` asks for a record that is edited on another page.
    """

    KEY = ""
    field_entered = Signal(str)
    record_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._field = ""
        self.form = Form()
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._entered)
        self.form.left.connect(session.seal)
        self.summary = Summary()
        self.summary.wanted.connect(self.go_to)
        self.arrange()
        self.build()
        self.load(session.plan)
        self._bring_back()
        make_root(self)
        self._stop = session.watch(self._changed)
        self.destroyed.connect(self._stop)

    def title(self) -> str:
        """What the page is about, in a few words."""
        raise NotImplementedError

    def intro(self) -> str:
        """One sentence of what belongs here."""
        return ""

    def build(self) -> None:
        """Put the fields into the form."""

    def arrange(self) -> None:
        """Put the heading and the form into one scrolling column."""
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.SPACE.l)
        inside.addWidget(self.heading())
        inside.addWidget(self.summary)
        inside.addWidget(self.form)
        inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(column))

    def heading(self) -> QWidget:
        """The title and the sentence under it."""
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.xs)
        self._title = plain_label(self.title(), "title")
        self._intro = plain_label(self.intro(), "muted")
        box.addWidget(self._title)
        box.addWidget(self._intro)
        self._intro.setVisible(bool(self.intro()))
        return head

    def load(self, plan: Plan) -> None:
        """Show the plan; a signed one may only be read."""
        self.form.show_value(plan)
        self.form.set_read_only(plan.frozen)

    def place(self) -> tuple[str, int]:
        """The field with the cursor, and where the cursor stands in it."""
        field = self.form.field(self._field)
        return (self._field, field.place()) if field else ("", 0)

    def go_to(self, name: str = "", cursor: int | None = None) -> None:
        """Take the focus to a field, or to the first one."""
        first, _slash, rest = name.partition("/")
        field = self.form.field(first) or next(iter(self.form.fields()), None)
        if field:
            ((rest and field.inner(rest)) or field).go_to(cursor)

    def close_page(self) -> None:
        """Stop watching the plan, and remember what was typed in vain."""
        self.keep()
        self._stop()

    def keep(self) -> None:
        """Remember what is typed and no value yet."""
        keep(self.session, self.KEY, self.form)

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        """What is wrong on the page, from the top: path for `go_to`, label and message."""
        return self.form.problems()

    def show_problems(self) -> bool:
        """Sum up on top what is wrong; True when that is news, so that the page should stay a moment."""
        return self.summary.show_problems(self.problems())

    def showEvent(self, event: QShowEvent) -> None:
        """The page takes its place in the window's order of Tab."""
        super().showEvent(event)
        order_soon(self.window())

    def source(self, field: Field) -> str:
        """The record of the preview that the field edits."""
        return self.KEY

    def _edited(self, plan: Plan, field: Field) -> None:
        words = _("Edit “{field}”").format(field=field.label)
        self.session.put(words, plan, origin=self, merge=f"{self.KEY}.{field.name}")
        self.summary.keep_only(self.problems)

    def _entered(self, field: Field) -> None:
        self._field = field.name
        self.field_entered.emit(self.source(field))

    def _bring_back(self) -> None:
        bring_back(self.session, self.KEY, self.form)

    def _changed(self, change: Change) -> None:
        self.load(change.after)


def part(attribute: str, verb: Callable[[Plan, Any], Plan]) -> Callable[[str], tuple[Callable, Callable]]:
    """For a part of the plan (`plan.office`): gives what reads and what writes one of its fields."""

    def of(name: str) -> tuple[Callable[[Plan], Any], Callable[[Plan, Any], Plan]]:
        def get(plan: Plan) -> Any:
            return getattr(getattr(plan, attribute), name)

        def put(plan: Plan, value: Any) -> Plan:
            return verb(plan, replace(getattr(plan, attribute), **{name: value}))

        return get, put

    return of


def attribute(name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]:
    """What reads and what writes one field of a record."""
    return lambda record: getattr(record, name), lambda record, value: replace(record, **{name: value})


def scrolled(column: QWidget) -> QScrollArea:
    """The column at the left of a scrolling area, with the page's margins."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.xl)
    row.addWidget(column, 1)
    row.addStretch(0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area

"""The form of the chosen item: its record, the lines of an activity, and how it is numbered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.item import Activity, Content, Duty, Heading, Item, Mark
from desktop.plan.plan import Plan
from desktop.plan.tree import find
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.adding import has_lines, kind_words
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.inner_lines import InnerLines
from desktop.ui.wizard.records import make_form
from desktop.ui.wizard.records.prose import ProseForm
from desktop.ui.wizard.records.record import surroundings
from desktop.ui.wizard.unread import bring_back, keep

Put = Callable[[str, Plan, str], None]


class MarkForm(Form):
    """How the item is numbered; one form serves every item."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setContentsMargins(0, theme.SPACE.m, 0, 0)
        mark = ChoiceField("mark", _("Numbering"), mark_options(), width=200)
        bold = CheckField("bold_mark", _("Bold number"))
        self.add(mark, lambda item: item.mark, lambda item, value: replace(item, mark=value))
        self.add(bold, lambda item: item.bold_mark, lambda item, value: replace(item, bold_mark=value))


def mark_options() -> list[tuple[Mark, str]]:
    """The ways of numbering, as they look on paper."""
    return [
        (Mark.NONE, _("No number")),
        (Mark.NUMBER, "1.  2.  3."),
        (Mark.DECIMAL, "1.1.  1.2."),
        (Mark.LETTER, "a)  b)  c)"),
        (Mark.PAREN, "(1)  (2)"),
        (Mark.DASH, "-"),
        (Mark.PLUS, "+"),
        (Mark.STAR, "*"),
    ]


class ItemEditor(QWidget):
    """Edits one item; `entered` carries the item and the field with the cursor."""

    entered = Signal(str, object)
    left = Signal()
    wanted = Signal(str)
    next_wanted = Signal()
    split_wanted = Signal(object, object)

    def __init__(self, session: Session, item: Item, put: Put, numbering: MarkForm) -> None:
        super().__init__()
        self.item_id = item.id
        self.kind = type(item.content)
        self._session, self._put = session, put
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.m)
        self._head = plain_label(kind_words(item.content), "section")
        box.addWidget(self._head)
        self.record = make_form(item.content, surroundings(session))
        self._follow(self.record)
        self.record.edited.connect(self._edited)
        if isinstance(self.record, ProseForm):
            self.record.done.connect(self.next_wanted)
            self.record.split.connect(self.split_wanted)
        box.addWidget(self.record)
        self.lines: InnerLines | None = None
        if isinstance(item.content, Activity | Duty | Heading):
            self.lines = self._make_lines()
            box.addWidget(self.lines)
        self.marks = numbering
        self.load(session.plan)
        bring_back(session, item.id, self.record)

    def _make_lines(self) -> InnerLines:
        lines = InnerLines(self._session, self.item_id, self._put)
        lines.entered.connect(self.entered)
        lines.left.connect(self.left)
        lines.wanted.connect(self.wanted)
        return lines

    def _follow(self, form: Form) -> None:
        form.entered.connect(lambda field: self.entered.emit(self.item_id, field))
        form.left.connect(self.left)

    def load(self, plan: Plan) -> None:
        """Show the item as it is in the plan."""
        item = find(plan, self.item_id)
        self._head.setText(kind_words(item.content))
        self.record.show_value(item.content)
        self.marks.show_value(item)
        self.record.set_read_only(plan.frozen)
        self.marks.set_read_only(plan.frozen)
        if self.lines:
            self.lines.setVisible(has_lines(item.content))
            self.lines.load(plan)

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        """What is wrong on this form: path ("item/field"), label and message."""
        found = self.record.problems()
        own = tuple((f"{self.item_id}/{path}", label, words) for path, label, words in found)
        return own + (self.lines.problems() if self.lines else ())

    def keep(self) -> None:
        """Remember what was typed in vain."""
        keep(self._session, self.item_id, self.record)
        if self.lines:
            self.lines.keep()

    def _edited(self, content: Content, field: Field) -> None:
        words = _("Edit “{field}”").format(field=field.label)
        self._put(
            words, edit.set_content(self._session.plan, self.item_id, content), f"{self.item_id}.{field.name}"
        )

    def number(self, item: Item) -> None:
        """Number the item as this one."""
        plan = edit.set_mark(self._session.plan, self.item_id, item.mark, item.bold_mark)
        self._put(_("Change the numbering"), plan, "")

    def field(self, item_id: str, name: str) -> Field | None:
        """The field of a record on this form, its first one when `name` is ""."""
        if item_id == self.item_id:
            return self.record.field(name) or self.marks.field(name) if name else self.first_field()
        return self.lines.field(item_id, name) if self.lines else None

    def first_field(self) -> Field:
        """The field to begin with."""
        return next(iter(self.record.fields()))

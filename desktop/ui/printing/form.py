"""The fields of the print dialog: what, where, how many, which pages; wrong words stay, explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.format import Format
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.printing.order import Order, Sides, WrongPages, read_pages
from desktop.ui.printing.printers import Printers
from desktop.ui.wizard.fields.choice import CheckField, Choice, ChoiceField
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.number import NumberField

MOST_COPIES = 999


class PrinterField(Field):
    """The printers of this computer, by name."""

    def __init__(self) -> None:
        super().__init__("printer", _("Printer"))
        self.box = Choice()
        self.box.activated.connect(lambda _index: self.edited.emit(self.value()))
        self.add_control(self.box)

    def offer(self, printers: Printers, wanted: str) -> None:
        """These printers, at first the one wanted, else the system's own choice."""
        self.box.clear()
        self.box.addItems(list(printers.names))
        at = [self.box.findText(name) for name in (wanted, printers.usual)]
        self.box.setCurrentIndex(next((index for index in at if index >= 0), 0))
        gone = wanted and wanted not in printers.names and printers.names
        words = _("“{name}”, used last time, is not there any more.").format(name=wanted)
        self.set_error(words if gone else "")

    def value(self) -> Any:
        return self.box.currentText()


class PagesField(LineField):
    """Which pages, as "1-3, 5"; nothing means all."""

    def __init__(self) -> None:
        super().__init__("pages", _("Pages"), hint=_("All, or for example 1-3, 5"))
        self._count = 0

    def set_count(self, count: int) -> None:
        """How many pages there are."""
        self._count = count
        self.check()

    def chosen(self) -> tuple[int, ...] | None:
        """Pages counted from 0, None while the words cannot be read."""
        try:
            return read_pages(self.value(), self._count)
        except WrongPages:
            return None

    def check(self) -> None:
        """Say at once what is wrong, for the button waits for it."""
        try:
            read_pages(self.value(), self._count)
        except WrongPages as wrong:
            if wrong.beyond:
                words = _("“{words}” is not there: the pages are 1 to {count}.")
            else:
                words = _("“{words}” cannot be read as pages. Write for example 1-3, 5.")
            self.set_error(words.format(words=wrong.words, count=self._count) if self._count else "")
        else:
            self.set_error("")


class Form(QWidget):
    """`changed` tells of any other choice, `document_changed` of another document."""

    changed = Signal()
    document_changed = Signal()

    def __init__(self, formats: Sequence[Format], sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        documents = [(made, _(made.title)) for made in formats]
        turns = [
            (Sides.ONE, _("One side")),
            (Sides.LONG, _("Both sides, turned over the long edge")),
            (Sides.SHORT, _("Both sides, turned over the short edge")),
        ]
        self.document = ChoiceField("document", _("Document"), documents)
        self.printer = PrinterField()
        self.copies = NumberField("copies", _("Copies"), low=1, high=MOST_COPIES, width=96)
        self.pages = PagesField()
        self.sides = ChoiceField("sides", _("Sides of the paper"), turns)
        self.grey = CheckField("grey", _("Black and white"))
        self.document.show_value(formats[0])
        self.copies.show_value(1)
        self.sides.show_value(sides)
        self._fill()
        self.document.edited.connect(lambda _made: self.document_changed.emit())
        for field in (self.printer, self.copies, self.pages, self.sides, self.grey):
            field.edited.connect(lambda _value: self._on_edited())

    def order(self) -> Order | None:
        """What is asked for; None while a field is wrong."""
        pages, copies = self.pages.chosen(), self.copies.value()
        if not pages or not copies:
            return None
        return Order(self.printer.value(), pages, copies, self.sides.value(), self.grey.value())

    def show_printing(self, possible: bool) -> None:
        """Hide what makes no sense without a printer."""
        self._printing.setVisible(possible)

    def _on_edited(self) -> None:
        if self.sender() is not self.printer:
            self.pages.check()
            self.copies.check()
        self.changed.emit()

    def _fill(self) -> None:
        self._printing = QWidget()
        inner = QVBoxLayout(self._printing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.SPACE.m)
        how_many = QHBoxLayout()
        how_many.setSpacing(theme.SPACE.m)
        how_many.addWidget(self.copies, 0, Qt.AlignmentFlag.AlignTop)
        how_many.addWidget(self.pages, 1, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.printer)
        inner.addLayout(how_many)
        inner.addWidget(self.sides)
        inner.addWidget(self.grey)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE.m)
        whole.addWidget(self.document)
        whole.addWidget(self._printing)
        whole.addStretch(1)

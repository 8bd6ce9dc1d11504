"""The rows that a paste would add, shown before they are added: Enter adds them, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.paste import Pasted
from desktop.ui import theme
from desktop.ui.wizard.activities.rows import proposed, unread_times
from desktop.ui.wizard.activities.table import ActivityTable
from desktop.ui.wizard.fields.field import plain_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PastePreview(QWidget):
    """`accepted` carries what was read; `refused` tells that nothing is to be added."""

    accepted = Signal(object)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pasted = Pasted()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.s)
        self._title = plain_label("", "section")
        self._columns = plain_label("", "muted")
        self._doubts = plain_label("", "warning")
        for label in (self._title, self._columns, self._doubts):
            box.addWidget(label)
        self.table = ActivityTable(_("Rows to be added"))
        self.table.asked.connect(lambda verb: self.accept() if verb == "edit" else None)
        box.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        self.add = QPushButton()
        theme.role(self.add, "primary")
        self.add.clicked.connect(self.accept)
        self.cancel = QPushButton(_("Do not add (Esc)"))
        self.cancel.clicked.connect(self.refused)
        row.addWidget(self.add)
        row.addWidget(self.cancel)
        row.addStretch(1)
        box.addLayout(row)

    def show_rows(self, pasted: Pasted, year: int | None) -> None:
        """Show what was read from the clipboard and take the focus."""
        self.pasted = pasted
        count = len(pasted.proposals)
        words = ngettext("Add {n} activity?", "Add {n} activities?", count).format(n=count)
        self._title.setText(words)
        self._columns.setText(_columns_read(pasted))
        unread = unread_times(pasted.proposals, year)
        doubts = ngettext(
            "{n} time is not understood; its words are kept as they are.",
            "{n} times are not understood; their words are kept as they are.",
            unread,
        )
        self._doubts.setText(doubts.format(n=unread))
        self._doubts.setVisible(bool(unread))
        self.table.load(proposed(pasted.proposals))
        self.table.go_to_row(0)
        self.add.setText(ngettext("Add {n} activity", "Add {n} activities", count).format(n=count))
        self.add.setFocus()

    def accept(self) -> None:
        """Add the rows."""
        self.accepted.emit(self.pasted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.cancel.click() if self.cancel.hasFocus() else self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        else:
            super().keyPressEvent(event)


def _columns_read(pasted: Pasted) -> str:
    """How the columns were understood, in one sentence."""
    names = {
        "content": _("Content"),
        "lead": _("Lead"),
        "second_lead": _("Leads under the lead"),
        "coordinate": _("Coordination"),
        "perform": _("Performer"),
        "leader": _("Leader in charge"),
        "time": _("Time"),
        "place": _("Venue"),
        "people": _("Participants"),
        "count": _("Expected number"),
        "product": _("Product"),
        "cost": _("Cost"),
        "number": _("No."),
    }
    kept = _("kept as a line of words")
    said = [names.get(kind) or (f"{title} ({kept})" if title else kept) for kind, title in pasted.columns]
    found = ", ".join(said)
    if pasted.titled:
        return _("Columns, by their titles: {columns}.").format(columns=found)
    return _("Columns, in the usual order: {columns}.").format(columns=found)

"""All days off and made-up days of a year, each with its document; only to be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.plan.workdays import SpecialDay, calendar, shipped
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.directory.days import day_words
from desktop.ui.wizard.fields.choice import Choice


class DaysOfYear(QWidget):
    """The calendar that the program works with; `left` leads back to the office's own days."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: tuple[SpecialDay, ...] = ()
        self.years = Choice()
        self.years.setAccessibleName(_("Year"))
        self.years.activated.connect(lambda _row: self._show())
        self.note = plain_label("", "warning")
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Days off of the year"))
        self.list.setHeaderLabels([_("Day"), _("What it is"), _("Document it rests on")])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.header().sectionResized.connect(self.list.scheduleDelayedItemsLayout)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.SPACE.xl] * 4)
        box.setSpacing(theme.SPACE.m)
        box.addWidget(plain_label(_("Days off of a year"), "title"))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        label = QLabel(_("&Year"))
        label.setBuddy(self.years)
        row.addWidget(label)
        row.addWidget(self.years)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self.note)
        box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = QPushButton(_("&Back"))
        back.clicked.connect(self.left)
        foot.addWidget(back)
        box.addLayout(foot)

    def show_days(self, own: tuple[SpecialDay, ...]) -> None:
        """Show the year shown before, else this year."""
        self._own = own
        shown = self.years.currentText() or str(date.today().year)
        years = sorted({special.day.year for special in (*shipped(), *own)})
        self.years.clear()
        self.years.addItems([str(year) for year in years])
        self.years.setCurrentText(shown)
        self._show()

    def _show(self) -> None:
        year, work = int(self.years.currentText()), calendar(self._own)
        self.note.setText(_unknown(year) if not work.known(year) else "")
        self.note.setVisible(not work.known(year))
        self.list.clear()
        own = {special.day for special in self._own}
        for special in work.of_year(year):
            notes = (
                _("the office's own") if special.day in own else "",
                "" if special.settled else _("not announced"),
            )
            what = " · ".join(filter(None, (special.words, *notes)))
            row = QTreeWidgetItem(self.list, [day_words(special.day), what, special.document])
            row.setToolTip(2, special.document)
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _unknown(year: int) -> str:
    if not calendar().covers(year):
        return _(
            "The program holds no public holidays of {year}; it knows only the office's own days."
        ).format(year=year)
    words = _("The days off of {year} have not all been announced officially. They are computed by the law.")
    return words.format(year=year)

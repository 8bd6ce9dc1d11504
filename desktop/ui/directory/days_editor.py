"""The part "Days off" of the directory: the office's own days, those of a whole year, and the import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.plan.days_file import LARGEST, Imported, Problem, merged, read
from desktop.ui import theme
from desktop.ui.directory.days_import import DaysImport
from desktop.ui.directory.days_year import DaysOfYear
from desktop.ui.directory.editor import RecordsEditor
from desktop.ui.directory.keeper import Keeper
from desktop.ui.directory.parts import Part


class DaysEditor(RecordsEditor):
    """Own days as in every list; `imported` says what came out of a file."""

    imported = Signal(str)

    def __init__(self, part: Part, keeper: Keeper) -> None:
        super().__init__(part, keeper)
        self.year, self.preview = DaysOfYear(), DaysImport()
        self.preview.wanted.connect(self._take)
        for page in (self.year, self.preview):
            page.left.connect(self._back)
            self._stack.addWidget(page)
        self._bar = self._lay_bar()
        self._stack.currentChanged.connect(lambda at: self._bar.setVisible(at < 2))

    def _lay_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.SPACE.xl, 0, theme.SPACE.xl, theme.SPACE.l)
        row.setSpacing(theme.SPACE.s)
        self.whole = QPushButton(_("Days off of a &year"))
        self.whole.clicked.connect(self.show_year)
        self.importer = QPushButton(_("&Import from a file…"))
        self.importer.clicked.connect(self._ask)
        for button in (self.whole, self.importer):
            row.addWidget(button)
        row.addStretch(1)
        if box := self.layout():
            box.addWidget(bar)
        return bar

    def show_year(self) -> None:
        """All days off of a year, with the documents they rest on."""
        self.year.show_days(self._keeper.value.days)
        self._stack.setCurrentWidget(self.year)
        self.year.list.setFocus()

    def _ask(self) -> None:
        kinds = _("Tables as text (*.csv *.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Import days off from a file"), "", kinds)
        if name:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Show what a file would change."""
        self.preview.offer(path.name, self._keeper.value.days, _read(path))
        self._stack.setCurrentWidget(self.preview)

    def _take(self, imported: Imported) -> None:
        directory = self._keeper.value
        self._keeper.seal()
        self._keeper.put(replace(directory, days=merged(directory.days, imported)))
        self._back()
        self.imported.emit(_("The days of the file were taken over."))

    def _back(self) -> None:
        self.load(self._keeper.value)
        self.go_to()


def _read(path: Path) -> Imported:
    try:
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1))
    except OSError as error:
        return Imported(problems=(Problem("unreadable", 0, (error.strerror or str(error),)),))

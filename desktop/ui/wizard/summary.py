"""What is wrong on a page, summed up on top when the writer wants to go on; each line leads to its field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.ui.home.row import Row
from desktop.ui.wizard.fields.field import plain_label

Problems = tuple[tuple[str, str, str], ...]


class Summary(QWidget):
    """`wanted` carries the path of the field that a line is about."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._problems: Problems = ()
        self._rows: list[Row] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._title = plain_label("", "error")
        self._box.addWidget(self._title)
        self.hide()

    def show_problems(self, problems: Problems) -> bool:
        """Show them and take the focus; False when there are none or they are shown already."""
        news = bool(problems) and problems != self._problems
        self._show(problems)
        if news:
            self._rows[0].setFocus()
        return news

    def keep_only(self, now: Callable[[], Problems]) -> None:
        """While something is shown, follow what is wrong now."""
        if self._problems:
            self._show(now())

    def _show(self, problems: Problems) -> None:
        if problems == self._problems:
            return
        self._problems = problems
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(*problem) for problem in problems]
        count = len(problems)
        words = ngettext("{n} thing cannot be read yet", "{n} things cannot be read yet", count)
        self._title.setText(words.format(n=count))
        self.setVisible(bool(problems))

    def _row(self, path: str, label: str, message: str) -> Row:
        words = _("{field}: {message}").format(field=label, message=message) if label else message
        row = Row(words, "circle-alert", "danger")
        row.clicked.connect(lambda: self.wanted.emit(path))
        self._box.addWidget(row)
        return row

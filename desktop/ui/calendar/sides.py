"""The panel beside the calendar: details, what has no day, conflicts; over it in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import icon_button
from desktop.ui.calendar.details import Details
from desktop.ui.calendar.unscheduled import Unscheduled

if TYPE_CHECKING:
    from desktop.ui.calendar.conflicts_panel import ConflictsPanel

NARROW, WIDTH = 1040, 352
SPACE = theme.SPACE


class Sides(QFrame):
    """One panel at a time, "" for none; `closed` tells that the user has closed it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "side")
        self.shown = ""
        self.details, self.unscheduled = Details(), Unscheduled()
        self._panels: dict[str, QWidget] = {"details": self.details, "unscheduled": self.unscheduled}
        self._conflicts: ConflictsPanel | None = None
        self._title = QLabel()
        theme.role(self._title, "section")
        self.close_button = icon_button("x", _("Close this panel"), "Esc")
        self.close_button.clicked.connect(self.closed)
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.s, SPACE.s, SPACE.s)
        column.setSpacing(SPACE.s)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(_("Beside the calendar"))
        self.hide()

    def conflicts(self) -> ConflictsPanel:
        """The panel of conflicts, made when it is first wanted."""
        if self._conflicts is None:
            from desktop.ui.calendar.conflicts_panel import ConflictsPanel

            self._conflicts = ConflictsPanel()
            self._panels["conflicts"] = self._conflicts
            self._stack.addWidget(self._conflicts)
        return self._conflicts

    def open(self, name: str) -> None:
        """Show a panel, none for ""."""
        self.shown = name
        if name:
            self._stack.setCurrentWidget(self._panels[name])
            self._title.setText(
                {
                    "details": _("Details"),
                    "unscheduled": _("No day yet"),
                    "conflicts": _("Conflicts"),
                }[name]
            )
        self.setVisible(bool(name))

    def focus_panel(self) -> None:
        """The keyboard into the panel that is shown."""
        panel = self._panels.get(self.shown)
        first = getattr(panel, "focus_first", None)
        if first is not None:
            first()
        else:
            self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Body(QWidget):
    """The calendar and its panel: beside each other, or the panel over its right end."""

    def __init__(self, middle: QWidget, side: Sides) -> None:
        super().__init__()
        self._side, self._over = side, False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(middle, 1)
        self._row.addWidget(side)
        side.setFixedWidth(WIDTH)
        side.installEventFilter(self)

    def lay_over(self, over: bool) -> None:
        """Whether the panel lies over the calendar."""
        if over != self._over:
            self._over = over
            if over:
                self._row.removeWidget(self._side)
            else:
                self._row.addWidget(self._side)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._place()
        return False

    def _place(self) -> None:
        if self._over:
            self._side.setGeometry(self.width() - WIDTH, 0, WIDTH, self.height())
            self._side.raise_()

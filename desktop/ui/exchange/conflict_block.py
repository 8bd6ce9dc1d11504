"""One place that both have changed: what it was, what it is here and there, and which of the two goes on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.merge import Conflict, Side
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.exchange import words

NARROW = 520


class ConflictBlock(QFrame):
    """`decided` tells the key and the side, also where it is the one that stood there."""

    decided = Signal(str, str)

    def __init__(
        self,
        conflict: Conflict,
        parts: Mapping[str, str],
        names: Mapping[str, str],
        chosen: Side | None,
        based: bool,
    ) -> None:
        super().__init__()
        self.key = conflict.key
        self.head = plain_label(words.heading(conflict, parts, names))
        self.state = plain_label("", "small")
        self.mine, self.theirs = QRadioButton(_("Keep mine")), QRadioButton(_("Take theirs"))
        self._group = QButtonGroup(self)
        base, mine, theirs = words.sides(conflict)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.SPACE.m)
        if based:
            self._columns.addWidget(_Column(plain_label(_("What both had before"), "muted"), base), 1)
        for radio, said in ((self.mine, mine), (self.theirs, theirs)):
            radio.setAccessibleName(f"{radio.text()}, {self.head.text()}: {words.short(said)}")
            self._group.addButton(radio)
            self._columns.addWidget(_Column(radio, said), 1)
        (self.theirs if chosen is Side.THEIRS else self.mine).setChecked(True)
        self.mine.clicked.connect(lambda: self._decide(Side.MINE))
        self.theirs.clicked.connect(lambda: self._decide(Side.THEIRS))
        self._lay_out(conflict)
        self._say(chosen)

    def choose(self, side: Side) -> None:
        """As if it had been clicked."""
        (self.theirs if side is Side.THEIRS else self.mine).setChecked(True)
        self._decide(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, one stands below the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * theme.points() / theme.LEAST_POINTS
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _decide(self, side: Side) -> None:
        self._say(side)
        self.decided.emit(self.key, str(side))

    def _say(self, chosen: Side | None) -> None:
        self.state.setText(_("Chosen") if chosen else _("Not yet chosen; mine stays"))
        theme.role(self.state, "good" if chosen else "warning")

    def _lay_out(self, conflict: Conflict) -> None:
        bold = self.head.font()
        bold.setWeight(bold.Weight.DemiBold)
        self.head.setFont(bold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE.m, 0, theme.SPACE.m)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(self.head)
        if conflict.name:
            column.addWidget(plain_label(words.short(conflict.name), "muted"))
        column.addWidget(self.state)
        column.addLayout(self._columns)


class _Column(QFrame):
    """A head with words below it; a click anywhere chooses, where the head can be chosen."""

    def __init__(self, head: QWidget, said: str) -> None:
        super().__init__()
        theme.role(self, "side")
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.s, theme.SPACE.xs, theme.SPACE.s, theme.SPACE.s)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(head)
        column.addWidget(plain_label(said), 1, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if isinstance(self._head, QRadioButton):
            self._head.setFocus()
            self._head.click()

"""What both offices have changed: how much of it is still to be chosen, and each place by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.merge import Conflict, Side
from desktop.session.answers import labels
from desktop.session.receiving import Arrival
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.exchange import words
from desktop.ui.exchange.conflict_block import ConflictBlock
from desktop.ui.exchange.decisions import Decisions

AT_ONCE, MOST = 6, 48
"""Blocks made in one go, and before the worker asks for more."""


class Conflicts(QWidget):
    """`decided` tells that one or all were chosen."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count, self.left = plain_label("", "section"), plain_label("", "muted")
        self.all_mine, self.all_theirs = QPushButton(_("Keep all mine")), QPushButton(_("Take all theirs"))
        self.more = QPushButton()
        self.blocks: list[ConflictBlock] = []
        self._found: tuple[Conflict, ...] = ()
        self._sides: dict[str, Side] = {}
        self._making: Iterator[ConflictBlock] = iter(())
        self._rows = QVBoxLayout()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make)
        self.all_mine.clicked.connect(lambda: self._choose_all(Side.MINE))
        self.all_theirs.clicked.connect(lambda: self._choose_all(Side.THEIRS))
        self.more.clicked.connect(lambda: self._show_more())
        self._lay_out()

    def show_of(self, arrival: Arrival, decisions: Decisions) -> None:
        """The conflicts of a plan, none where the two are not put together."""
        self._timer.stop()
        clear(self._rows)
        self.blocks = []
        self._found, self._sides = decisions.conflicts(arrival), decisions.of(arrival).sides
        self.setVisible(bool(self._found))
        self.more.hide()
        merged = arrival.merged
        if self._found and merged is not None:
            parts, names = words.places(merged.mine, merged.theirs), labels()
            based = merged.base is not None
            self._making = (
                ConflictBlock(one, parts, names, self._sides.get(one.key), based) for one in self._found
            )
            self._limit = MOST
            self._make()
            self._say()

    def _make(self) -> None:
        """A few blocks at a time, so that keys are heard between."""
        for _n in range(min(AT_ONCE, self._limit - len(self.blocks))):
            block = next(self._making, None)
            if block is None:
                break
            block.decided.connect(self._decide)
            self.blocks.append(block)
            self._rows.addWidget(block)
        left = len(self._found) - len(self.blocks)
        if left and len(self.blocks) < self._limit:
            self._timer.start()
        else:
            self._timer.stop()
            self.more.setVisible(left > 0)
            self.more.setText(_("Show {n} more").format(n=min(left, MOST)))

    def _show_more(self) -> None:
        first = len(self.blocks)
        self._limit += MOST
        self._make()
        if len(self.blocks) > first:
            self.blocks[first].mine.setFocus()

    def _decide(self, key: str, side: str) -> None:
        self._sides[key] = Side(side)
        self._say()
        self.decided.emit()

    def _choose_all(self, side: Side) -> None:
        self._sides.update({one.key: side for one in self._found})
        for block in self.blocks:
            block.blockSignals(True)
            block.choose(side)
            block.blockSignals(False)
        self._say()
        self.decided.emit()

    def _say(self) -> None:
        total = len(self._found)
        left = sum(one.key not in self._sides for one in self._found)
        self.count.setText(
            ngettext("Both have changed {n} place", "Both have changed {n} places", total).format(n=total)
        )
        self.left.setText(
            _("{places}; there mine stays.").format(places=words.undecided(left))
            if left
            else _("Everything is chosen.")
        )
        theme.role(self.left, "warning" if left else "good")

    def _lay_out(self) -> None:
        for button in (self.all_mine, self.all_theirs, self.more):
            theme.role(button, "quiet")
        every = QHBoxLayout()
        every.setContentsMargins(-theme.SPACE.s, 0, 0, 0)
        every.setSpacing(0)
        every.addWidget(self.all_mine)
        every.addWidget(self.all_theirs)
        every.addStretch(1)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(self.count)
        column.addWidget(self.left)
        column.addLayout(every)
        column.addLayout(self._rows)
        column.addWidget(self.more)

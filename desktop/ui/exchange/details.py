"""One plan that has arrived: what it is, what is done with it, what that changes here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.session.receiving import Act, Arrival, Kind
from desktop.ui import theme
from desktop.ui.backups.details import StateLine
from desktop.ui.banner import plain_label
from desktop.ui.exchange import words
from desktop.ui.exchange.conflicts import Conflicts
from desktop.ui.exchange.decisions import Decisions
from desktop.ui.versions.comparison import Comparison

MOST = 200
"""Differences shown; nobody reads more of them."""
TALLEST, LEAST = 420, 96


class Details(QWidget):
    """`changed` tells that another act or side was chosen, `open_wanted` the id of a plan here."""

    changed = Signal()
    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = plain_label("", "section"), plain_label("", "muted")
        self.kind = StateLine()
        self.acts = {act: QRadioButton() for act in Act}
        self._group = QButtonGroup(self)
        for number, radio in enumerate(self.acts.values()):
            self._group.addButton(radio, number)
        self._group.idToggled.connect(lambda number, on: self._choose(list(Act)[number]) if on else None)
        self._choices = QVBoxLayout()
        self.conflicts = Conflicts()
        self.head, self.rest = plain_label("", "section"), plain_label("", "muted")
        self.parts = plain_label("", "muted")
        self.comparison = Comparison()
        self.open = QPushButton(_("Open the plan here"))
        self._arrival: Arrival | None = None
        self._decisions: Decisions | None = None
        self.open.clicked.connect(
            lambda: self.open_wanted.emit(self._arrival.plan.id if self._arrival else "")
        )
        self.conflicts.decided.connect(lambda: self.changed.emit())
        self._lay_out()

    def show_arrival(self, arrival: Arrival, decisions: Decisions) -> None:
        """This plan in place of the other."""
        self._arrival, self._decisions = arrival, decisions
        icon, tone = words.look(arrival.kind)
        self.title.setText(words.title(arrival))
        self.about.setText(words.about(arrival.plan))
        self.kind.say(words.told(arrival), icon, tone)
        self.open.setVisible(arrival.mine is not None and arrival.kind is not Kind.NEW)
        self._show_acts(arrival, decisions.of(arrival).act)
        self._settle()

    def focus_first(self) -> None:
        """The keyboard on the act that is chosen, else on what opens the plan."""
        chosen = next(
            (one for one in self.acts.values() if one.isChecked() and not one.isHidden()), self.open
        )
        chosen.setFocus()

    def _show_acts(self, arrival: Arrival, chosen: Act) -> None:
        offered = arrival.acts if len(arrival.acts) > 1 else ()
        for act in (*offered, *(one for one in Act if one not in offered)):
            radio = self.acts[act]
            radio.setText(words.act(arrival, act))
            radio.setAccessibleName(f"{radio.text()}: {words.short(arrival.title, 120)}")
            self._choices.removeWidget(radio)
            self._choices.addWidget(radio, 0, Qt.AlignmentFlag.AlignLeft)
            radio.setVisible(act in offered)
        self._group.blockSignals(True)
        self.acts[chosen].setChecked(True)
        self._group.blockSignals(False)

    def _choose(self, act: Act) -> None:
        if self._arrival is not None and self._decisions is not None:
            self._decisions.of(self._arrival).act = act
            self._settle()
            self.changed.emit()

    def _settle(self) -> None:
        """What the act that is chosen comes to."""
        arrival, decisions = self._arrival, self._decisions
        if arrival is None or decisions is None:
            return
        self.conflicts.show_of(arrival, decisions)
        found = decisions.changes(arrival)
        shown = bool(found) and arrival.mine is not None
        self.head.setText(_head(arrival, decisions.of(arrival).act))
        self.head.setVisible(shown)
        self.comparison.setVisible(shown)
        more = len(found) - MOST
        self.rest.setVisible(more > 0)
        self.rest.setText(
            ngettext("{n} more is not shown here.", "{n} more are not shown here.", more).format(n=more)
        )
        if shown:
            self.comparison.compare(words.readable(found[:MOST]))
            self._fit()
        listed = words.parts_of(arrival.plan) if arrival.mine is None else ""
        self.parts.setText(listed)
        self.parts.setVisible(bool(listed))

    def _fit(self) -> None:
        """As tall as its words, up to where it scrolls by itself."""
        document = self.comparison.document()
        document.setTextWidth(max(200, self.comparison.viewport().width()))
        tall = round(document.size().height()) + theme.SPACE.m
        self.comparison.setFixedHeight(max(LEAST, min(TALLEST, tall)))

    def _lay_out(self) -> None:
        theme.dress_button(self.open, "folder-open", "accent")
        theme.role(self.open, "quiet")
        self._choices.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.SPACE.s, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.kind)
        column.addLayout(self._choices)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.SPACE.s)
        for widget in (self.conflicts, self.head, self.comparison, self.rest, self.parts):
            column.addWidget(widget)
        column.addStretch(1)


def _head(arrival: Arrival, act: Act) -> str:
    if act is Act.MERGE:
        return _("What comes into the plan here")
    return _("What changes in the plan here") if act is Act.TAKE else _("How it differs from the plan here")

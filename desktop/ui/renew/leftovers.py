"""What of the earlier plan still stands in this one: each leads to its place, or is said to be right."""

from __future__ import annotations

from functools import reduce

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan import edit
from desktop.plan.mentions import places_of
from desktop.plan.plan import Plan, Trace
from desktop.plan.spots import by_place
from desktop.plan.traces import KINDS, standing
from desktop.session.outline import outline, page_of
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.home.row import Row
from desktop.ui.home.task_list import page_title
from desktop.ui.renew.words import kind_words

WIDEST = 800
_WRAP = int(Qt.TextFlag.TextWordWrap)
AROUND = 50
"""Letters of context shown at each side."""


class LeftoversPage(QScrollArea):
    """`wanted` tells the place that a leftover leads to."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[Trace, str], ...] | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary = plain_label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.xl)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(plain_label(_("Left over from the earlier plan"), "title"))
        column.addWidget(self._summary)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        self._stop = session.watch(lambda change: self.load(change.after))
        self.destroyed.connect(self._stop)
        self.load(session.plan)

    def close_page(self) -> None:
        """Stop watching the plan."""
        self._stop()

    def load(self, plan: Plan) -> None:
        """Show what still stands, grouped by what it is."""
        words = by_place(plan)
        shown = tuple((trace, context(words.get(trace.place, ()), trace.words)) for trace in standing(plan))
        if shown == self._shown:
            return
        at = self._focused()
        self._shown = shown
        self._summary.setText(summary(plan, len(shown)))
        clear(self._list)
        titles = {entry.key: page_title(entry) for entry in outline(plan)}
        for kind in KINDS:
            found = [(trace, line) for trace, line in shown if trace.kind == kind]
            if found:
                self._list.addSpacing(theme.SPACE.l)
                self._list.addWidget(self._head(kind, tuple(trace for trace, _line in found)))
                self._list.addSpacing(theme.SPACE.xs)
            for trace, line in found:
                where = titles.get(page_of(plan, trace.place), "")
                self._list.addWidget(self._line(trace, line, where, plan.frozen))
        self._focus(at)

    def focus_first(self) -> None:
        """The keyboard on the first leftover, where there is one."""
        rows = [row for line in self._lines() if (row := line.findChild(Row))]
        if rows:
            rows[0].setFocus()

    def keep(self, *traces: Trace) -> None:
        """They are right in this plan too: one step, which can be undone."""
        plan = reduce(edit.keep_trace, traces, self._session.plan)
        words = traces[0].words if len(traces) == 1 else kind_words(traces[0].kind)
        self._session.put(_("Keep “{words}”").format(words=_short(words)), plan)

    def _head(self, kind: str, traces: tuple[Trace, ...]) -> QWidget:
        head = QWidget()
        head.setMinimumHeight(theme.CONTROL)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(f"{kind_words(kind)} ({len(traces)})", "section"), 1)
        if len(traces) > 1 and not self._session.plan.frozen:
            words = _("Keep all of these")
            row.addWidget(self._button(words, f"{words}: {kind_words(kind)}", traces))
        return head

    def _line(self, trace: Trace, line: str, where: str, frozen: bool) -> QWidget:
        row = _Place(line, where)
        row.setAccessibleName(f"{kind_words(trace.kind)} “{trace.words}”: {line}. {where}")
        row.clicked.connect(lambda: self.wanted.emit(trace.place))
        whole = QWidget()
        box = QHBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(row, 1)
        if not frozen:
            words = _("Keep as it is")
            box.addWidget(self._button(words, f"{words}: {trace.words}", (trace,)))
        return whole

    def _button(self, words: str, spoken: str, traces: tuple[Trace, ...]) -> QPushButton:
        button = QPushButton(words)
        theme.role(button, "quiet")
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.keep(*traces))
        return button

    def _lines(self) -> list[QWidget]:
        entries = (self._list.itemAt(number) for number in range(self._list.count()))
        return [widget for entry in entries if entry and (widget := entry.widget())]

    def _focused(self) -> tuple[int, bool]:
        """Which line holds the keyboard, and whether it stands on the line's button; -1 for none."""
        for number, line in enumerate(self._lines()):
            held = self.focusWidget()
            if held is not None and line.isAncestorOf(held) and held.hasFocus():
                return number, isinstance(held, QPushButton)
        return -1, False

    def _focus(self, at: tuple[int, bool]) -> None:
        number, button = at
        lines = self._lines()
        for line in lines:
            line.show()  # before the layout does so, for a hidden line takes no focus
        if number < 0 or not lines:
            return
        line = lines[min(number, len(lines) - 1)]
        first: type[QAbstractButton] = QPushButton if button else Row
        wanted = line.findChild(first) or line.findChild(QAbstractButton)
        if wanted is not None:
            wanted.setFocus()


class _Place(Row):
    """The words found, and below them, muted, the part of the plan that they stand in."""

    def __init__(self, line: str, where: str) -> None:
        super().__init__(f"{line}\n{where}", "flag", "warning")
        self._line, self._where = line, where

    def _contents(self, painter: QPainter) -> None:
        side, left = theme.ICON, theme.SPACE.s + theme.ICON + theme.SPACE.m
        middle = self.height() // 2
        theme.paint_icon(painter, "flag", "warning", QRect(theme.SPACE.s, middle - side // 2, side, side))
        painter.setFont(self._font())
        room = QRect(left, 0, self.width() - left - theme.SPACE.s - theme.SPACE.l, self.height())
        box = painter.boundingRect(room, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), self.words())
        below = painter.boundingRect(room, _WRAP, self._where)
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(box, _WRAP, self._line)
        box.setTop(box.bottom() + 1 - below.height())
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(box.adjusted(0, 0, room.width(), 0) & room, _WRAP, self._where)


def summary(plan: Plan, count: int) -> str:
    """One sentence on the whole."""
    if count:
        return ngettext(
            "{n} thing of the earlier plan still stands. Change it at its place, or say that it is right.",
            "{n} things of the earlier plan still stand. Change each at its place, or say that it is right.",
            count,
        ).format(n=count)
    if plan.traces:
        return _("Nothing of the earlier plan is left over.")
    return _("This plan was not made from an earlier one.")


def context(lines: tuple[str, ...], part: str) -> str:
    """The words with what stands round them: "… trước ngày [10/5/2024] để tổng hợp …"."""
    for line in lines:
        for start, end in places_of(line, part):
            before, after = line[max(0, start - AROUND) : start], line[end : end + AROUND]
            if start > AROUND:
                before = "… " + before.partition(" ")[2]
            if end + AROUND < len(line):
                after = after.rpartition(" ")[0] + " …"
            return " ".join(f"{before}[{part}]{after}".split()) if before or after else part
    return part


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"

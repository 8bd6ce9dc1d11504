"""A quiet block above the plans: what is late, due today and due soon; hidden when there is nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.session.reminders import Reminder, Reminders, say_day, say_days, say_sum, say_units
from desktop.ui import theme
from desktop.ui.banner import clear

SPACE = theme.SPACE
MOST, LINES = 5, 2
FEW, LOW = 3, 800
"""In a window less than LOW high so many, each title on one line, so that the plans stay in sight."""


class ReminderBlock(QWidget):
    """`chosen` and `done` carry the key of the time; `all_wanted` asks for the whole list.

    `remember` is told when the block is folded (True) or unfolded.
    """

    chosen = Signal(object)
    done = Signal(object)
    all_wanted = Signal()

    def __init__(self, folded: bool = False, remember: Callable[[bool], object] | None = None) -> None:
        super().__init__()
        self._folded, self._remember = folded, remember
        self._shown, self._low = Reminders(), False
        self.rows: list[ReminderRow] = []
        self.head = _Button()
        theme.role(self.head, "row")
        self.head.clicked.connect(self._fold)
        self.all = QPushButton(_("See all"))
        theme.role(self.all, "quiet")
        self.all.setAccessibleName(_("See all reminders in the calendar"))
        self.all.clicked.connect(self.all_wanted)
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        top.addWidget(self.head, 1)
        top.addWidget(self.all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addLayout(top)
        column.addLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_("Reminders"))
        self.hide()

    def show_reminders(self, found: Reminders) -> None:
        """Show the nearest of them; the row that has the focus keeps its place."""
        if found == self._shown:
            return
        at = self._focused()
        self._shown = found
        self._fill()
        self.setVisible(bool(found))
        if at >= 0 and found:
            (self.rows[min(at, len(self.rows) - 1)] if self.rows else self.head).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._measure()
        return False

    def _measure(self) -> None:
        """Say less in a low window."""
        low = self.window().height() < LOW
        if low != self._low:
            self._low, at = low, self._focused()
            self._fill()
            if at >= 0:
                self.rows[min(at, len(self.rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        stops = [self.head, *self.rows]
        at = self._focused() + 1
        if step is not None and self.rows and 0 <= at + step < len(stops):
            stops[at + step].setFocus()
        else:
            super().keyPressEvent(event)

    def _focused(self) -> int:
        """Number of the row that has the focus or whose button has it, -1 for none."""
        inside = (nth for nth, row in enumerate(self.rows) if row.hasFocus() or row.mark.hasFocus())
        return next(inside, -1)

    def _fold(self) -> None:
        self._folded = not self._folded
        self._fill()
        if self._remember is not None:
            self._remember(self._folded)

    def _fill(self) -> None:
        words = _("Reminders: {sum}").format(sum=say_sum(self._shown))
        self.head.setText(words)
        state = _("folded") if self._folded else _("unfolded")
        self.head.setAccessibleName(f"{words}, {state}")
        self.head.setToolTip(_("Show the reminders") if self._folded else _("Hide the reminders"))
        theme.dress_button(self.head, "chevron-right" if self._folded else "chevron-down", "muted")
        clear(self._list)
        nearest = () if self._folded else self._shown.nearest(FEW if self._low else MOST)
        self.rows = [self._row(reminder) for reminder in nearest]
        width = max((row.days_width() for row in self.rows), default=0)
        for row in self.rows:
            row.align(width)

    def _row(self, reminder: Reminder) -> ReminderRow:
        row = ReminderRow(reminder, 1 if self._low else LINES)
        key = reminder.entry.key
        row.clicked.connect(lambda: self.chosen.emit(key))
        row.mark.clicked.connect(lambda: self.done.emit(key))
        line = QHBoxLayout()
        line.setSpacing(SPACE.s)
        line.addWidget(row, 1)
        line.addWidget(row.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._list.addLayout(line)
        row.show()  # at once, so that it can take the focus
        return row


class _Button(QPushButton):
    """Leaves ↑ and ↓ to the block, which goes from row to row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ReminderRow(QAbstractButton):
    """One reminder: how many days, what, who and when; `mark` is its button "done"."""

    def __init__(self, reminder: Reminder, lines: int = LINES) -> None:
        super().__init__()
        self.reminder, self._lines = reminder, lines
        self._days, self._column = say_days(reminder), 0
        self._icon, self._tone = _look(reminder)
        self._details = " · ".join(filter(None, (say_day(reminder), say_units(reminder))))
        said = ". ".join(filter(None, (self._days, reminder.title, self._details, reminder.plan_title)))
        self.setAccessibleName(said)
        self.setToolTip("\n".join(filter(None, (reminder.title, self._details, reminder.plan_title))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.mark = _Button(_("Mark as done"))
        theme.role(self.mark, "quiet")
        self.mark.setAccessibleName(_("Mark as done: {title}").format(title=reminder.title))
        kept = self.mark.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(kept)
        if not reminder.markable:
            self.mark.hide()

    def days_width(self) -> int:
        """How wide its count of days is."""
        return QFontMetrics(_font(strong=True)).horizontalAdvance(self._days)

    def align(self, width: int) -> None:
        """Make the column of the days so wide."""
        self._column = width
        self.updateGeometry()

    def words(self) -> tuple[str, str, str]:
        """Days, title and details as shown, the title not yet cut."""
        return self._days, self.reminder.title, self._details

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(_cut(self.reminder.title, _font(), self._room(width), self._lines))
        height = (lines + 1) * QFontMetrics(_font()).lineSpacing()
        return max(theme.ROW, height + 2 * SPACE.s)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(self.width() if self.width() > 200 else 560))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the block goes from row to row
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(1, 1, -1, -1)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isDown() else tokens.side))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        self._contents(painter)

    def _contents(self, painter: QPainter) -> None:
        tokens, metrics = theme.tokens(), QFontMetrics(_font())
        line, top, side = metrics.lineSpacing(), SPACE.s, theme.ICON
        theme.paint_icon(
            painter, self._icon, self._tone, QRect(SPACE.s, top + (line - side) // 2, side, side)
        )
        painter.setFont(_font(strong=True))
        painter.setPen(QColor(getattr(tokens, self._tone)))
        left = SPACE.s + side + SPACE.s
        painter.drawText(QPointF(left, top + metrics.ascent()), self._days)
        left += self._column + SPACE.l
        painter.setFont(_font())
        painter.setPen(QColor(tokens.text))
        room = self._room(self.width())
        for words in _cut(self.reminder.title, _font(), room, self._lines):
            painter.drawText(QPointF(left, top + metrics.ascent()), words)
            top += line
        painter.setPen(QColor(tokens.muted))
        details = metrics.elidedText(self._details, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, top + metrics.ascent()), details)

    def _room(self, width: int) -> int:
        return max(80, width - self._column - theme.ICON - 3 * SPACE.s - SPACE.l)


def _look(reminder: Reminder) -> tuple[str, str]:
    """Icon and colour token: late, today or soon; the words say the same."""
    if reminder.days < 0:
        return "circle-alert", "danger"
    return ("clock", "warning") if reminder.days == 0 else ("calendar-days", "muted")


def _font(strong: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(theme.points())
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _cut(words: str, font: QFont, room: int, most: int = LINES) -> list[str]:
    """The words in at most so many lines, the last ending in "…" where more would follow."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(words[start:], Qt.TextElideMode.ElideRight, room))
            break
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]

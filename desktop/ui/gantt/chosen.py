"""What is chosen in the chart: a row and a time of it, kept through new rows, shown, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import GanttRow, Rows, bounds
from desktop.drawings.shapes import Spot
from desktop.i18n import _
from desktop.plan.agenda import Entry, Key
from desktop.ui import theme
from desktop.ui.calendar.board import ring
from desktop.ui.calendar.stage import BADGE, badge, rect
from desktop.ui.gantt import describe
from desktop.ui.gantt.pane import Pane

_AROUND = 2.0


class Chooser(Pane):
    """`selected` carries the key of the time chosen, None for a group or nothing."""

    selected = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        self.index: int | None = None
        self.current_key: Key | None = None
        self._marks: Mapping[Key, str] = {}
        self._hover: Spot | None = None
        self._ringed: tuple[object, Key | None, object, list[Spot]] = (None, None, None, [])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Gantt chart"))

    # --- what is shown -----------------------------------------------------------------------------

    def show_chart(self, chart: Chart | None) -> None:
        """Another chart; what was chosen stays chosen, a row that is gone gives way to its neighbour."""
        row, key = self.row, self.current_key
        self._hover = None
        super().show_chart(chart)
        if row is None or chart is None or not chart.rows:
            self.index = self.current_key = None
        elif key is not None and (found := self.row_of(key, row.group)) is not None:
            self.index = found
        else:
            self.index = self._again(row)
            self.current_key = self.rows[self.index].key
            if self.current_key != key:
                self.selected.emit(self.current_key)
        self._tell(aloud=False)

    def _again(self, row: GanttRow) -> int:
        """Where a row is now: by its fold, else by its key, else as far down as it was."""
        same = (at for at, other in enumerate(self.rows) if row.fold and other.fold == row.fold)
        found = next(same, None)
        if found is None and row.key is not None:
            found = self.row_of(row.key, row.group)
        return min(self.index or 0, len(self.rows) - 1) if found is None else found

    def set_marks(self, marks: Mapping[Key, str]) -> None:
        """The levels of conflicts by key."""
        if marks != self._marks:
            self._marks = dict(marks)
            self._clear()

    @property
    def rows(self) -> Sequence[GanttRow]:
        """All rows."""
        return self.chart.rows if self.chart is not None else ()

    @property
    def row(self) -> GanttRow | None:
        """The one chosen."""
        if self.chart is None or self.index is None or self.index >= len(self.chart.rows):
            return None
        return self.chart.rows[self.index]

    def row_of(self, key: Key | None, group: str = "") -> int | None:
        """The first row with a time, in a group where it stands in several."""
        if key is None or self.chart is None:
            return None
        found = self.chart.find(key)
        if found is None or isinstance(self.rows, Rows) or self.rows[found].group == group:
            return found
        others = (at for at, row in enumerate(self.rows) if row.key == key and row.group == group)
        return next(others, found)

    def entry(self, key: Key | None) -> Entry | None:
        """One of the times that are shown."""
        at = self.row_of(key)
        entries = self.rows[at].entries if at is not None else ()
        return next((entry for entry in entries if entry.key == key), None)

    # --- choosing ----------------------------------------------------------------------------------

    def select(self, key: Key | None) -> bool:
        """Choose a time without telling; False when no row shows it."""
        at = self.row_of(key)
        if key is not None and at is None:
            return False
        if (at, key) != (self.index, self.current_key):
            self.index, self.current_key = at, key
            self._chosen()
        return True

    def choose(self, index: int | None, key: Key | None = None) -> None:
        """Choose a row, and one of its times (else its first), and tell of it."""
        rows = self.rows
        if index is not None and not 0 <= index < len(rows):
            return
        before = self.current_key
        self.index = index
        self.current_key = key if key is not None or index is None else rows[index].key
        self._chosen()
        if self.current_key != before:
            self.selected.emit(self.current_key)

    def walk(self, by: int) -> None:
        """So many rows down."""
        if self.count:
            to = 0 if self.index is None else self.index + by
            self.choose(min(max(to, 0), self.count - 1))

    def next_time(self, by: int) -> None:
        """The next time in the same row, or the one before."""
        row = self.row
        if row is None or row.key is None:
            return
        keys = [entry.key for entry in row.entries]
        at = keys.index(self.current_key) if self.current_key in keys else 0
        self.choose(self.index, keys[min(max(at + by, 0), len(keys) - 1)])

    def _chosen(self) -> None:
        self.reveal()
        self._tell()
        self.viewport().update()

    def reveal(self) -> None:
        """Bring the row and the days of its time into view, moving as little as can be."""
        if self.chart is None or self.index is None:
            return
        bar, top = self.verticalScrollBar(), self.chart.top_of(self.index)
        bottom, high = top + self.chart.row_height(self.index), self.pane().height() - self.foot()
        if top < bar.value():
            bar.setValue(int(top))
        elif bottom > bar.value() + high:
            bar.setValue(min(int(top), round(bottom - high + 0.5)))
        found = self.entry(self.current_key)
        days = bounds(found) if found else None
        if days and self.isVisible():
            self.look(self.lens.revealing(*days, self.pane_width()))

    def fixed_point(self) -> float:
        """The middle of the chosen time where it is in view, else of the pane."""
        found = self.entry(self.current_key)
        days = bounds(found) if found else None
        if days:
            middle = (self.lens.shows(days[0]) + self.lens.shows(days[1], 1.0)) / 2
            if 0 <= middle <= self.pane_width():
                return middle
        return super().fixed_point()

    def _tell(self, aloud: bool = True) -> None:
        """Let a screen reader say the chosen row."""
        row = self.row
        words = ""
        if row is not None:
            level = self._marks.get(self.current_key, "") if self.current_key else ""
            words = describe.say_row(row, level, self.entry(self.current_key))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if aloud and words:
                self.say(words)

    def say(self, words: str) -> None:
        """Let a screen reader say it now."""
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @property
    def carrying(self) -> bool:
        """Whether a time is held by the pointer."""
        return False

    # --- ink ---------------------------------------------------------------------------------------

    def _paint_marks(self, painter: QPainter, spots: tuple[Spot, ...]) -> None:
        """A badge on each time that has a conflict."""
        if not self._marks:
            return
        painter.setFont(QFont(self.font()))
        for key, where in _places(spots, self._marks):
            corner = where.topRight() - QPointF(BADGE / 2, BADGE / 2)
            badge(painter, QRectF(corner, QSizeF(BADGE, BADGE)), self._marks[key])

    def _paint_over(self, painter: QPainter) -> None:
        if self.index is None or self.chart is None:
            return
        painter.save()
        painter.setClipRect(self.pane())
        self._tint(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover is not None:
            ring(painter, self.outside(rect(self._hover)), theme.tokens().muted, 1.0)
        if self.current_key is not None and not self.carrying:
            found = self.entry(self.current_key)
            flag = 8 if found is not None and found.when.flag else 2
            for spot in self._spots_seen(self.current_key):
                ring(painter, self.outside(rect(spot)).adjusted(-2, -2, flag, 2), theme.tokens().accent, 2.0)
        painter.restore()

    def _spots_seen(self, key: Key) -> list[Spot]:
        """The places of a chosen time in view: of its windows the whole, not what lies inside."""
        if self._ringed[:3] != (self.chart, key, self.lens):
            every = self.spots_of(key, self.index or 0)
            wholes = [spot for spot in every if spot.kind == "entry"]
            self._ringed = self.chart, key, self.lens, wholes or list(every)
        return self._ringed[3]

    def _paint_table_over(self, painter: QPainter) -> None:
        if self.index is None or self.chart is None:
            return
        painter.save()
        painter.setClipRect(QRectF(0, self.head(), self.table_width, self.viewport().height() - self.head()))
        self._tint(painter)
        row = self.row_rect(self.index)
        bar = QRectF(0, row.top(), 3, row.height())
        painter.fillRect(bar, QColor(theme.tokens().accent))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = QRectF(row.topLeft(), QPointF(self.table_width, row.bottom()))
            ring(painter, inside.adjusted(1, 1, -1, -1), theme.tokens().accent, 2.0)
        painter.restore()

    def _tint(self, painter: QPainter) -> None:
        soft = QColor(theme.tokens().accent)
        soft.setAlphaF(0.10)
        if self.index is not None:
            painter.fillRect(self.row_rect(self.index), soft)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.tokens().edge), 1))
        x = self.table_width - 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, self.viewport().height()))


def _places(spots: Iterable[Spot], marks: Mapping[Key, str]) -> list[tuple[Key, QRectF]]:
    """The first place of each marked time."""
    found: dict[Key, QRectF] = {}
    for spot in spots:
        if spot.key in marks and spot.key is not None and spot.kind == "entry":
            found.setdefault(spot.key, rect(spot))
    return list(found.items())

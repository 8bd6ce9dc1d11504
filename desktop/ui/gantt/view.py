"""The Gantt under mouse, touchpad and keys: what is chosen, moved, stretched, given a day, made larger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import GanttRow
from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.plan.moving import Grip
from desktop.ui import painter as ink
from desktop.ui.gantt import grips, keys
from desktop.ui.gantt.drag import Carrier, Held, Outcome
from desktop.ui.gantt.grips import Hold
from desktop.ui.gantt.menus import FACTOR
from desktop.ui.gantt.pointing import Pointing

_NOTCH = 120  # of a wheel, as Qt counts
_SCROLL = 0.25  # of the pane, by key
_WIDEN = 32.0  # pixels, by key


class GanttView(Pointing):
    """Tells what is wanted and changes nothing itself; the page that owns it shows the outcome.

    What the page lends: `try_move(key, grip, days)` and `try_pick(key, day, part)`, what a drag would say;
    `menu_for(key)`, what can be done with a time.
    """

    activated = Signal(object)
    moved = Signal(object, object, int)
    picked = Signal(object, object, str)
    refused = Signal(object, object, int, str)
    fold_wanted = Signal(str, bool)
    reordered = Signal(object, int)

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        self.try_move: Callable[[Key, Grip, int], Outcome] = lambda _key, _grip, _days: Outcome("")
        self.try_pick: Callable[[Key, date, str], Outcome] = lambda _key, _day, _part: Outcome("")
        self.menu_for: Callable[[Key], Sequence[QAction]] = lambda _key: ()
        self._carrier = Carrier(self)
        self._pressed: tuple[QPointF, Hold | None] | None = None
        self._splitting = False
        self._menu: QMenu | None = None

    def show_chart(self, chart: Chart | None) -> None:
        super().show_chart(chart)
        held = self._carrier.held
        if held is not None and self.entry(held.key) != held.hold.entry:
            self._pressed = None
            self._carrier.let_go()
            self.refused.emit(held.key, held.hold.grip, 0, "gone")

    def fall(self, held: Held) -> None:
        """A time was let fall."""
        if held.entry is None:
            self.refused.emit(held.key, held.hold.grip, held.days, held.words)
        elif held.hold.grip is None:
            self.picked.emit(held.key, held.day, held.part)
        else:
            self.moved.emit(held.key, held.hold.grip, held.days)

    # --- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            found = keys.deed(event)
            if found and found not in keys.OF_PAGE:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = keys.deed(event)
        if self._carrier.held is not None:
            if deed == "clear":
                self._let_go()
            return
        if deed in keys.MOVES:
            self._move(*keys.MOVES[deed])
        elif not self._go(deed) and not self._do(deed):
            event.ignore()

    def _go(self, deed: str) -> bool:
        page = max(1, self._page_rows())
        match deed:
            case "up" | "down":
                self.walk(1 if deed == "down" else -1)
            case "page_up" | "page_down":
                self.walk(page if deed == "page_down" else -page)
            case "first" | "last":
                self.choose(0 if deed == "first" else self.count - 1)
            case "time_before" | "time_after":
                self.next_time(1 if deed == "time_after" else -1)
            case "scroll_left" | "scroll_right":
                by = self.pane_width() * _SCROLL
                self.look(self.lens.moved(by if deed == "scroll_right" else -by))
            case "table_less" | "table_more":
                self.set_table_width(self.table_width + (_WIDEN if deed == "table_more" else -_WIDEN))
            case _:
                return False
        return True

    def _page_rows(self) -> int:
        """How many rows a screen shows."""
        if self.chart is None or not self.count:
            return 1
        first = self.chart.row_at(self.top()) or 0
        last = self.chart.row_at(self.top() + self.pane().height())
        return (self.count - 1 if last is None else last) - first

    def _do(self, deed: str) -> bool:
        row = self.row
        match deed:
            case "fold" | "unfold":
                self._fold(row, deed == "unfold")
            case "open" if row is not None and row.key is None:
                self.fold_wanted.emit(row.fold, not row.folded)
            case "open" if self.current_key is not None:
                self.activated.emit(self.current_key)
            case "row_up" | "row_down" if self.current_key is not None:
                self.reordered.emit(self.current_key, 1 if deed == "row_down" else -1)
            case "menu":
                self._show_menu()
            case "clear" if self.index is not None:
                self.choose(None)
            case _:
                return False
        return True

    def _fold(self, row: GanttRow | None, open_: bool) -> None:
        """Fold or unfold what is below the row; already so, go to its head or its first part."""
        if row is None or self.index is None:
            return
        if row.fold and row.folded == open_:
            self.fold_wanted.emit(row.fold, not open_)
        elif open_:
            if row.fold:
                self.walk(1)
        else:
            above = (at for at in range(self.index - 1, -1, -1) if self.rows_level(at) < row.level)
            self.choose(next(above, self.index), None)

    def rows_level(self, at: int) -> int:
        """How deep a row stands."""
        assert self.chart is not None
        return self.chart.rows[at].level

    def _move(self, grip: Grip, way: int) -> None:
        """Ask for the chosen time to be moved by a step."""
        found = self.entry(self.current_key)
        if found is None:
            return
        days = grips.one_step(found, self.step, way > 0)
        outcome = self.try_move(found.key, grip, days)
        if outcome.entry is None:
            self.explain(outcome.words)
            return
        self.moved.emit(found.key, grip, days)
        self.reveal()

    def explain(self, why: str) -> None:
        """Say beside the chosen row why something cannot be done."""
        words = why or _("This time cannot be moved.")
        row = self.row_rect(self.index or 0)
        at = QPointF(self.pane().left() + 12, row.bottom()).toPoint()
        QToolTip.showText(self.viewport().mapToGlobal(at), words, self.viewport())
        self.say(words)

    # --- mouse -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton or self._carrier.held is not None:
            return
        if self._on_splitter(at):
            self._splitting = True
            return
        index = self.row_at(at)
        if index is None or self.chart is None:
            return
        row, hold = self.chart.rows[index], self.hold_at(at)
        if row.fold and self._on_sign(row, at):
            self.choose(index)
            self.fold_wanted.emit(row.fold, not row.folded)
            return
        drawn = hold is not None and hold.spot is not None
        self.choose(index, hold.entry.key if hold is not None and drawn else None)
        self._pressed = at, self.hold_at(at) if hold is not None else None

    def _on_sign(self, row: GanttRow, at: QPointF) -> bool:
        """Whether a point of the table folds the row: a head anywhere, an activity at its sign."""
        if at.x() >= self.table_width:
            return False
        numbers = self.widths()[0]
        return row.key is None or numbers <= at.x() < numbers + ink.style().size * (1.6 + 1.1 * row.level)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()
        if self._splitting:
            self.set_table_width(at.x())
            return
        if self._pressed and self._carrier.held is None and event.buttons() & Qt.MouseButton.LeftButton:
            start, hold = self._pressed
            far = (at - start).manhattanLength() >= QApplication.startDragDistance()
            if far and hold is not None and self.row is not None:
                self._point_at(None)
                self._carrier.take(hold, self.row, start)
        if self._carrier.held is not None:
            self._carrier.carry(at, event.modifiers())
        else:
            self._hover_at(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._splitting = None, False
        if self._carrier.held is not None:
            self._carrier.carry(event.position(), event.modifiers())
            self._carrier.drop()

    def _let_go(self) -> None:
        """Whatever is held goes back: Esc was pressed, or the button was let go where nobody saw it."""
        self._pressed, self._splitting = None, False
        if self._carrier.held is not None:
            self._carrier.let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None and self.current_key is not None:
            self._pressed = None
            self.activated.emit(self.current_key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl makes larger or smaller about the pointer, Shift goes along the days; touchpads both ways."""
        event.accept()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = angle.y() or angle.x()
            if turned and event.phase() != Qt.ScrollPhase.ScrollMomentum:
                at = max(0.0, event.position().x() - self.table_width)
                self.zoom(FACTOR ** (turned / _NOTCH), at)
            if self._carrier.held is not None:
                self._carrier.carry(event.position(), event.modifiers())
            return
        across, down = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() / 2, angle.y() / 2)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not across:
            across, down = down, 0
        if across:
            self.look(self.lens.moved(-across))
        if down:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(down))
        if self._carrier.held is not None:
            self._carrier.carry(event.position(), event.modifiers())

    @property
    def carrying(self) -> bool:
        """Whether a time is held by the pointer."""
        return self._carrier.held is not None

    def held_keys(self) -> Qt.KeyboardModifier:
        """The keys held down now."""
        return QGuiApplication.keyboardModifiers()

    # --- ink ---------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        super()._paint_over(painter)
        if self._carrier.held is not None and self.index is not None:
            painter.save()
            painter.setClipRect(self.pane())
            self._carrier.paint(painter, self.index)
            painter.restore()

    def _paint_frame(self, painter: QPainter) -> None:
        super()._paint_frame(painter)
        if self._carrier.held is not None and self.index is not None:
            self._carrier.paint_guides(painter, self.index)

    # --- menu and focus ----------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._carrier.held is not None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = QPointF(event.pos())
            hold = self.hold_at(at)
            drawn = hold is not None and hold.spot is not None
            self.choose(self.row_at(at), hold.entry.key if hold is not None and drawn else None)
            self._show_menu(event.globalPos())
        else:
            self._show_menu()

    def _show_menu(self, at: QPoint | None = None) -> None:
        """What can be done with the chosen time, at a point of the screen or under its row."""
        if self.current_key is None or (self._menu is not None and self._menu.isVisible()):
            return
        self._menu = menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.destroyed.connect(self._forget_menu)
        menu.addActions(list(self.menu_for(self.current_key)))
        row = self.row_rect(self.index or 0)
        menu.popup(at or self.viewport().mapToGlobal(row.bottomLeft().toPoint() + QPoint(48, 0)))

    def _forget_menu(self, _gone: Any = None) -> None:
        self._menu = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.index is None and self.count and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()  # where the keyboard is now, Esc means something else
        self.viewport().update()

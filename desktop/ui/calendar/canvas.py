"""The calendar under mouse and keys: what is chosen, opened, listed, carried elsewhere, and read aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from desktop.drawings.shapes import Spot
from desktop.i18n import _
from desktop.plan.agenda import Agenda, Key
from desktop.plan.workdays import WorkCalendar
from desktop.ui.calendar import describe, drag, keys
from desktop.ui.calendar.board import VIEWS
from desktop.ui.calendar.chooser import Chooser
from desktop.ui.calendar.drag import Carrier
from desktop.ui.calendar.popover import Popover
from desktop.ui.calendar.stage import Stage, rect

__all__ = ["VIEWS", "Canvas"]

_NOTCH = 120  # of a wheel, as Qt counts


class Canvas(Chooser):
    """Tells what is wanted and changes nothing itself; the page that owns it shows the outcome.

    What the page lends: `preview(key, days)`, the new wording of a time so many days on, "" where it cannot
    be moved, with the reason by `why_not(key)`; `pick_preview(key, day, part)`, the same for a time let fall
    on a day, with `why_not_picked`; `menu_for(key)` and `menu_of(day)`, what can be done;
    `conflict_words(key)` for the tooltip.
    """

    activated = Signal(object)
    day_opened = Signal(object)
    moved = Signal(object, int)
    picked = Signal(object, object, str)
    new_wanted = Signal(object)
    more = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, today: Callable[[], date] = date.today) -> None:
        super().__init__(today, parent)
        self.preview: Callable[[Key, int], str] = lambda _key, _days: ""
        self.why_not: Callable[[Key], str] = lambda _key: ""
        self.pick_preview: Callable[[Key, date, str], str] = lambda _key, _day, _part: ""
        self.why_not_picked: Callable[[Key, date, str], str] = lambda _key, _day, _part: ""
        self.menu_for: Callable[[Key], Sequence[QAction]] = lambda _key: ()
        self.menu_of: Callable[[date], Sequence[QAction]] = lambda _day: ()
        self.conflict_words: Callable[[Key], Sequence[str]] = lambda _key: ()
        self._pressed: tuple[QPointF, Spot] | None = None
        self._carrier = Carrier(self)
        self._wheel = 0
        self._menu: QMenu | None = None
        self._list: Popover | None = None
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)

    def set_data(
        self, agendas: tuple[Agenda, ...], calendar: WorkCalendar, marks: Mapping[Key, str] | None = None
    ) -> None:
        super().set_data(agendas, calendar, marks)
        held = self._carrier.held
        if held is not None and not self._known(held.key):
            self._carrier.let_go()

    def open_list(self, day: date, others: Sequence[Key] = ()) -> None:
        """Open the list of all that lies on a day, and of other times that found no room, beside it."""
        window = self.window()
        if self._list is None:
            self._list = Popover(window)
            self.destroyed.connect(self._list.deleteLater)
            self._list.chosen.connect(self._open)
            self._list.new_wanted.connect(self.new_wanted)
            self._list.closed.connect(lambda: self.setFocus(Qt.FocusReason.PopupFocusReason))
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
        place = self.place_of(day) & self.viewport().rect()
        beside = QRect(self.viewport().mapTo(window, place.topLeft()), place.size())
        found = self.stage().listed(day, others)
        self._list.show_day(day, describe.day_note(day, self._calendar), found, self._levels, beside)
        self.day_opened.emit(day)

    def _open(self, key: Key) -> None:
        self._choose(self.current_day, key)
        self.activated.emit(key)

    # --- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if keys.deed(event) not in ("", "next", "previous"):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the times of the day before it leaves."""
        stops = (None, *self.stage().keys_on(self.current_day))
        at = stops.index(self.current_key) if self.current_key in stops else 0
        to = at + (1 if onward else -1)
        if 0 <= to < len(stops):
            self._choose(self.current_day, stops[to])
            return True
        return super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = keys.deed(event)
        if not deed:
            event.ignore()
        elif self._carrier.held is not None:
            if deed == "clear":
                self._pressed = None
                self._carrier.let_go()
        elif deed in keys.MOVES:
            self._move(keys.MOVES[deed])
        elif deed in ("up", "down") and self.current_key is not None:
            self._walk(1 if deed == "down" else -1)
        elif day := keys.goes_to(deed, self.view, self.current_day, self.today()):
            self._go(day)
        else:
            self._do(deed, event)

    def _do(self, deed: str, event: QKeyEvent) -> None:
        match deed:
            case "open" if self.current_key is not None:
                self.activated.emit(self.current_key)
            case "open":
                self.open_list(self.current_day)
            case "new":
                self.new_wanted.emit(self.current_day)
            case "menu":
                self._show_menu()
            case "clear" if self.current_key is not None:
                self._choose(self.current_day, None)
            case _:
                event.ignore()

    def _walk(self, by: int) -> None:
        """To the time above or below on the day; above the first stands the day itself."""
        stops = (None, *self.stage().keys_on(self.current_day))
        at = stops.index(self.current_key) if self.current_key in stops else 0
        self._choose(self.current_day, stops[min(max(at + by, 0), len(stops) - 1)])

    def _move(self, days: int) -> None:
        """Ask for the chosen time to be moved, and go with it."""
        key = self.current_key
        if key is None:
            return
        if not self.preview(key, days):
            self._refuse(self.why_not(key), self.place_of(key))
            return
        to = self.current_day + timedelta(days=days)
        self.moved.emit(key, days)
        self.current_day = to
        if not keys.same_page(self.view, to, self.shown):
            self.view_wanted.emit(self.view, to)
        self.select(key, to)

    def _refuse(self, why: str, where: QRect) -> None:
        words = why or _("This time cannot be moved.")
        QToolTip.showText(self.viewport().mapToGlobal(where.bottomLeft()), words, self.viewport())
        self._say(words)

    # --- mouse -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        day = self.day_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self._carrier.held or spot is None or day is None:
            return
        self._pressed = event.position(), spot
        self._choose(day, spot.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed and self._carrier.held is None and event.buttons() & Qt.MouseButton.LeftButton:
            start, spot = self._pressed
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self._point_at(None)
                self._carrier.take(start, spot)
        if self._carrier.held is None:
            self._point_at(self.spot_at(at))
        else:
            self._carrier.carry(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._carrier.held is not None:
            self._carrier.carry(event.position())
            self._carrier.drop()
        elif pressed and pressed[1].kind == "more" and self.spot_at(event.position()) == pressed[1]:
            self.more.emit(pressed[1].day, pressed[1].hidden)
            self.open_list(pressed[1].day, pressed[1].hidden)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if spot.key is not None:
            self.activated.emit(spot.key)
        elif spot.kind == "day" and self.view == "year":
            self.view_wanted.emit("month", spot.day)
        elif spot.kind == "day":
            self.new_wanted.emit(spot.day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch turns a page; a drawing higher than the window is scrolled to its end first."""
        bar, step = self.verticalScrollBar(), event.angleDelta().y()
        if (bar.value() < bar.maximum() and step < 0) or (bar.value() > 0 and step > 0):
            super().wheelEvent(event)
            return
        event.accept()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return
        self._wheel = step + (self._wheel if self._wheel * step > 0 else 0)
        pages = int(self._wheel / _NOTCH)
        self._wheel -= pages * _NOTCH
        if pages:
            self._go(keys.page(self.view, self.current_day, -pages))

    def _point_at(self, spot: Spot | None) -> None:
        found = spot if spot is not None and spot.kind != "day" else None
        if found != self._hover:
            for each in filter(None, (self._hover, found)):
                where = rect(each).translated(0, -self.top()).toAlignedRect()
                self.viewport().update(where.adjusted(-2, -2, 2, 2))
            self._hover = found

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            self._explain(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def _explain(self, event: QHelpEvent) -> None:
        spot = self.spot_at(QPointF(event.pos()))
        words = self._explained(spot) if spot is not None and self._carrier.held is None else ""
        if spot is None or not words:
            QToolTip.hideText()
            return
        where = rect(spot).translated(0, -self.top()).toAlignedRect()
        QToolTip.showText(event.globalPos(), words, self.viewport(), where)

    def _explained(self, spot: Spot) -> str:
        entry = self.stage().entries.get(spot.key) if spot.key else None
        if entry is not None:
            return describe.tooltip(entry, self._levels.get(entry.key, ""), self.conflict_words(entry.key))
        return describe.day_tooltip(spot.day, self._calendar) or escape(spot.words)

    # --- carrying ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._carrier.meet(event)
        event.setAccepted(drag.unpack(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._carrier.meet(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._carrier.let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        self._carrier.meet(event)
        self._carrier.fall(event)

    def _paint_over(self, painter: QPainter, stage: Stage) -> None:
        if self._carrier.held is not None:
            self._carrier.paint(painter, stage, stage.closed(self._calendar.rests))

    # --- menu --------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = QPointF(event.pos())
            spot, day = self.spot_at(at), self.day_at(at)
            if spot is not None and day is not None:
                self._choose(day, spot.key)
            self._show_menu(event.globalPos())
        else:
            self._show_menu()

    def _show_menu(self, at: QPoint | None = None) -> None:
        """What can be done with the chosen time or day, at a point of the screen or under the place."""
        if self._menu is not None and self._menu.isVisible():
            return
        key, day = self.current_key, self.current_day
        self._menu = menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget_menu)
        menu.addActions(list(self.menu_of(day) if key is None else self.menu_for(key)))
        menu.addSeparator()
        menu.addAction(_("&All of this day"), lambda: self.open_list(day))
        place = self.place_of(key or day)
        menu.popup(at or self.viewport().mapToGlobal(place.bottomLeft()))

    def _forget_menu(self) -> None:
        self._menu = None

    # --- focus -------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._list is not None:
            self._list.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

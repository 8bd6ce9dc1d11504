"""The list of what lies on a day: behind "+N", and by Enter for who works without a mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.drawings.shapes import Tone, Words
from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.plan.slots import Slot, Sort
from desktop.ui import painter, theme
from desktop.ui.banner import plain_label
from desktop.ui.calendar import describe

Index = QModelIndex | QPersistentModelIndex

WIDTH, HIGHEST = 420, 360
_ICONS = {
    Sort.DEADLINE: "flag",
    Sort.EXACT: "calendar",
    Sort.PICK: "calendar-days",
    Sort.CORE: "circle-dot",
    Sort.WINDOW: "clock",
    Sort.AROUND: "circle",
}
_UNDER = Qt.ItemDataRole.UserRole + 1
_MOST = 3  # lines of what is done
_LEADING = 1.35
_ROOM = float(WIDTH - 2 * theme.SPACE.m - theme.ICON - 2 * theme.SPACE.s - theme.SPACE.l)
_ELSEWHERE = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popover(QFrame):
    """Lies over the window; Up and Down walk, Enter opens, Esc closes, and so does whatever goes elsewhere.

    `closed` tells that the focus is to go back to where it came from.
    """

    chosen = Signal(object)
    new_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._day = date.min
        self._title = plain_label("", "section")
        self._note = plain_label("", "muted")
        self.list = QListWidget()
        theme.role(self.list, "plain")
        self.list.setItemDelegate(_Words(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._open)
        self.new = QPushButton(_("&New activity on this day"))
        theme.role(self.new, "quiet")
        self.new.clicked.connect(self._make)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.m, theme.SPACE.m, theme.SPACE.m, theme.SPACE.s)
        column.setSpacing(theme.SPACE.s)
        for part in (self._title, self._note, self.list):
            column.addWidget(part)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(
        self, day: date, note: str, found: Sequence[Slot], levels: Mapping[Key, str], beside: QRect
    ) -> None:
        """Open beside a place of the parent, the first row gone to."""
        self._day = day
        self._title.setText(describe.day_name(day))
        self._note.setText(note if found else "; ".join(filter(None, (note, _("Nothing lies on this day.")))))
        self._note.setVisible(bool(self._note.text()))
        self.setAccessibleName(describe.day_name(day))
        self.list.setAccessibleName(_("All of {day}").format(day=describe.day_name(day)))
        self._fill(found, levels)
        self._place(beside)
        self.show()
        self.raise_()
        (self.list if found else self.new).setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, found: Sequence[Slot], levels: Mapping[Key, str]) -> None:
        self.list.clear()
        self.list.setVisible(bool(found))
        height = 0
        for slot in found:
            level = levels.get(slot.entry.key, "")
            row = QListWidgetItem(slot.entry.title)
            row.setIcon(_icon(slot, level))
            row.setToolTip(describe.tooltip(slot.entry, level))
            row.setData(Qt.ItemDataRole.UserRole, slot.entry.key)
            row.setData(_UNDER, _under(slot, level))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, describe.say_item(slot.entry, level))
            tall = _height(row.text(), row.data(_UNDER))
            row.setSizeHint(QSize(0, tall))
            height += tall
            self.list.addItem(row)
        self.list.setFixedHeight(min(height + theme.SPACE.xs, HIGHEST))
        self.list.setCurrentRow(0)

    def _place(self, beside: QRect) -> None:
        """Under the place, or above it where there is more room; wholly inside the window."""
        window = self.parentWidget()
        assert window is not None
        wide = min(WIDTH, window.width() - 2 * theme.SPACE.s)
        self.setFixedWidth(wide)
        self._column.activate()
        tall = max(self.sizeHint().height(), self.heightForWidth(wide))
        top = beside.bottom() + theme.SPACE.xs
        if top + tall > window.height() - theme.SPACE.s:
            top = max(theme.SPACE.s, beside.top() - tall - theme.SPACE.xs)
        left = min(max(beside.left(), theme.SPACE.s), window.width() - wide - theme.SPACE.s)
        self.setGeometry(left, top, wide, min(tall, window.height() - top - theme.SPACE.s))

    def _open(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            key = row.data(Qt.ItemDataRole.UserRole)
            self._leave()
            self.chosen.emit(tuple(key))

    def _make(self) -> None:
        self._leave()
        self.new_wanted.emit(self._day)

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    # --- what Qt tells -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, inside = theme.tokens(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as brush:
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.setPen(QColor(tokens.edge))
            brush.setBrush(QColor(tokens.ground))
            brush.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() in (*_ENTER, Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _ENTER and self.list.hasFocus():
            self._open(self.list.currentItem())
        elif event.key() in _ENTER and self.new.hasFocus():
            self._make()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press or the focus elsewhere closes it."""
        if event.type() in _ELSEWHERE and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside:
                self.hide()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _application().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        _application().removeEventFilter(self)


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


class _Words(QStyledItemDelegate):
    """A row: what is done in up to three lines, and under it, small, when and by whom."""

    def paint(self, brush: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        title, icon = option.text, QIcon(option.icon)
        option.text, option.icon = "", QIcon()
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, brush, option.widget)
        where, look = option.rect.adjusted(theme.SPACE.s, theme.SPACE.xs, 0, 0), painter.style()
        icon.paint(brush, QRect(where.topLeft(), QSize(theme.ICON, theme.ICON)))
        left, y = where.left() + theme.ICON + theme.SPACE.s, float(where.top())
        lines, under = _lines(title, index.data(_UNDER))
        shapes = []
        for text, size, tone in (*((line, look.size, Tone.TEXT) for line in lines), *under):
            y += size * _LEADING
            shapes.append(Words(left, y - size * 0.3, text, tone, size))
        painter.paint(brush, shapes)


def _lines(title: str, under: str) -> tuple[tuple[str, ...], list[tuple[str, float, Tone]]]:
    """The words of a row as they are broken."""
    look, room = painter.style(), _ROOM
    small = [(line, look.small, Tone.MUTED) for line in look.wrap(under, room, 2, look.small)]
    return look.wrap(title, room, _MOST), small


def _height(title: str, under: str) -> int:
    lines, small = _lines(title, under)
    look = painter.style()
    tall = len(lines) * look.size * _LEADING + len(small) * look.small * _LEADING
    return max(theme.ROW, round(tall) + 2 * theme.SPACE.xs + 2)


def _icon(slot: Slot, level: str) -> QIcon:
    return theme.icon("triangle-alert", "danger") if level == "certain" else theme.icon(_ICONS[slot.sort])


def _under(slot: Slot, level: str) -> str:
    """When, by whom, and whether it clashes."""
    entry = slot.entry
    parts = (describe.when_words(entry), describe.units_words(entry.doers), describe.level_words(level))
    return " · ".join(part for part in parts if part)

"""The list of plans: painted rows with title, event, state in words, last change, and what was found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.home.plan_model import FOUND, SUMMARY, Index, PlanModel, changed_words, details_of
from desktop.ui.home.words import STATES, moment_words, state_words

if TYPE_CHECKING:  # what the first frame does not need is loaded when it is needed
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem

SPACE = theme.SPACE
ACTIONS_WIDTH = 72
LINES = 3
_WRAP = int(Qt.TextFlag.TextWordWrap)


class PlanRow(QStyledItemDelegate):
    """Paints one plan: title and details at the left, state, last change and two actions at the right."""

    def __init__(self, view: PlanList) -> None:
        super().__init__(view)
        self._view = view
        self._title = QFont(view.font())
        self._title.setPointSizeF(theme.points())
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._title)
        self._small.setWeight(QFont.Weight.Normal)
        metrics = QFontMetrics(self._small)
        words = [state_words(state)[0] for state in STATES]
        self._state_width = 2 * SPACE.xl + max(metrics.horizontalAdvance(word) for word in words)
        now = datetime.now().astimezone()
        self._changed_width = SPACE.xl + metrics.horizontalAdvance(moment_words(now.isoformat(), now))
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.row_width
        line = QFontMetrics(self._small).height() + SPACE.xs
        found = index.data(FOUND)
        below = bool(details_of(index.data(SUMMARY))) + bool(found and found.words)
        return QSize(width, self._title_height(index.data(), width) + below * line + 2 * SPACE.m + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.tokens()
        row = option.rect
        current = index == self._view.currentIndex()
        hover = self._view.hovered(row)
        painter.save()
        painter.setPen(QColor(tokens.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, row, current, hover)
        self._words(painter, row, index, current)
        self._state(painter, row, index)
        if current or hover:
            for rect, name, _words in self.buttons(row):
                theme.paint_icon(painter, name, "text", rect.adjusted(6, 6, -6, -6))
        painter.restore()

    def buttons(self, row: QRect) -> tuple[tuple[QRect, str, str], ...]:
        """Where the row's two actions are, their icons and names."""
        top = row.top() + (row.height() - theme.CONTROL) // 2
        left = row.right() - ACTIONS_WIDTH
        side = theme.CONTROL
        return (
            (QRect(left, top, side, side), "copy", _("Duplicate")),
            (QRect(left + side, top, side, side), "trash-2", _("Delete")),
        )

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        from PySide6.QtWidgets import QToolTip

        for rect, _icon, words in self.buttons(option.rect):
            if rect.contains(event.pos()):
                QToolTip.showText(event.globalPos(), words, view)
                return True
        return False

    def _ground(self, painter: QPainter, row: QRect, current: bool, hover: bool) -> None:
        tokens = theme.tokens()
        inside = row.adjusted(1, 2, -2, -3)
        if current or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if current else tokens.side))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if current and self._view.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def _words(self, painter: QPainter, row: QRect, index: Index, current: bool) -> None:
        tokens = theme.tokens()
        found = index.data(FOUND)
        height = self._title_height(index.data(), row.width())
        where = QRect(row.left() + SPACE.m, row.top() + SPACE.m, self._title_width(row.width()), height)
        if found and found.in_title:
            from desktop.ui.home.marked import paint  # the first frame has none

            paint(painter, where, self._title, index.data(), found.in_title, chosen=current)
        else:
            painter.setFont(self._title)
            painter.setPen(QColor(tokens.text))
            painter.drawText(where, _WRAP, index.data())
        line = QFontMetrics(self._small).height()
        below = QRect(where.left(), where.bottom() + 1 + SPACE.xs, where.width(), line)
        if found and found.words:
            from desktop.ui.home.marked import paint_line

            paint_line(painter, below, self._small, found.words, found.marks, chosen=current)
            below.translate(0, line + SPACE.xs)
        details = details_of(index.data(SUMMARY))
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            below,
            0,
            QFontMetrics(self._small).elidedText(details, Qt.TextElideMode.ElideRight, below.width()),
        )

    def _state(self, painter: QPainter, row: QRect, index: Index) -> None:
        plan = index.data(SUMMARY)
        word, icon, tone = self._view.plans.state(plan)
        left = row.right() - ACTIONS_WIDTH - self._changed_width - self._state_width
        middle = row.center().y()
        theme.paint_icon(painter, icon, tone, QRect(left, middle - 8, 16, 16))
        painter.setFont(self._small)
        painter.setPen(QColor(getattr(theme.tokens(), tone)))
        line = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(
            QRect(left + SPACE.xl, row.top(), self._state_width - SPACE.xl, row.height()), line, word
        )
        painter.setPen(QColor(theme.tokens().muted))
        right = QRect(left + self._state_width, row.top(), self._changed_width - SPACE.m, row.height())
        painter.drawText(right, line | int(Qt.AlignmentFlag.AlignRight), changed_words(plan))

    def _title_width(self, width: int) -> int:
        return max(160, width - SPACE.m - SPACE.xl - self._state_width - self._changed_width - ACTIONS_WIDTH)

    def _title_height(self, title: str, width: int) -> int:
        known = self._heights.get((title, width))
        if known is None:
            metrics = QFontMetrics(self._title)
            box = metrics.boundingRect(QRect(0, 0, self._title_width(width), 9999), _WRAP, title)
            known = self._heights[title, width] = min(box.height(), LINES * metrics.lineSpacing())
        return known


class PlanList(QListView):
    """Enter or double click opens; Ctrl+D duplicates; Del deletes."""

    opened = Signal(str)
    duplicated = Signal(str)
    removed = Signal(str)

    def __init__(self, model: PlanModel) -> None:
        super().__init__()
        theme.role(self, "plain")
        self._row = PlanRow(self)
        self.plans = model
        self.row_width = 0
        self._mouse: QPoint | None = None
        self.setModel(model)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Plans"))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.row_width = event.size().width()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened)
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.removed)
        elif event.key() == Qt.Key.Key_D and control:
            self._tell(self.duplicated)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            for rect, name, _words in self._row.buttons(self.visualRect(index)):
                if rect.contains(event.position().toPoint()):
                    self._tell(self.duplicated if name == "copy" else self.removed, index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        by_key = event.reason() == event.Reason.Keyboard
        where = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        self.row_menu().popup(self.viewport().mapToGlobal(where))

    def hovered(self, row: QRect) -> bool:
        """Whether the mouse is over the row."""
        return self._mouse is not None and row.contains(self._mouse)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setMouseTracking(True)
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._mouse = event.position().toPoint()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None

    def row_menu(self) -> QMenu:
        """What can be done with the current plan."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal in (
            (_("Open"), "folder-open", self.opened),
            (_("Duplicate"), "copy", self.duplicated),
            (_("Delete"), "trash-2", self.removed),
        ):
            action = menu.addAction(theme.icon(icon), words)
            action.triggered.connect(lambda _checked=False, signal=signal: self._tell(signal))
        return menu

    def _tell(self, signal: SignalInstance, index: Index | None = None) -> None:
        plan = self.plans.plan(index or self.currentIndex())
        if plan is not None:
            signal.emit(plan.id)

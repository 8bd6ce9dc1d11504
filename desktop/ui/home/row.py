"""A whole row that can be clicked: icon, words that wrap, and a state in words at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui import theme

SPACE = theme.SPACE
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)


class Row(QAbstractButton):
    """`tone` colours icon and state; `state` says in words what the icon says."""

    def __init__(self, words: str, icon: str, tone: str, state: str = "", strong: bool = False) -> None:
        super().__init__()
        self._icon, self._tone, self._state, self._strong = icon, tone, state, strong
        self.setText(words.replace("&", "&&"))
        self._words = words
        self.setAccessibleName(", ".join(filter(None, (words, state))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """What the row says."""
        return self._words

    def state(self) -> str:
        """What the row says at its right."""
        return self._state

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._font())
        room = max(80, width - 2 * SPACE.s - theme.ICON - SPACE.m - self._state_width() - SPACE.l)
        box = metrics.boundingRect(QRect(0, 0, room, 9999), _WRAP, self._words)
        return max(theme.ROW, box.height() + 2 * SPACE.s)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(self.width() if self.width() > 200 else 560))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(1, 1, -1, -1)
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isDown() else tokens.side))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        self._contents(painter)

    def _contents(self, painter: QPainter) -> None:
        left, middle = SPACE.s, self.height() // 2
        side = theme.ICON
        theme.paint_icon(painter, self._icon, self._tone, QRect(left, middle - side // 2, side, side))
        left += side + SPACE.m
        state_width = self._state_width()
        painter.setFont(self._font())
        painter.setPen(QColor(theme.tokens().text))
        room = self.width() - left - SPACE.s - state_width - SPACE.l
        painter.drawText(QRect(left, 0, room, self.height()), _WRAP, self._words)
        painter.setFont(self._plain_font())
        painter.setPen(QColor(getattr(theme.tokens(), self._tone)))
        where = QRect(self.width() - SPACE.s - state_width, 0, state_width, self.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._state)

    def _state_width(self) -> int:
        return QFontMetrics(self._plain_font()).horizontalAdvance(self._state)

    def _plain_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(theme.points())
        return font

    def _font(self) -> QFont:
        font = self._plain_font()
        font.setWeight(QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal)
        return font

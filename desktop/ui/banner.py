"""What the program says: a banner on top for what needs care, a bar at the foot for what happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QToolButton, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.ui import theme

NOTICE_MS = 8000
Action = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """Stays until it is closed or what it tells is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        self._icon = QLabel()
        self.words = plain_label()
        self._close = icon_button("x", _("Close this message"))
        self._close.clicked.connect(self.hide)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.SPACE.s)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.m, theme.SPACE.s, theme.SPACE.s, theme.SPACE.s)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close)
        self.hide()

    def keep_open(self) -> None:
        """From now on it cannot be closed."""
        self._close.hide()

    def tell(self, words: str, *actions: Action) -> None:
        """News that may be closed."""
        self._show("", "circle-dot", "accent", words, actions)

    def warn(self, error: KnownError, *actions: Action) -> None:
        """A fault: what happened, what is safe, what to do."""
        self._show(
            "danger",
            "circle-alert",
            "danger",
            " ".join(filter(None, (error.what, error.safe, error.do))),
            actions,
        )

    def _show(self, tone: str, icon: str, colour: str, words: str, actions: tuple[Action, ...]) -> None:
        self.setProperty("tone", tone)
        for widget in (self, self.words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._icon.setPixmap(
            theme.icon(icon, colour).pixmap(QSize(theme.ICON, theme.ICON), self.devicePixelRatio())
        )
        self.words.setText(words)
        fill_actions(self._actions, actions)
        self.show()
        announce(self, words)


class Notice(QFrame):
    """A quiet bar at the foot for 8 s, with what takes the news back."""

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "bar")
        self.words = plain_label()
        self._actions = QHBoxLayout()
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.l, theme.SPACE.s, theme.SPACE.s, theme.SPACE.s)
        row.setSpacing(theme.SPACE.l)
        row.addWidget(self.words, 1)
        row.addLayout(self._actions)
        self.hide()

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it for 8 seconds; `undo` gets a button and the window's Ctrl+Z."""
        self._undo = undo
        self.words.setText(words)
        fill_actions(self._actions, ((_("Undo"), self.undo),) if undo else ())
        self.show()
        self._timer.start()
        announce(self, words)

    def undo(self) -> bool:
        """Take the news back, while it is told; False when there is nothing to take back."""
        undo = self._undo
        self.close_notice()
        if undo is None:
            return False
        undo()
        return True

    def outdate(self) -> None:
        """Another step was made: what could be taken back here is the last one no more."""
        if self._undo is not None:
            self.close_notice()

    def close_notice(self) -> None:
        """Stop telling."""
        self._undo = None
        self._timer.stop()
        self.hide()


def fill_actions(row: QHBoxLayout, actions: tuple[Action, ...]) -> None:
    """Put one button an action into the row, in place of what was there."""
    clear(row)
    for words, act in actions:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False, act=act: act())
        row.addWidget(button)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while entry := layout.takeAt(0):
        if widget := entry.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := entry.layout():
            clear(inner)


def plain_label(words: str = "", role: str = "") -> QLabel:
    """A label that wraps and takes its words as they are."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        theme.role(label, role)
    return label


def icon_button(icon: str, name: str, shortcut: str = "") -> QToolButton:
    """A button with an icon alone: its name is its tooltip and what a screen reader says."""
    button = QToolButton()
    theme.role(button, "quiet")
    theme.dress_button(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say the news."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    widget.setAccessibleName(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))

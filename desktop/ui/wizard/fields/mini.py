"""Small buttons at the end of a label's line; the keyboard has its own keys for what they do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.ui import theme

_SMALL = "QToolButton { min-height: 20px; min-width: 16px; padding: 0 6px; margin: 0; }"


def mini_button(words: str, tip: str, act: Callable[[], None], icon: str = "") -> QToolButton:
    """A flat button of 24 px that leaves the focus where it is."""
    button = QToolButton()
    button.setText(words)
    if icon:
        button.setIcon(theme.icon(icon, "muted"))
        both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(both if words else Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    theme.role(button, "quiet")
    button.setStyleSheet(_SMALL)
    button.clicked.connect(lambda: act())
    return button

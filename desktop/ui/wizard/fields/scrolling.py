"""Keeping what is being written in view of the page that scrolls around it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

from desktop.ui import theme


def show_soon(widget: QWidget) -> None:
    """Bring the widget into view once the page is laid out."""
    QTimer.singleShot(0, widget, lambda: _show(widget))


def follow_cursor(edit: QTextEdit) -> None:
    """Bring the line with the text cursor into view."""
    area = area_of(edit)
    if area and edit.hasFocus():
        place = _place(area, edit, edit.cursorRect().center())
        area.ensureVisible(0, place.y(), 0, theme.SPACE.xxl)


def _show(widget: QWidget) -> None:
    area = area_of(widget)
    if area:
        area.ensureVisible(0, _place(area, widget, QPoint(0, widget.height())).y(), 0, theme.SPACE.xxl)
        area.ensureVisible(0, _place(area, widget, QPoint(0, 0)).y(), 0, theme.SPACE.xxl)


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scrolling area that the widget stands in."""
    above = widget.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above if isinstance(above, QScrollArea) else None


def _place(area: QScrollArea, widget: QWidget, point: QPoint) -> QPoint:
    inside = area.widget()
    return widget.mapTo(inside, point) if inside else point

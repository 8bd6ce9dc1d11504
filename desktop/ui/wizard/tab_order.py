"""Tab goes through a page as it is read, also after rows were added or moved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value
_PENDING = "tab_order_pending"


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The focusable widgets inside, in the order of the layouts."""
    if widget.focusPolicy().value & _TAB:
        yield widget
    elif layout := widget.layout():
        yield from _in_layout(layout)
    elif isinstance(widget, QScrollArea):
        if inner := widget.widget():
            yield from reading_order(inner)
    elif isinstance(widget, QSplitter):
        for number in range(widget.count()):
            if inner := widget.widget(number):
                yield from reading_order(inner)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item and (widget := item.widget()):
            yield from reading_order(widget)
        elif item and (inner := item.layout()):
            yield from _in_layout(inner)


def set_reading_order(widget: QWidget) -> None:
    """Let Tab follow the reading order inside the widget."""
    order = list(reading_order(widget))
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def order_soon(widget: QWidget) -> None:
    """The same once for all the changes of this turn, as soon as the events before it are done."""
    if not widget.property(_PENDING):
        widget.setProperty(_PENDING, True)
        QTimer.singleShot(0, widget, lambda: _order_now(widget))


def _order_now(widget: QWidget) -> None:
    widget.setProperty(_PENDING, False)
    set_reading_order(widget.window())

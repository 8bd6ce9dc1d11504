"""Tab goes through a page as it is read, also after rows were added or moved."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value
_ROOT, _PENDING = "tab_root", "tab_order_pending"


def reading_order(widget: QWidget) -> list[QWidget]:
    """The focusable widgets inside, in the order of the layouts."""
    found: list[QWidget] = []
    _gather(widget, found)
    return found


def _gather(widget: QWidget, found: list[QWidget]) -> None:
    if widget.focusPolicy().value & _TAB:
        found.append(widget)
    elif layout := widget.layout():
        inside = [child for child in widget.children() if isinstance(child, QWidget)]
        _gather_layout(layout, inside, found)
    elif isinstance(widget, QScrollArea):
        if inner := widget.widget():
            _gather(inner, found)
    elif isinstance(widget, QSplitter):
        for number in range(widget.count()):
            if inner := widget.widget(number):
                _gather(inner, found)


def _gather_layout(layout: QLayout, widgets: list[QWidget], found: list[QWidget]) -> None:
    """Without itemAt: its wrappers outlive the items, and the program with them (PySide)."""
    layouts = [child for child in layout.children() if isinstance(child, QLayout)]
    things: list[QWidget | QLayout] = [*widgets, *layouts]
    placed = [(layout.indexOf(thing), thing) for thing in things]
    rest = [thing for at, thing in placed if at < 0 and isinstance(thing, QWidget)]
    for _at, thing in sorted((pair for pair in placed if pair[0] >= 0), key=itemgetter(0)):
        if isinstance(thing, QWidget):
            _gather(thing, found)
        else:
            _gather_layout(thing, rest, found)


def set_reading_order(widget: QWidget) -> None:
    """Let Tab follow the reading order inside the widget."""
    for before, after in pairwise(reading_order(widget)):
        QWidget.setTabOrder(before, after)


def make_root(widget: QWidget) -> None:
    """Changes inside this widget touch the order inside it only."""
    widget.setProperty(_ROOT, True)


def order_soon(widget: QWidget) -> None:
    """Order the page around the widget once for all the changes of this turn of the event loop."""
    root = widget
    while not root.property(_ROOT) and (above := root.parentWidget()):
        root = above
    if root.isVisible() and not root.property(_PENDING):
        root.setProperty(_PENDING, True)
        QTimer.singleShot(0, root, lambda: _order_now(root))


def _order_now(root: QWidget) -> None:
    root.setProperty(_PENDING, False)
    set_reading_order(root)

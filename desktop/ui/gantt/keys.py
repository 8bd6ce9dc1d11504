"""The keys of the Gantt and what each does; the help lists them from here."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.i18n import later
from desktop.plan.moving import Grip
from desktop.ui.calendar.keys import Press

KEYS = (
    Press("up", ("Up",), later("The row above")),
    Press("down", ("Down",), later("The row below")),
    Press("first", ("Home", "Ctrl+Home"), later("The first row")),
    Press("last", ("End", "Ctrl+End"), later("The last row")),
    Press("page_up", ("PgUp",), later("A screenful up")),
    Press("page_down", ("PgDown",), later("A screenful down")),
    Press("fold", ("Left",), later("Fold the group; in a group: to its head")),
    Press("unfold", ("Right",), later("Unfold the group; of an open group: its first row")),
    Press("time_before", ("Ctrl+Left",), later("The time before in the same row")),
    Press("time_after", ("Ctrl+Right",), later("The next time in the same row")),
    Press("scroll_left", ("Shift+Left",), later("Look at earlier days")),
    Press("scroll_right", ("Shift+Right",), later("Look at later days")),
    Press("body_before", ("Alt+Left",), later("Move the time one step earlier")),
    Press("body_after", ("Alt+Right",), later("Move the time one step later")),
    Press("end_before", ("Alt+Shift+Left",), later("The end, or the deadline, one step earlier")),
    Press("end_after", ("Alt+Shift+Right",), later("The end, or the deadline, one step later")),
    Press("start_before", ("Ctrl+Alt+Left",), later("The start one step earlier")),
    Press("start_after", ("Ctrl+Alt+Right",), later("The start one step later")),
    Press("row_up", ("Alt+Up",), later("The activity one place up in its plan")),
    Press("row_down", ("Alt+Down",), later("The activity one place down in its plan")),
    Press("table_less", ("Ctrl+Shift+Left",), later("A narrower table")),
    Press("table_more", ("Ctrl+Shift+Right",), later("A wider table")),
    Press("open", ("Return", "Enter"), later("Open the activity; on a group: fold or unfold it")),
    Press("word", ("F2",), later("Change the time in words")),
    Press("details", ("Alt+Return",), later("Details beside the chart")),
    Press("menu", ("Space", "Menu", "Shift+F10"), later("What can be done with the activity")),
    Press("fit", ("Ctrl+0",), later("The whole time in the window")),
    Press("closer", ("Ctrl++", "Ctrl+="), later("Larger: fewer days")),
    Press("wider", ("Ctrl+-",), later("Smaller: more days")),
    Press("today", ("Ctrl+T",), later("Today")),
    Press("year_before", ("Ctrl+PgUp",), later("The year before")),
    Press("year_after", ("Ctrl+PgDown",), later("The year after")),
    Press("find", ("Ctrl+F",), later("Find in the chart")),
    Press("copy", ("Ctrl+C",), later("Copy the activity as text")),
    Press("clear", ("Esc",), later("Let go of what is dragged; leave the activity")),
)
MOVES = {
    "body_before": (Grip.BODY, -1),
    "body_after": (Grip.BODY, 1),
    "end_before": (Grip.END, -1),
    "end_after": (Grip.END, 1),
    "start_before": (Grip.START, -1),
    "start_after": (Grip.START, 1),
}
OF_PAGE = ("word", "details", "fit", "closer", "wider", "today", "year_before", "year_after", "copy", "find")
"""What is done from anywhere on the page or in the window, not only on the chart."""


def deed(event: QKeyEvent) -> str:
    """What the key does in the chart, "" for a key that is not its own."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    found = _deeds().get((event.key(), modifiers.value), "")
    if not found and event.key() == Qt.Key.Key_Plus:  # typed with Shift on most keyboards
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        found = _deeds().get((event.key(), modifiers.value), "")
    return found


@cache
def _deeds() -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for press in KEYS:
        for keys in press.keys:
            struck = QKeySequence(keys)[0]  # type: ignore[index]
            found[struck.key().value, struck.keyboardModifiers().value] = press.deed
    return found

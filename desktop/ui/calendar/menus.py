"""The menus of the calendar: what can be printed and exported, what can be done with an activity or a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n import _
from desktop.ui import theme

Act = Callable[[], object]


class Line(NamedTuple):
    """A line of a menu; without `act` it cannot be chosen now, and `why` says why; no words part the menu."""

    words: str = ""
    icon: str = ""
    act: Act | None = None
    keys: str = ""
    why: str = ""


PART = Line()


def actions(owner: QObject, lines: Iterable[Line]) -> list[QAction]:
    """The lines as actions of a menu."""
    return [_action(owner, line) for line in lines]


def _action(owner: QObject, line: Line) -> QAction:
    keys = QKeySequence(line.keys).toString(QKeySequence.SequenceFormat.NativeText)
    action = QAction(f"{line.words}\t{keys}" if keys else line.words, owner)
    action.setSeparator(line == PART)
    if line.icon:
        action.setIcon(theme.icon(line.icon))
    action.setEnabled(line.act is not None)
    action.setToolTip(line.why if line.act is None and line.why else line.words)
    if line.act is not None:
        act = line.act
        action.triggered.connect(lambda _checked=False: act())
    return action


def menu_of(owner: QWidget, lines: Iterable[Line]) -> QMenu:
    """A menu of these lines."""
    menu = QMenu(owner)
    menu.setToolTipsVisible(True)
    menu.addActions(actions(menu, lines))
    return menu


def print_menu(owner: QWidget, paper: Callable[[str], object], file: Callable[[str], object]) -> QMenu:
    """ "month-a4", "month-a3" and "week" go to paper; "pdf" and "ics" into a file."""

    def to_paper(kind: str) -> Act:
        return lambda: paper(kind)

    def to_file(kind: str) -> Act:
        return lambda: file(kind)

    return menu_of(
        owner,
        (
            Line(_("Print the month on A4…"), "printer", to_paper("month-a4")),
            Line(_("Print the month on A3…"), "printer", to_paper("month-a3")),
            Line(_("Print the weekly schedule…"), "table", to_paper("week")),
            PART,
            Line(_("Export as PDF (lich.pdf)…"), "download", to_file("pdf")),
            Line(_("Export for other calendars (.ics)…"), "calendar-days", to_file("ics")),
        ),
    )


class Deeds(NamedTuple):
    """What the page can do with an entry; None for what cannot be done with this one."""

    open: Act
    details: Act
    word: Act | None
    pick: Act | None
    unpick: Act | None
    move: Callable[[int], object] | None
    done: Act | None
    undone: Act | None
    copy: Act
    why: str = ""  # why those that are None cannot be done


def entry_lines(deeds: Deeds) -> tuple[Line, ...]:
    """What can be done with an activity."""

    def step(days: int) -> Act | None:
        move = deeds.move
        return (lambda: move(days)) if move else None

    return (
        Line(_("Open the activity"), "pen-line", deeds.open, "Return"),
        Line(_("Details"), "panel-right", deeds.details, "Alt+Return"),
        PART,
        Line(_("Change the time…"), "clock", deeds.word, "F2", deeds.why),
        *((Line(_("Choose a day…"), "calendar", deeds.pick),) if deeds.pick else ()),
        *((Line(_("Take off the chosen day"), "x", deeds.unpick),) if deeds.unpick else ()),
        Line(_("One day earlier"), "chevron-left", step(-1), "Alt+Left", deeds.why),
        Line(_("One day later"), "chevron-right", step(1), "Alt+Right", deeds.why),
        Line(_("One week earlier"), "arrow-up", step(-7), "Alt+Up", deeds.why),
        Line(_("One week later"), "arrow-down", step(7), "Alt+Down", deeds.why),
        PART,
        Line(_("Mark as not done"), "undo-2", deeds.undone)
        if deeds.undone
        else Line(_("Mark as done"), "check", deeds.done, "", deeds.why),
        Line(_("Copy as text"), "copy", deeds.copy, "Ctrl+C"),
    )


def day_lines(new: Act, day: Act, week: Act) -> tuple[Line, ...]:
    """What can be done with a day."""
    return (
        Line(_("Add an activity on this day"), "plus", new, "Ins"),
        PART,
        Line(_("Show this day"), "calendar", day),
        Line(_("Show this week"), "calendar-days", week),
    )

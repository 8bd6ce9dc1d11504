"""The menus of the Gantt: how large it is, what is printed and exported, what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from desktop.drawings.gantt_scale import STEPS
from desktop.i18n import _
from desktop.plan.moving import Grip
from desktop.ui.calendar.menus import PART, Act, Line, menu_of

FACTOR = 1.25
"""How much larger each press of "larger" makes the days."""


def step_names() -> dict[str, str]:
    """The sizes, each named after what a cell of it stands for."""
    words = (_("Half-days"), _("Days"), _("Weeks"), _("Months"), _("Years"))
    return {step.key: said for step, said in zip(STEPS, words, strict=True)}


def steps_menu(owner: QWidget, choose: Callable[[str], object]) -> QMenu:
    """One line for each size."""

    def to(key: str) -> Act:
        return lambda: choose(key)

    return menu_of(owner, (Line(words, "", to(key)) for key, words in step_names().items()))


def print_menu(owner: QWidget, paper: Callable[[], object], file: Callable[[str], object]) -> QMenu:
    """Paper, or "pdf", "png", "svg" and "xlsx" into a file."""

    def to_file(kind: str) -> Act:
        return lambda: file(kind)

    return menu_of(
        owner,
        (
            Line(_("Print the chart…"), "printer", paper),
            PART,
            Line(_("Export as PDF (gantt.pdf)…"), "download", to_file("pdf")),
            Line(_("Export as a picture (.png)…"), "download", to_file("png")),
            Line(_("Export as a drawing (.svg)…"), "download", to_file("svg")),
            Line(_("Export the rows for Excel (.xlsx)…"), "table", to_file("xlsx")),
        ),
    )


def row_lines(
    lines: Sequence[Line],
    shift: Callable[[Grip, bool], Act | None],
    reorder: Callable[[int], Act | None],
    why: str,
) -> tuple[Line, ...]:
    """What can be done with a time in the calendar, with the chart's own steps in place of days and weeks."""
    kept = [line for line in lines if line.keys not in _REPLACED]
    at = next((number for number, line in enumerate(kept) if line.icon == "chevron-left"), None)
    if at is None:
        words = [number for number, line in enumerate(kept) if line.keys == "F2"]
        at = words[0] + 1 if words else len(kept)
    grips = (
        (_("Earlier"), "chevron-left", Grip.BODY, False, "Alt+Left"),
        (_("Later"), "chevron-right", Grip.BODY, True, "Alt+Right"),
        (_("Start earlier"), "", Grip.START, False, "Ctrl+Alt+Left"),
        (_("Start later"), "", Grip.START, True, "Ctrl+Alt+Right"),
        (_("End earlier"), "", Grip.END, False, "Alt+Shift+Left"),
        (_("End later"), "", Grip.END, True, "Alt+Shift+Right"),
    )
    steps = (Line(words, icon, shift(grip, on), keys, why) for words, icon, grip, on, keys in grips)
    places = (
        Line(_("Move up"), "", reorder(-1), "Alt+Up", why),
        Line(_("Move down"), "", reorder(1), "Alt+Down", why),
    )
    return (*kept[:at], *steps, *places, *kept[at:])


_REPLACED = ("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down")

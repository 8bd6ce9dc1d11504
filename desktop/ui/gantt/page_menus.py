"""What the menus of the Gantt's page do with a time: the calendar's, moved by the chart's own steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.plan.moving import Grip
from desktop.ui.calendar import page_menus
from desktop.ui.calendar.menus import Act, Line
from desktop.ui.gantt import grips, menus

if TYPE_CHECKING:
    from desktop.ui.calendar.page import CalendarPage
    from desktop.ui.gantt.page import GanttPage


class PageMenus(page_menus.PageMenus):
    """The page of the Gantt answers to the same names as the calendar's."""

    def __init__(self, page: GanttPage) -> None:
        super().__init__(cast("CalendarPage", page))
        self._chart = page

    def _entry_lines(self, key: Key) -> Sequence[Line]:
        page, found = self._chart, self._chart.entry(key)
        if found is None:
            return ()
        free = not page.agenda(found).frozen
        why = "" if free else _("This plan is signed and can only be read.")

        def shift(grip: Grip, ahead: bool) -> Act | None:
            days = grips.one_step(found, page.view.step, ahead)
            return (lambda: page.carry(key, grip, days)) if free else None

        def reorder(by: int) -> Act | None:
            return (lambda: page.reorder(key, by)) if free and found.task else None

        return menus.row_lines(super()._entry_lines(key), shift, reorder, why)

"""What the plan is called, and the event it is for."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan import edit
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import Page, part

event = part("event", edit.set_event)


class TitlePage(Page):
    """Title and event."""

    KEY = "title"

    def title(self) -> str:
        return _("Title and event")

    def intro(self) -> str:
        return _("The words under KẾ HOẠCH say what is done; the event gives the day the activities lean on.")

    def build(self) -> None:
        self.form.add(
            LinesField(
                "title",
                _("Title of the plan"),
                _("Begin with a verb, for example “Tổ chức …”. Press Enter where a line should break."),
                required=True,
                rows=2,
                hint="Tổ chức các hoạt động chào mừng Ngày …",
            ),
            lambda plan: plan.title,
            edit.set_title,
        )
        self.form.add(
            LinesField(
                "name",
                _("Event"),
                _("The full official name; it is shown in lists and calendars."),
                breaks=False,
            ),
            *event("name"),
        )
        self.form.add(
            DayField(
                "day",
                _("Day of the event"),
                _("For example 18/5/2026. Leave it blank when there is no single day."),
                year=lambda: self.session.plan.issue.year,
            ),
            *event("day"),
        )

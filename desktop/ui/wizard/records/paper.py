"""The form of a paper that a unit prepares."""

from __future__ import annotations

from dataclasses import replace

from desktop.i18n import _
from desktop.plan.item import Paper, Unit
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

TASKS = (
    "chuẩn bị và báo cáo tham luận",
    "chuẩn bị và báo cáo đề dẫn",
    "chuẩn bị báo cáo",
    "trình bày tham luận",
)


class PaperForm(RecordForm):
    CONTENT = Paper

    def build(self) -> None:
        unit = LineField("unit", _("Unit that prepares it"), suggestions=self.around.names)
        self.add(unit, lambda paper: paper.unit.name, lambda paper, name: replace(paper, unit=Unit(name)))
        self.add(LineField("task", _("What it does"), suggestions=TASKS), *attribute("task"))
        self.add(
            LinesField("title", _("Title of the paper"), _("Printed between “ and ”."), breaks=False),
            *attribute("title"),
        )
        if not self.small:
            self.add(LineField("after", _("Words after the title")), *attribute("after"))

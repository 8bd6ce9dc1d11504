"""The form of the units that lead, coordinate or perform."""

from __future__ import annotations

from dataclasses import replace

from desktop.i18n import _
from desktop.plan.item import Role, RoleKind
from desktop.ui.wizard.fields.choice import ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.units import UnitsField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

VERBS = ("chủ trì, phối hợp với", "phối hợp với")
LABELS = {
    RoleKind.LEAD: ("Chủ trì", "Đơn vị chủ trì", "Cơ quan chủ trì"),
    RoleKind.SECOND_LEAD: ("Đơn vị tham mưu", "Chủ trì tham mưu"),
    RoleKind.COORDINATE: ("Phối hợp", "Phối hợp thực hiện", "Đơn vị phối hợp"),
    RoleKind.PERFORM: ("Đơn vị thực hiện", "Thực hiện"),
    RoleKind.LEADER: ("Lãnh đạo chỉ đạo", "Lãnh đạo phụ trách"),
}


def role_words(role: RoleKind) -> str:
    """What the role is called in the program."""
    return {
        RoleKind.LEAD: _("Leads"),
        RoleKind.SECOND_LEAD: _("Leads under the lead"),
        RoleKind.COORDINATE: _("Coordinates"),
        RoleKind.PERFORM: _("Performs"),
        RoleKind.LEADER: _("Leader in charge"),
    }[role]


class RoleForm(RecordForm):
    CONTENT = Role

    def build(self) -> None:
        self.units = UnitsField("units", _("Units"), names=self.around.names, day=self.around.day)
        if self.small:
            self.add(self.units, *attribute("units"))
            return
        role = ChoiceField("role", _("Role"), [(kind, role_words(kind)) for kind in RoleKind])
        label = LineField("label", _("Printed label"), suggestions=self._labels)
        self.add_row((role, lambda record: record.role, _with_role), (label, *attribute("label")))
        self.add(self.units, *attribute("units"))
        joiner = ChoiceField(
            "joiner", _("Between the units"), [("; ", "A; B"), (", ", "A, B"), (" và ", "A và B")], width=160
        )
        self.add(joiner, *attribute("joiner"))
        self.add(LineField("verb", _("Verb"), suggestions=VERBS, width=320), *attribute("verb"))
        partners = UnitsField("partners", _("Together with"), names=self.around.names)
        self.add(partners, *attribute("partners"))
        self.add(
            ProseField("task", _("Rest of the sentence"), _("For example “chủ trì tham mưu …”."), rows=1),
            *attribute("task"),
        )

    def _labels(self) -> tuple[str, ...]:
        return LABELS[self.value().role]

    def show_value(self, value: Role) -> None:
        super().show_value(value)
        if self.small:
            self.units.rename(value.label or role_words(value.role))


def _with_role(record: Role, role: RoleKind) -> Role:
    """Another role; a usual label follows it."""
    if role is record.role:
        return record
    usual = record.label in LABELS[record.role] or not record.label
    return replace(record, role=role, label=LABELS[role][0] if usual else record.label)

"""The form of a place; the office's rooms are offered where it is typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from desktop.i18n import _
from desktop.plan.item import Venue
from desktop.ui.directory import current
from desktop.ui.wizard.fields.choice import CheckField
from desktop.ui.wizard.fields.line import LineField, suggestion_menu
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.mini import mini_button
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Địa điểm", "Địa điểm tổ chức", "Nơi tổ chức")


class PlaceField(LinesField):
    """A place in words; the directory's rooms, where it has any, take its place as one step."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, breaks=False)
        tip = _("Choose a room of the directory (Alt+Down)")
        self.opener = mini_button(_("Choose"), tip, self.suggest, "chevron-down")
        self.add_to_head(self.opener)
        self.edit.asked.connect(self.suggest)
        current.changed.connect(self._show_opener)
        self._show_opener()

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self._show_opener()

    def suggest(self) -> None:
        """The rooms under the field."""
        if self.opener.isHidden():
            return
        self.edit.setFocus()
        self.left.emit()
        menu = suggestion_menu(self, current.directory().rooms, self._choose)
        menu.popup(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        menu.setActiveAction(menu.actions()[0])

    def _choose(self, room: str) -> None:
        self.show_value(room)
        self.edited.emit(self.value())
        self.left.emit()
        self.go_to(len(room))

    def _show_opener(self) -> None:
        self.opener.setVisible(bool(current.directory().rooms) and not self.edit.isReadOnly())


class VenueForm(RecordForm):
    CONTENT = Venue

    def build(self) -> None:
        if not self.small:
            self.add(
                LineField("label", _("Printed label"), suggestions=LABELS, width=320), *attribute("label")
            )
        self.spot = PlaceField("place", _("Place of the activity"))
        self.add(self.spot, *attribute("place"))
        self.add(CheckField("tentative", _("Not certain yet (dự kiến)")), *attribute("tentative"))

    def show_value(self, value: Venue) -> None:
        super().show_value(value)
        if self.small:
            self.spot.rename(value.label or _("Place of the activity"))

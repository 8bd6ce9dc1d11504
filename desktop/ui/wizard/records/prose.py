"""The form of a paragraph or a dashed sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.i18n import _
from desktop.plan.item import Prose
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm


class ProseForm(RecordForm):
    """`done` tells that Enter was pressed: the next sentence is wanted; `split` that lines were pasted."""

    CONTENT = Prose
    done = Signal()
    split = Signal(object, object)

    def build(self) -> None:
        if self.small:
            words = ProseField("text", _("Words"), rows=1, buttons=False)
            words.hide_label()
        else:
            help = _("Mark a time inside the sentence with Ctrl+T so that the calendar knows it.")
            words = ProseField("text", _("Words"), help, rows=3)
        words.done.connect(self.done)
        words.split_lines()
        words.split.connect(self.split)
        self.add(words, *attribute("text"))

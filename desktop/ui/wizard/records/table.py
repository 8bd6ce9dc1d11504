"""The form of a table."""

from __future__ import annotations

from dataclasses import replace

from desktop.i18n import _
from desktop.plan.item import Table
from desktop.ui.wizard.fields.table import TableField
from desktop.ui.wizard.records.record import RecordForm


class TableForm(RecordForm):
    CONTENT = Table

    def build(self) -> None:
        self.add(
            TableField(
                "cells",
                _("Table"),
                _("The first row holds the titles; cells copied from Excel can be pasted."),
            ),
            lambda table: (table.columns, table.rows),
            lambda table, cells: replace(table, columns=cells[0], rows=cells[1]),
        )

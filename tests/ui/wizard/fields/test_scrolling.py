"""What is being written stays in view."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import scrolled


@pytest.fixture
def fields(show):
    column = QWidget()
    box = QVBoxLayout(column)
    fields = [LinesField(str(number), f"Field {number}") for number in range(30)]
    for field in fields:
        box.addWidget(field)
    area = scrolled(column)
    show(area)
    return area, fields


def seen(area, widget):
    top = widget.mapTo(area, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.height()


def test_a_field_that_is_gone_to_comes_into_view(fields, qtbot):
    area, fields = fields
    fields[-1].go_to()
    qtbot.waitUntil(lambda: seen(area, fields[-1].edit))
    fields[0].go_to()
    qtbot.waitUntil(lambda: seen(area, fields[0].edit))


def test_the_cursor_stays_in_view_while_the_field_grows(fields, typing, qtbot):
    area, fields = fields
    edit = fields[0].edit
    fields[0].go_to()
    for _ in range(25):
        typing(edit, "dòng\n")
    qtbot.waitUntil(lambda: edit.mapTo(area, edit.cursorRect().bottomLeft()).y() <= area.height())

"""A grid of cells."""

import unicodedata

import pytest
from PySide6.QtCore import Qt

from desktop.ui.wizard.fields.table import TableField, read_block

GRID = (("STT", "Nội dung"), (("1", "Tọa đàm"), ("2", "Trưng bày")))


@pytest.fixture
def field(show):
    field = TableField("cells", "Table")
    show(field)
    field.show_value(GRID)
    return field


def test_what_is_shown_is_held(field):
    assert field.value() == GRID
    assert field.grid.accessibleName() == "Table"


def test_a_spreadsheets_block_is_read():
    assert read_block("a\tb\r\nc\t" + unicodedata.normalize("NFD", "Sở") + "\r\n") == [
        ["a", "b"],
        ["c", "Sở"],
    ]


def test_a_pasted_block_makes_room(field):
    field.grid.setCurrentCell(2, 1)
    field.paste("x\ty\nz\tKH&CN <b>")
    columns, rows = field.value()
    assert columns == ("STT", "Nội dung", "")
    assert rows == (("1", "Tọa đàm", ""), ("2", "x", "y"), ("", "z", "KH&CN <b>"))


def test_rows_and_columns_come_and_go(field):
    field.grid.setCurrentCell(1, 0)
    field.add_row()
    assert field.value()[1][1] == ("", "")
    field.delete_row()
    field.grid.setCurrentCell(1, 0)
    field.add_column()
    assert field.value()[0] == ("STT", "", "Nội dung")
    field.grid.setCurrentCell(1, 1)
    field.delete_column()
    assert field.value() == GRID


def test_the_titles_cannot_be_deleted(field):
    field.grid.setCurrentCell(0, 0)
    field.delete_row()
    assert field.value() == GRID


def test_delete_empties_the_chosen_cells_and_tab_leaves(field, qtbot):
    field.go_to()
    field.grid.setCurrentCell(1, 1)
    qtbot.keyClick(field.grid, Qt.Key.Key_Delete)
    assert field.value()[1][0] == ("1", "")
    qtbot.keyClick(field.grid, Qt.Key.Key_Tab)
    assert not field.grid.hasFocus()

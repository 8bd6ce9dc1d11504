"""A table of a thousand activities: only what is in view is measured."""

import pytest

from desktop.ui.wizard.activities.rows import STATE, Row
from desktop.ui.wizard.activities.table import ActivityTable

COUNT = 1000


@pytest.fixture
def table(show):
    table = ActivityTable("Table")
    cells = ("1.", "Tổ chức tọa đàm kỷ niệm ngày thành lập " * 3, "Phòng A", "Phòng B", "Tháng 5", "Sở", "")
    table.load(tuple(Row(str(n), cells, ("lead",)) for n in range(COUNT)))
    show(table)
    return table


def test_only_rows_in_view_are_measured(table, qtbot):
    usual = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.rowHeight(0) > usual)
    assert table.rowHeight(COUNT - 1) == usual
    table.go_to_row(COUNT - 1)
    qtbot.waitUntil(lambda: table.rowHeight(COUNT - 1) > usual)
    assert sum(table.rowHeight(n) > usual for n in range(COUNT)) < 100


def test_columns_fill_the_width_and_the_narrow_table_spares_some(table):
    for width, hidden in ((1200, []), (800, [5]), (500, [3, 5])):
        table.window().resize(width, 600)
        shown = [n for n in range(7) if not table.isColumnHidden(n)]
        assert [n for n in range(7) if n not in shown] == hidden
        assert sum(table.columnWidth(n) for n in shown) == table.viewport().width()


def test_the_chosen_row_stays_chosen_or_its_place(table):
    table.go_to_row(5)
    rows = table.rows.rows
    table.load(rows[1:])
    assert (table.chosen_id(), table.currentIndex().row()) == ("5", 4)
    table.load((*rows[1:5], *rows[6:]))
    assert (table.chosen_id(), table.currentIndex().row()) == ("6", 4)
    table.load(())
    assert table.chosen_id() == "" and table.chosen_ids() == []


def test_a_state_that_nobody_has_takes_no_room(table):
    (row, *_others) = table.rows.rows
    table.load((Row("a", row.cells),))
    shown = [n for n in range(7) if not table.isColumnHidden(n)]
    assert STATE not in shown
    assert sum(table.columnWidth(n) for n in shown) == table.viewport().width()

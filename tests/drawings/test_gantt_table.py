"""Words of the table wrap as they are counted, and never leave their column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.drawings.gantt_rows import By, rows
from desktop.drawings.gantt_table import HEADINGS, Table, ruler
from desktop.drawings.shapes import Words
from desktop.drawings.style import Style

COLUMNS = (50, 300, 120, 120, 150, 80)
PLAIN = Style(12.0, 22.0, lambda text, size, bold: len(text) * size * 0.55)


def words(shapes) -> list[Words]:
    return [shape for shape in shapes if isinstance(shape, Words)]


@given(st.lists(st.text("abcdeg", min_size=1, max_size=12), max_size=60), st.sampled_from([80.0, 200, 320]))
@settings(max_examples=150)
def test_as_many_lines_as_are_counted(parts: list[str], width: float) -> None:
    text = " ".join(parts)
    lines = ruler(PLAIN).lines(text, width, 3)
    assert len(lines) <= ruler(PLAIN).count(text, width, 3)
    assert all(PLAIN.measure(line, 12.0, False) <= width for line in lines)
    if text and len(lines) < 3:
        assert "".join(text.split()).startswith("".join("".join(lines).split()).rstrip("…"))


@pytest.mark.parametrize("by", list(By))
def test_cells_stay_in_their_rows_and_columns(samples, style, by: By) -> None:
    table = Table(style, COLUMNS, 3)
    edges = [sum(COLUMNS[:at]) for at in range(len(COLUMNS) + 1)]
    for row in rows(samples, by):
        high = table.height(row)
        for shape in words(table.row(row, 100, high)):
            wide = style.measure(shape.text, shape.size, shape.bold)
            column = sum(edge <= shape.x for edge in edges) - 1
            end = edges[-1] if row.head else edges[column + 1]
            assert 100 < shape.y < 100 + high and shape.x + wide <= end + 0.01


def test_columns_of_no_width_are_not_shown(samples, style) -> None:
    table = Table(style, (50, 300, 0, 0, 0, 0), 3)
    assert [shape.text for shape in words(table.header(60))] == list(HEADINGS[:2])
    row = rows(samples)[0]
    assert row.lead not in [shape.text for shape in words(table.row(row, 0, table.height(row)))]


def test_as_many_lines_as_are_asked_for(style) -> None:
    words = "một hai ba bốn năm sáu"
    assert [ruler(style).count(words, 60, lines) for lines in (1, 3)] == [1, 3]

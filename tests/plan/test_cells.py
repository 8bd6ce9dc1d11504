"""Cells of what Excel and Word put on the clipboard."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import cells

CELL = st.text("aă \"'\n\tđ;,.1", max_size=12)


def excel(rows):
    """What Excel copies: cells with tabs, lines or marks are quoted, marks doubled."""

    def cell(words):
        odd = any(sign in words for sign in '\t\n"')
        return '"' + words.replace('"', '""') + '"' if odd else words

    return "\r\n".join("\t".join(cell(words) for words in row) for row in rows) + "\r\n"


@settings(max_examples=200)
@given(st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_excel_copies_is_read_back(rows):
    tidy = [[cells.tidy_cell(cell) for cell in row] for row in rows]
    assert cells.from_text(excel(rows)) == [row for row in tidy if any(row)]


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_no_text_is_too_strange(words):
    for row in cells.from_text(words) + cells.from_html(words):
        assert any(row)


def test_a_marks_own_quotation_is_left_alone():
    assert cells.from_text('"Nhiệt liệt" chào mừng\tA\nB "C"\tD') == [
        ['"Nhiệt liệt" chào mừng', "A"],
        ['B "C"', "D"],
    ]


def test_words_are_cleaned():
    nfd = "Ho\u0323p"
    assert cells.from_text(f"{nfd}\u00a0\u00a0A\u200b\x07\t B ") == [["Họp A", "B"]]


def test_a_table_of_word():
    markup = """<html><style>td {x}</style><table><tr><td><p>Nội
      dung</p></td><td>Chủ&nbsp;trì</td></tr>
      <tr><td><p>Họp</p><p>bàn</p></td><td>A<br>B &amp; C</td></tr></table>thừa</html>"""
    assert cells.from_html(markup) == [["Nội dung", "Chủ trì"], ["Họp\nbàn", "A\nB & C"]]
    assert cells.from_html("<p>Không có bảng</p>") == []

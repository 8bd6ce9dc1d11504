"""Lines: nothing lost, nothing too wide, forced breaks kept."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import Span
from desktop.documents.lines import Line, balanced, break_lines, words

LETTERS = st.text(alphabet="ab Độcđ \n-/", max_size=200)


def said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def broken(text: str, measure: float = 200.0) -> list[Line]:
    return break_lines(words((Span(text),), 14), 14, measure - 36, measure)


@given(LETTERS)
def test_every_letter_is_set_once_and_in_order(text: str) -> None:
    assert "".join("".join(said(line) for line in broken(text)).split()) == "".join(text.split())


@given(LETTERS)
def test_no_line_is_wider_than_its_measure(text: str) -> None:
    lines = broken(text)
    assert lines[0].width <= 164.001
    assert all(line.width <= 200.001 for line in lines)


def test_a_forced_break_ends_its_line() -> None:
    assert [(said(line), line.ends) for line in broken("một\nhai ba")] == [("một", True), ("hai ba", True)]


def test_a_change_of_face_inside_a_word_does_not_part_it() -> None:
    spans = (Span("trước ngày "), Span("25/5", bold=True), Span(", sau"))
    line = break_lines(words(spans, 14), 14, 400, 400)[0]
    assert said(line) == "trước ngày 25/5, sau"
    assert line.spaces == 3


def test_a_footnote_hangs_on_the_word_before_it() -> None:
    spans = (Span("mới ", note=(Span("chú thích"),)), Span("và cũ"))
    line = break_lines(words(spans, 14, number=7), 14, 400, 400)[0]
    assert said(line) == "mới7 và cũ"
    assert line.notes == (7,)
    assert [run.text for run in line.runs if run.raised] == ["7"]


def test_no_break_spaces_hold_their_words_together_and_keep_their_number() -> None:
    assert [said(line) for line in broken("một hai ba số\u00a0\u00a0\u00a0/KH-SKHCN", 150)] == [
        "một hai ba",
        "số   /KH-SKHCN",
    ]


@pytest.mark.parametrize("text", ["x" * 200_000, "xy/-" * 50_000, "a " * 100_000])
def test_pathological_text_takes_less_than_a_second(text: str) -> None:
    start = time.perf_counter()
    assert broken(text, 450)
    assert time.perf_counter() - start < 1.5


@pytest.mark.parametrize(
    ("name", "measure", "lines"),
    [
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 176, ["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"]),
        ("ỦY BAN NHÂN DÂN TỈNH THANH HÓA", 176, ["ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"]),
        ("SỞ NỘI VỤ", 176, ["SỞ NỘI VỤ"]),
    ],
)
def test_names_break_evenly_and_by_sense(name: str, measure: float, lines: list[str]) -> None:
    assert [said(line) for line in balanced(words((Span(name),), 13, bold=True), 13, measure)] == lines

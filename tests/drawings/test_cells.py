"""The head of a day: date, lunar day, and what the calendar and the plans say of it."""

from datetime import date

import pytest

from desktop.drawings.cells import date_head, lunar_words, note_lines, notes
from desktop.drawings.chips import Rect
from desktop.drawings.shapes import Align, Tone, Words

PLACE = Rect(0, 0, 150, 24)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 5, 8), ("1/4", True)),
        (date(2024, 5, 22), ("15/4", True)),
        (date(2024, 5, 10), ("3", False)),
        (date(2023, 3, 22), ("1/2n", True)),
        (date(2500, 1, 1), ("", False)),
    ],
)
def test_lunar_days(day: date, words: tuple[str, bool]) -> None:
    assert lunar_words(day) == words


def test_a_lunar_day_spelt_out() -> None:
    assert lunar_words(date(2024, 5, 8), spelt=True) == ("1/4 âm lịch", False)
    assert lunar_words(date(2023, 3, 25), spelt=True) == ("4/2 nhuận âm lịch", False)


def head(day: date, style, **told: bool) -> list[Words]:
    given = {"ours": True, "resting": False, "today": False, "with_lunar": True} | told
    return [shape for shape in date_head(day, PLACE, style, **given) if isinstance(shape, Words)]


def test_the_first_of_a_month_names_it(style) -> None:
    assert [words.text for words in head(date(2024, 5, 1), style)] == ["1/5", "23"]
    assert head(date(2024, 5, 2), style)[1].align is Align.RIGHT


@pytest.mark.parametrize(
    ("told", "tone"),
    [
        ({}, Tone.TEXT),
        ({"ours": False}, Tone.MUTED),
        ({"resting": True}, Tone.HOLIDAY),
        ({"today": True, "resting": True}, Tone.ON_TODAY),
    ],
)
def test_the_tone_of_a_date(style, told: dict[str, bool], tone: Tone) -> None:
    assert head(date(2024, 5, 2), style, **told)[0].tone is tone


def test_holiday_made_up_day_and_event(workdays) -> None:
    assert notes(date(2024, 5, 1), workdays, {}) == [("Ngày Quốc tế lao động", Tone.HOLIDAY)]
    found = notes(date(2024, 5, 4), workdays, {date(2024, 5, 4): "Ngày hội"})
    assert found == [("Làm bù", Tone.MAKEUP), ("Ngày hội", Tone.EVENT)]
    assert notes(date(2024, 5, 6), workdays, {}) == []


def test_long_notes_take_two_lines_where_there_is_room(style) -> None:
    found = [("Ngày Khoa học và Công nghệ Việt Nam", Tone.EVENT)]
    assert [words for words, _ in note_lines(found, 140, 2, style)] == [
        "Ngày Khoa học và Công",
        "nghệ Việt Nam",
    ]
    assert len(note_lines(found, 140, 1, style)) == 1

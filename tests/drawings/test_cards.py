"""A card says its hour, up to three lines of title and, in full, where and whose it is."""

from dataclasses import replace
from datetime import date

from desktop.drawings.cards import card, card_shapes
from desktop.drawings.chips import Rect
from desktop.drawings.shapes import Flag, Words
from desktop.plan.item import Venue
from desktop.plan.slots import Slot, slots

FAR = (date(2024, 1, 1), date(2024, 12, 31))


def slot(make, words: str, title: str = "Việc") -> Slot:
    entry = replace(make(words).entries[0], title=title, rooms=(Venue("Hội trường tầng 2", tentative=True),))
    (found,) = slots(entry, *FAR)
    return found


def said(made) -> list[str]:
    return [words for words, _tone, _bold in made.lines]


def test_a_long_title_takes_three_lines_and_says_that_it_goes_on(make, style) -> None:
    made = card(slot(make, "Sáng ngày 17/5/2024", "Hội thảo " * 30), "", 140, style, None, full=False)
    assert len(made.lines) == 3 and said(made)[2].endswith("…")


def test_an_hour_and_a_deadline_stand_above_the_title(make, style) -> None:
    assert said(card(slot(make, "8h00 ngày 17/5/2024"), "", 140, style, None, full=False)) == ["8h00", "Việc"]
    made = card(slot(make, "trước ngày 17/5/2024"), "", 140, style, None, full=False)
    assert said(made) == ["Trước 17/5", "Việc"]
    assert any(isinstance(shape, Flag) for shape in card_shapes(made, Rect(0, 0, 140, 60), style, None))


def test_in_full_it_says_where_and_whose(make, style) -> None:
    made = card(slot(make, "Sáng ngày 17/5/2024"), "Kế hoạch A", 400, style, None, full=True)
    assert said(made) == ["Việc", "Hội trường tầng 2 (dự kiến)", "Chủ trì: Văn phòng Sở", "Kế hoạch A"]


def test_all_lines_stay_in_the_card(make, style) -> None:
    made = card(slot(make, "8h00 ngày 17/5/2024", "Hội thảo " * 9), "Kế hoạch", 140, style, None, full=True)
    for shape in card_shapes(made, Rect(5, 7, 140, made.height), style, None):
        if isinstance(shape, Words):
            assert 7 < shape.y < 7 + made.height
            assert shape.x + style.measure(shape.text, shape.size, shape.bold) <= 145

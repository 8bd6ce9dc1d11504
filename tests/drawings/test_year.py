"""Twelve months, each day once; the more is to be done, the darker; no entry is left out."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from desktop.drawings.shapes import Box, Drawing, Flag, Spot, Tone, Words
from desktop.drawings.year import year
from desktop.plan.plan import Event
from desktop.plan.slots import slots


def day(drawing: Drawing, wanted: date) -> Spot:
    return next(spot for spot in drawing.spots if spot.kind == "day" and spot.day == wanted)


def boxes(drawing: Drawing, wanted: date, tone: Tone) -> list[Box]:
    spot = day(drawing, wanted)
    return [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Box) and shape.tone is tone and spot.holds(shape.x, shape.y)
    ]


@pytest.mark.parametrize("number", [2023, 2024])
@pytest.mark.parametrize("width", [300, 700, 900, 1660])
def test_every_day_once(style, workdays, number: int, width: float) -> None:
    drawing = year(number, (), workdays, width, 600, style)
    days = Counter(spot.day for spot in drawing.spots)
    assert set(days.values()) == {1} and len(days) == 365 + (number == 2024)
    assert all(spot.x >= 0 and spot.x + spot.width <= width for spot in drawing.spots)
    assert all(spot.y + spot.height <= drawing.height for spot in drawing.spots)


def test_the_more_the_darker(make, style, workdays) -> None:
    many = make(*["ngày 15/5/2024"] * 5, *["ngày 16/5/2024"] * 2, "ngày 17/5/2024")
    drawing = year(2024, (many,), workdays, 1060, 600, style)
    for at, tone in ((15, Tone.HEAT_3), (16, Tone.HEAT_2), (17, Tone.HEAT_1)):
        assert len(boxes(drawing, date(2024, 5, at), tone)) == 1
    assert len(day(drawing, date(2024, 5, 15)).hidden) == 5


def test_deadlines_holidays_and_events_are_marked(make, style, workdays) -> None:
    plan = replace(make("trước ngày 10/5/2024"), event=Event("Ngày KH&CN", date(2024, 5, 18)))
    drawing = year(2024, (plan,), workdays, 1060, 600, style)
    (flag,) = [shape for shape in drawing.shapes if isinstance(shape, Flag)]
    assert day(drawing, date(2024, 5, 10)).holds(flag.x, flag.y)
    assert boxes(drawing, date(2024, 5, 18), Tone.EVENT) and boxes(drawing, date(2024, 5, 1), Tone.CLOSED)
    assert day(drawing, date(2024, 5, 18)).words == "Ngày KH&CN"


def test_what_runs_through_a_month_is_counted_beside_its_name(make, style, workdays) -> None:
    drawing = year(2024, (make("Tháng 5 - 6 năm 2024", "Tháng 6/2024"),), workdays, 1060, 600, style)
    more = {spot.day: len(spot.hidden) for spot in drawing.spots if spot.kind == "more"}
    assert more == {date(2024, 5, 1): 1, date(2024, 6, 1): 2}
    assert "+2 trong khoảng" in [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_every_entry_of_the_samples_is_counted(samples, style, workdays) -> None:
    for number in (2021, 2024, 2026):
        drawing = year(number, samples, workdays, 1060, 600, style)
        hidden = {key for spot in drawing.spots for key in spot.hidden}
        span = date(number, 1, 1), date(number, 12, 31)
        assert hidden == {one.key for plan in samples for one in plan.entries if any(slots(one, *span))}

"""Days beside each other: sessions in the band of their part, deadlines on top, nothing over another."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from desktop.drawings.shapes import Drawing, Spot, Words
from desktop.drawings.week import band, week
from desktop.plan.slots import slots

MONDAY = date(2024, 5, 13)
FAR = (date(2024, 1, 1), date(2024, 12, 31))


def of(drawing: Drawing, kind: str) -> list[Spot]:
    return [spot for spot in drawing.spots if spot.kind == kind]


def below(drawing: Drawing, name: str) -> float:
    """Where the part of this name begins."""
    return next(shape.y for shape in drawing.shapes if isinstance(shape, Words) and shape.text == name) - 30


def apart(one: Spot, other: Spot) -> bool:
    beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    return beside or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Sáng ngày 15/5/2024", 0),
        ("8h00 ngày 15/5/2024", 0),
        ("Chiều ngày 15/5/2024", 1),
        ("14h30 ngày 15/5/2024", 1),
        ("Tối ngày 15/5/2024", 2),
        ("19h00 ngày 15/5/2024", 2),
        ("ngày 15/5/2024", None),
        ("trước ngày 15/5/2024", None),
        ("trước 17h00 ngày 15/5/2024", None),
        ("từ ngày 15/5/2024 đến ngày 16/5/2024", None),
    ],
)
def test_the_part_of_the_day(make, words: str, where: int | None) -> None:
    (slot,) = slots(make(words).entries[0], *FAR)
    assert band(slot) == where


def test_sessions_lie_in_their_band_under_their_day(make, style, workdays) -> None:
    plan = make("Sáng ngày 15/5/2024", "Chiều ngày 15/5/2024")
    drawing = week(MONDAY, 7, (plan,), workdays, 1060, 600, style)
    morning, afternoon = of(drawing, "entry")
    assert below(drawing, "Sáng") < morning.y < below(drawing, "Chiều") < afternoon.y
    day = of(drawing, "day")[2]
    assert day.day == date(2024, 5, 15) and day.x < morning.x < day.x + day.width


def test_hours_are_printed_and_in_order(make, style, workdays) -> None:
    plan = make("10h30 ngày 15/5/2024", "8h00 ngày 15/5/2024")
    drawing = week(MONDAY, 7, (plan,), workdays, 1060, 600, style)
    at = {shape.text: shape.y for shape in drawing.shapes if isinstance(shape, Words)}
    assert at["8h00"] < at["10h30"]


@pytest.mark.parametrize(("first", "days"), [(MONDAY, 7), (date(2024, 5, 17), 1), (date(2026, 5, 11), 7)])
@pytest.mark.parametrize("lanes", [True, False])
def test_every_entry_of_the_samples_is_there_and_nothing_lies_over_another(
    samples, style, workdays, first: date, days: int, lanes: bool
) -> None:
    drawing = week(first, days, samples, workdays, 1060, 600, style, lanes=lanes)
    last = first + timedelta(days=days - 1)
    due = {entry.key for plan in samples for entry in plan.entries if any(slots(entry, first, last))}
    placed, more = of(drawing, "entry"), of(drawing, "more")
    assert {spot.key for spot in placed} | {key for spot in more for key in spot.hidden} == due
    assert all(apart(one, other) for one, other in combinations(placed + more, 2))
    assert [spot.day for spot in of(drawing, "day")] == [first + timedelta(days=at) for at in range(days)]


def test_much_to_do_makes_it_higher(make, style, workdays) -> None:
    plan = make(*["Sáng ngày 15/5/2024"] * 40)
    drawing = week(MONDAY, 7, (plan,), workdays, 1060, 600, style)
    assert len(of(drawing, "entry")) == 40
    assert drawing.height > 600 and max(spot.y + spot.height for spot in drawing.spots) <= drawing.height


def test_a_day_tells_more_than_a_week(make, style, workdays) -> None:
    plan = make("Sáng ngày 15/5/2024")
    said = [
        {shape.text for shape in week(date(2024, 5, 15), days, (plan,), workdays, 1060, 600, style).shapes
         if isinstance(shape, Words)}
        for days in (7, 1)
    ]  # fmt: skip
    assert "Chủ trì: Văn phòng Sở" not in said[0] and "Chủ trì: Văn phòng Sở" in said[1]

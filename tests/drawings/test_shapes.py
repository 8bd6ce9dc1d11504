"""The uppermost spot at a point is the last that holds it."""

from datetime import date

from desktop.drawings.shapes import Drawing, Spot

DAY = date(2024, 5, 1)


def test_at() -> None:
    cell, entry = Spot(0, 0, 100, 100, "day", DAY), Spot(10, 10, 50, 20, "entry", DAY, ("p", "i", 0))
    drawing = Drawing(100, 100, (), (cell, entry))
    assert drawing.at(20, 15) is entry
    assert drawing.at(60, 15) is cell
    assert drawing.at(100, 15) is None

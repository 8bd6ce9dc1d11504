"""Days that come again have a rule only where it gives exactly those days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop.documents.ics_times import rule_of

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
YEAR = [FIRST + timedelta(days=n) for n in range(366)]


@pytest.mark.parametrize(
    ("holds", "rule"),
    [
        (lambda day: True, {"FREQ": "WEEKLY", "BYDAY": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}),
        (lambda day: day.weekday() in (0, 3), {"FREQ": "WEEKLY", "BYDAY": ["MO", "TH"]}),
        (lambda day: day.day == 25, {"FREQ": "MONTHLY", "INTERVAL": 1, "BYMONTHDAY": 25}),
        (lambda day: day.day == 31, None),  # not every month has one
        (
            lambda day: (day + timedelta(days=1)).day == 1,
            {"FREQ": "MONTHLY", "INTERVAL": 1, "BYMONTHDAY": -1},
        ),
        (
            lambda day: day.day == 20 and day.month % 3 == 0,
            {"FREQ": "MONTHLY", "INTERVAL": 3, "BYMONTHDAY": 20},
        ),
        (lambda day: day.weekday() == 0 and day.month != 5, None),
        (lambda day: day == FIRST, None),
    ],
)
def test_rules(holds: Callable[[date], bool], rule: dict[str, object] | None) -> None:
    assert rule_of([day for day in YEAR if holds(day)], FIRST, LAST) == rule

"""Days are written as the Decree writes them."""

from datetime import date

import pytest

from desktop.plan.dates import long_date, short_date


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [(date(2026, 5, 7), "07/5/2026", "ngày 07 tháng 5 năm 2026"),
     (date(2024, 1, 10), "10/01/2024", "ngày 10 tháng 01 năm 2024"),
     (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026")],
)  # fmt: skip
def test_dates_are_padded_as_the_decree_pads_them(day, short, long):
    assert (short_date(day), long_date(day)) == (short, long)

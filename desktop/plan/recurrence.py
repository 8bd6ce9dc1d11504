"""The single times of one that comes again: "trước ngày 25 hằng tháng" in each month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.plan.when import When


def between(when: When, first: date, last: date) -> Iterator[When]:
    """Each time of a recurring one whose days touch the days from first to last."""
    return iter(())

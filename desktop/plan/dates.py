"""A day as the paper writes it, in figures and in words."""

from __future__ import annotations

from datetime import date


def short_date(day: date) -> str:
    """ "07/5/2026": days below 10 and months 1, 2 padded (decree30 Q6)."""
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"


def long_date(day: date) -> str:
    """ "ngày 07 tháng 5 năm 2026" (decree30 D2)."""
    return f"ngày {day.day:02d} tháng {month_number(day.month)} năm {day.year}"


def month_number(month: int) -> str:
    """ "02", "5"."""
    return f"{month:02d}" if month < 3 else str(month)

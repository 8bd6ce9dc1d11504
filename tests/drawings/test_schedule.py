"""The weekly schedule in rows: in order, days of rest said, what runs through at the end."""

from dataclasses import replace
from datetime import date, timedelta

from desktop.drawings.schedule import schedule
from desktop.plan.plan import Event
from desktop.plan.slots import Sort, slots

MONDAY, SUNDAY = date(2024, 5, 13), date(2024, 5, 19)


def test_the_rows_of_a_day_in_order(make, workdays) -> None:
    plan = make("Chiều ngày 15/5/2024", "8h00 ngày 15/5/2024", "trước ngày 15/5/2024")
    rows = schedule(MONDAY, SUNDAY, (plan,), workdays)
    assert [(row.hours, row.title) for row in rows] == [
        ("Trước 15/5", "Việc 3"),
        ("8h00", "Việc 2"),
        ("Chiều", "Việc 1"),
    ]
    assert rows[2].words == "Chiều ngày 15/5/2024" and rows[2].leads == "Văn phòng Sở"


def test_a_span_stands_under_each_of_its_days(make, workdays) -> None:
    rows = schedule(MONDAY, SUNDAY, (make("Từ ngày 11/5/2024 đến ngày 14/5/2024"),), workdays)
    assert [(row.day, row.first) for row in rows] == [
        (MONDAY, date(2024, 5, 11)),
        (MONDAY + timedelta(days=1), date(2024, 5, 11)),
    ]


def test_working_days_without_anything_when_asked(workdays) -> None:
    assert schedule(MONDAY, SUNDAY, (), workdays) == ()
    assert [row.day for row in schedule(MONDAY, SUNDAY, (), workdays, empty=True)] == [
        MONDAY + timedelta(days=at) for at in range(5)
    ]


def test_special_days_and_events_are_said(make, workdays) -> None:
    plan = replace(make(), event=Event("Ngày KH&CN Việt Nam", date(2024, 5, 18)))
    rows = schedule(date(2024, 4, 29), SUNDAY, (plan,), workdays)
    assert [(row.day, row.note, row.key) for row in rows] == [
        (date(2024, 5, 1), "Ngày Quốc tế lao động", None),
        (date(2024, 5, 4), "Làm bù", None),
        (date(2024, 5, 18), "Ngày KH&CN Việt Nam", None),
    ]


def test_what_runs_through_comes_last(make, workdays) -> None:
    plan = make("Tháng 5/2024", "Sáng ngày 15/5/2024")
    rows = schedule(MONDAY, SUNDAY, (plan,), workdays)
    assert [(row.day, row.title) for row in rows] == [(date(2024, 5, 15), "Việc 2"), (None, "Việc 1")]
    assert rows[1].sort is Sort.WINDOW and rows[1].last == date(2024, 5, 31)


def test_every_entry_of_the_samples_has_a_row(samples, workdays) -> None:
    first, last = date(2024, 4, 1), date(2024, 5, 31)
    keys = {row.key for row in schedule(first, last, samples, workdays)} - {None}
    assert keys == {one.key for plan in samples for one in plan.entries if any(slots(one, first, last))}


def test_a_span_stands_once_when_asked(make, workdays) -> None:
    plans = (make("Từ ngày 11/5/2024 đến ngày 14/5/2024", "Từ ngày 15/5/2024 đến ngày 17/5/2024"),)
    rows = schedule(MONDAY, SUNDAY, plans, workdays, once=True)
    assert [(row.day, row.title) for row in rows] == [(MONDAY, "Việc 1"), (date(2024, 5, 15), "Việc 2")]

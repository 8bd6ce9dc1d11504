"""What a worker is reminded of in the morning."""

from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

import pytest

from desktop import i18n
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.plan import Pick, State
from desktop.plan.workdays import DayKind, SpecialDay, WorkCalendar
from desktop.readers import sample
from desktop.session.reminders import Reminder, Reminders, reminders, say_day, say_days, say_sum, say_units

TODAY = date(2024, 5, 10)  # a Friday
WEEK = WorkCalendar(())


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


def entry(words: str, title: str = "Tọa đàm", **kept) -> Entry:
    return Entry(plan="p", place="t", task="a", title=title, when=phrase.parse(words, year=2024), **kept)


def told(*entries: Entry, state: State = State.DRAFT, today: date = TODAY) -> Reminders:
    return reminders((Agenda(plan="p", title="Kế hoạch", state=state, entries=entries),), today, WEEK)


def only(*entries: Entry, **kept) -> Reminder:
    found = told(*entries, **kept)
    (one,) = (*found.late, *found.today, *found.soon)
    return one


@pytest.mark.parametrize(
    ("words", "said", "day"),
    [
        ("Hoàn thành trước ngày 10/5/2024", "1 day late", "last day thứ Năm, 09/5/2024"),
        ("Hoàn thành trước ngày 11/5/2024", "Today", "last day thứ Sáu, 10/5/2024"),
        ("muộn nhất là ngày 13/5/2024", "3 days left", "last day thứ Hai, 13/5/2024"),
        ("trước ngày 12/5", "1 day left", "last day thứ Bảy, 11/5/2024, falls on a day off"),
        ("Chiều ngày 17/5/2024 (Thứ 6)", "7 days left", "thứ Sáu, 17/5/2024"),
        ("ngày 07/5/2024", "3 days ago", "thứ Ba, 07/5/2024"),
        ("từ ngày 13/5/2024 đến ngày 20/6/2024", "3 days left", "begins thứ Hai, 13/5/2024"),
        ("từ ngày 10/4/2024 đến ngày 14/5/2024", "4 days left", "ends thứ Ba, 14/5/2024"),
        ("các ngày 07, 13 và 30/5/2024", "3 days left", "thứ Hai, 13/5/2024"),
        ("01 ngày, trong tháng 4/2024", "10 days late", "last day thứ Ba, 30/4/2024"),
        ("chuyển từ ngày 06/5/2024 sang ngày 15/5/2024", "5 days left", "thứ Tư, 15/5/2024"),
    ],
)
def test_what_is_told_of_a_time(words: str, said: str, day: str) -> None:
    reminder = only(entry(words))
    assert say_days(reminder) == said
    assert say_day(reminder) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "khi mát trời",
        "thường xuyên",
        "Trước, trong và sau ngày 10/5/2024",
        "trước ngày 19/5/2024",
        "Tháng 5/2024",
        "từ ngày 10/4/2024 đến ngày 20/6/2024",
        "ngày 07/02/2024",
    ],
)
def test_what_is_not_told(words: str) -> None:
    assert not told(entry(words))


def test_late_is_told_long_of_a_signed_plan_and_short_of_a_draft() -> None:
    words = "Hoàn thành trước ngày 10/5/2024"
    assert told(entry(words), today=date(2024, 7, 8)).late
    assert not told(entry(words), today=date(2024, 7, 9))
    assert told(entry(words), today=date(2024, 7, 9), state=State.RUNNING).late
    assert not told(entry(words), today=date(2025, 6, 1), state=State.SIGNED)


@pytest.mark.parametrize("state", [State.REPORTED, State.WITHDRAWN, State.REPLACED])
def test_a_closed_plan_reminds_of_nothing(state: State) -> None:
    assert not told(entry("ngày 10/5/2024"), state=state)


def test_what_is_done_is_not_told() -> None:
    assert not told(entry("ngày 10/5/2024", progress=100))
    assert told(entry("ngày 10/5/2024", progress=90)).today


@pytest.mark.parametrize("kept", [{"duty": True}, {"inner": True}, {"task": ""}])
def test_what_cannot_be_marked_is_late_for_a_week(kept: dict) -> None:
    late = replace(entry("trước ngày 04/5/2024"), **kept)
    assert not only(late).markable
    assert not told(late, today=date(2024, 5, 11))


def test_the_chosen_day_goes_before_the_end_of_the_window() -> None:
    picked = entry("01 ngày, trong tháng 5/2024", pick=Pick("t", 0, date(2024, 5, 14)))
    assert say_day(only(picked)) == "day chosen: thứ Ba, 14/5/2024"
    assert say_day(only(picked, today=date(2024, 5, 29))) == "last day thứ Sáu, 31/5/2024"
    assert not told(picked, today=date(2024, 5, 16))


def test_a_chosen_day_of_an_unstated_time() -> None:
    assert say_days(only(entry("", pick=Pick("a", 0, date(2024, 5, 8))))) == "2 days ago"


def test_by_day_then_title() -> None:
    one, two = entry("ngày 14/5/2024", "B"), entry("ngày 14/5/2024", "A")
    found = told(one, two, entry("ngày 13/5/2024", "C"))
    assert [reminder.title for reminder in found.soon] == ["C", "A", "B"]


def test_the_nearest_come_first_into_a_short_list() -> None:
    found = told(entry("ngày 01/5/2024"), entry("ngày 10/5/2024"), entry("ngày 12/5/2024"))
    assert [reminder.days for reminder in found.nearest(2)] == [0, 2]
    assert say_sum(found) == "1 late · 1 today · 1 in the next 7 days"


def test_the_name_of_a_holiday_is_told() -> None:
    calendar = WorkCalendar((SpecialDay(TODAY, DayKind.HOLIDAY, "Giỗ Tổ Hùng Vương"),))
    found = reminders((Agenda(plan="p", entries=(entry("ngày 10/5/2024"),)),), TODAY, calendar)
    assert say_day(found.today[0]).endswith("falls on a day off: Giỗ Tổ Hùng Vương")


def test_the_units_bound_by_it() -> None:
    led = entry(
        "ngày 10/5/2024", leads=(Unit("Văn phòng"),), performers=(Unit("Văn phòng"), Unit("Trung tâm"))
    )
    assert say_units(only(led)) == "Văn phòng; Trung tâm"


def test_kon_tum_on_the_ninth_of_may() -> None:
    found = reminders((agenda(sample.read("kon-tum-2024")),), date(2024, 5, 9), WEEK)
    assert [(one.entry.name, one.days) for one in (*found.today, *found.soon)] == [
        ("III. 2.", 0),
        ("III. 3.", 1),
        ("III. 4.", 5),
    ]


def test_ten_thousand_times_in_a_blink() -> None:
    entries = tuple(
        replace(entry("Hoàn thành trước ngày 10/5/2024"), when=replace(WHEN, end=TODAY + timedelta(days)))
        for days in range(-5000, 5000)
    )
    begun = perf_counter()
    found = told(*entries)
    assert perf_counter() - begun < 0.15  # 0.03 on a quiet desk
    assert len(found.soon) == 7


WHEN = phrase.parse("Hoàn thành trước ngày 10/5/2024")

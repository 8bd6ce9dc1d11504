"""The words of a time are short, Vietnamese and say no more than the plan."""

from datetime import date

import pytest

from desktop.drawings import labels
from desktop.plan.plan import Event, Pick
from desktop.plan.slots import Slot, Sort
from desktop.plan.workdays import DayKind, SpecialDay, WorkCalendar

FIRST, LAST = date(2024, 4, 1), date(2024, 6, 30)


def only(agenda) -> Slot:
    return labels.found((agenda,), FIRST, LAST)[0][0]


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Chiều ngày 17/5/2024", "Chiều"),
        ("ngày 17/5/2024", ""),
        ("Hoàn thành trước ngày 10/5/2024", "Trước 10/5"),
        ("Hoàn thành trước ngày 05/6/2024", "Trước 05/6"),
        ("chậm nhất ngày 15/5/2024", "Hạn 15/5"),
        ("8h00 ngày 17/5/2024", "8h00"),
        ("từ ngày 13/5/2024 đến ngày 15/5/2024", ""),
    ],
)
def test_hours(make, words: str, hours: str) -> None:
    assert labels.hours(only(make(words))) == hours


def test_a_label_says_hours_and_title_and_a_check_mark_when_done(make) -> None:
    assert labels.label(only(make("Chiều ngày 17/5/2024"))) == "Chiều · Việc 1"
    assert labels.label(only(make("trước ngày 10/5/2024", progress=100))) == "✓ Trước 10/5 · Việc 1"
    assert labels.label(only(make("trước ngày 10/5/2024")), brief=True) == "Trước · Việc 1"


def test_a_chosen_day_is_marked_as_no_more_than_a_choice(make) -> None:
    agenda = make("01 ngày, trong tháng 4/2024", pick=Pick("i0", 0, date(2024, 4, 16), "chiều"))
    (chosen,) = [slot for slot, _ in labels.found((agenda,), FIRST, LAST) if slot.sort is Sort.PICK]
    assert labels.label(chosen) == "Chiều · Việc 1 (?)"
    assert "Dự định chiều ngày 16/04/2024" in labels.told(chosen)


def test_what_is_told_has_the_printed_time_and_the_units(make) -> None:
    told = labels.told(only(make("Chiều ngày 17/5/2024")), "Kế hoạch A")
    assert told.splitlines() == ["1. Việc 1", "Chiều ngày 17/5/2024", "Chủ trì: Văn phòng Sở", "Kế hoạch A"]


@pytest.mark.parametrize(
    ("words", "today", "late"),
    [
        ("trước ngày 10/5/2024", date(2024, 5, 9), False),
        ("trước ngày 10/5/2024", date(2024, 5, 10), True),
        ("ngày 10/5/2024", date(2024, 5, 20), False),
    ],
)
def test_only_a_deadline_can_be_late(make, words: str, today: date, late: bool) -> None:
    assert labels.late(only(make(words)), today) is late
    assert not labels.late(only(make(words, progress=100)), today)


def test_the_order_of_a_day(make) -> None:
    agenda = make(
        "từ ngày 17/5/2024 đến ngày 21/5/2024",
        "từ ngày 17/5/2024 đến ngày 18/5/2024",
        "Chiều ngày 17/5/2024",
        "8h00 ngày 17/5/2024",
        "trước ngày 17/5/2024",
    )
    names = [slot.entry.name for slot, _ in labels.found((agenda,), FIRST, LAST)]
    assert names == ["5.", "4.", "3.", "2.", "1."]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("từ ngày 06/5/2024 đến ngày 12/5/2024", False),
        ("từ ngày 06/5/2024 đến ngày 13/5/2024", True),
        ("Tháng 5/2024", True),
        ("trước, trong và sau ngày 18/5/2024", True),
        ("trước ngày 18/5/2024", False),
    ],
)
def test_what_runs_through_and_what_is_held(make, words: str, runs: bool) -> None:
    assert labels.through(only(make(words))) is runs


def test_special_days() -> None:
    days = WorkCalendar(
        (
            SpecialDay(date(2024, 5, 1), name="Ngày Quốc tế lao động"),
            SpecialDay(date(2024, 5, 4), DayKind.MAKEUP, "Làm việc thay 29/4"),
            SpecialDay(date(2024, 4, 29), DayKind.SWAP),
        )
    )
    assert labels.special_words(date(2024, 5, 1), days) == ("Ngày Quốc tế lao động", False)
    assert labels.special_words(date(2024, 5, 4), days) == ("Làm bù", True)
    assert labels.special_words(date(2024, 4, 29), days) == ("Nghỉ hoán đổi", False)
    assert labels.special_words(date(2024, 5, 5), days) == ("", False)


def test_events_keep_the_first_name_of_a_day(make) -> None:
    from dataclasses import replace

    day = date(2024, 5, 18)
    one = replace(make(), event=Event("Ngày KH&CN Việt Nam", day))
    assert labels.events((replace(make(), event=Event("", day)), one, make())) == {day: "Ngày KH&CN Việt Nam"}

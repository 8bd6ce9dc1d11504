"""The calendar file: days end right, nothing is more exact than the words, hostile words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream  # the second reader
from icalendar import Calendar, Component

from desktop.documents import ics
from desktop.documents.archive import HANOI
from desktop.documents.format import Unsound
from desktop.plan import edit
from desktop.plan.item import Activity, Item, Mark, Role, Timing, Unit, Venue
from desktop.plan.plan import Event, Issue, Pick, Plan, Section, State
from desktop.plan.text import clean, text
from desktop.readers import sample

MOMENT = datetime(2024, 3, 1, 9, 30, tzinfo=HANOI)
SPITEFUL = (
    "x\r\nBEGIN:VEVENT",
    "x\nATTENDEE:mailto:a@example.org",
    "x\rEND:VCALENDAR",
    'a;b,c\\n"d":e^n',
    "\x00\x07\x1b[31m\x85\u2028BEGIN:VTODO\u2029",
    "\u202eabc\u202c \U0001f1fb\U0001f1f3👩‍🔬",
    "ắ" * 10_000,
    "\\" * 301,
)


def plan_of(words: str, title: str = "Hội thảo", place: str = "Tầng 2", unit: str = "Phòng A") -> Plan:
    lines = (Role(units=(Unit(unit),)), Venue(place), Timing(text(words)))
    below = tuple(Item(id=f"i{n}", content=line, mark=Mark.DASH) for n, line in enumerate(lines))
    item = Item(id="a", content=Activity(text(title)), mark=Mark.NUMBER, children=below)
    section = Section(id="s", title="NỘI DUNG", items=(item,))
    return Plan(
        id="p", title="Kế hoạch năm", issue=Issue(year=2024), event=Event("Ngày hội"), sections=(section,)
    )


def parts(plan: Plan) -> list[Component]:
    calendar = Calendar.from_ical(ics.make(plan, MOMENT))
    assert isinstance(calendar, Calendar)
    return [part for part in calendar.subcomponents if part.name != "VTIMEZONE"]


def told(part: Component) -> str:
    """Kind, days and how sure, in one line."""
    found = [str(part.name)]
    for key in ("DTSTART", "DTEND", "DUE"):
        if key in part:
            found.append(f"{key}={part[key].to_ical().decode()}")
    return " ".join([*found, *(str(part[key]) for key in ("TRANSP", "STATUS") if key in part)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ngày 17/5/2024", ["VEVENT DTSTART=20240517 DTEND=20240518 OPAQUE CONFIRMED"]),
        ("Chiều ngày 17/5/2024", ["VEVENT DTSTART=20240517 DTEND=20240518 OPAQUE CONFIRMED"]),
        ("Dự kiến ngày 17/5/2024", ["VEVENT DTSTART=20240517 DTEND=20240518 TRANSPARENT TENTATIVE"]),
        ("8h00 ngày 17/5/2024", ["VEVENT DTSTART=20240517T080000 OPAQUE CONFIRMED"]),
        (
            "Từ 8h00 đến 11h30 ngày 17/5/2024",
            ["VEVENT DTSTART=20240517T080000 DTEND=20240517T113000 OPAQUE CONFIRMED"],
        ),
        (
            "Từ ngày 30/12/2024 đến hết ngày 31/12/2024",
            ["VEVENT DTSTART=20241230 DTEND=20250101 OPAQUE CONFIRMED"],
        ),
        ("28/02/2024 đến 29/02/2024", ["VEVENT DTSTART=20240228 DTEND=20240301 OPAQUE CONFIRMED"]),
        (
            "Hoàn thành trước ngày 10/5/2024",
            [
                "VTODO DUE=20240509 NEEDS-ACTION",
                "VEVENT DTSTART=20240509 DTEND=20240510 TRANSPARENT CONFIRMED",
            ],
        ),
        (
            "Hoàn thành trong quý III/2024",
            [
                "VTODO DTSTART=20240701 DUE=20240930 NEEDS-ACTION",
                "VEVENT DTSTART=20240930 DTEND=20241001 TRANSPARENT CONFIRMED",
            ],
        ),
        (
            "Chậm nhất 17h00 ngày 18/5/2024",
            [
                "VTODO DUE=20240518T170000 NEEDS-ACTION",
                "VEVENT DTSTART=20240518T170000 TRANSPARENT CONFIRMED",
            ],
        ),
        ("Tháng 5 - 6 năm 2024", ["VEVENT DTSTART=20240501 DTEND=20240701 TRANSPARENT TENTATIVE"]),
        ("01 ngày, trong tháng 4/2024", ["VEVENT DTSTART=20240401 DTEND=20240501 TRANSPARENT TENTATIVE"]),
        (
            "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024",
            [
                "VEVENT DTSTART=20240401 DTEND=20240501 TRANSPARENT TENTATIVE",
                "VEVENT DTSTART=20240415 DTEND=20240422 TRANSPARENT TENTATIVE",
            ],
        ),
        (
            "Trước, trong và sau ngày 18/5/2024",
            ["VEVENT DTSTART=20240518 DTEND=20240519 TRANSPARENT TENTATIVE"],
        ),
        (
            "Ca 1: 8h00 ngày 17/5/2024; Ca 2: 14h00 ngày 17/5/2024",
            [
                "VEVENT DTSTART=20240517T080000 OPAQUE CONFIRMED",
                "VEVENT DTSTART=20240517T140000 OPAQUE CONFIRMED",
            ],
        ),
        ("khi có hướng dẫn của Bộ", ["VTODO NEEDS-ACTION"]),
        ("", ["VTODO NEEDS-ACTION"]),
    ],
)
def test_each_kind_of_time(words: str, expected: list[str]) -> None:
    assert [told(part) for part in parts(plan_of(words))] == expected


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;UNTIL=20241231;INTERVAL=1;BYMONTHDAY=24"),
        ("8h00 thứ Hai hằng tuần", "FREQ=WEEKLY;UNTIL=20241231T010000Z;BYDAY=MO"),
        ("hằng tháng", None),
    ],
)
def test_what_comes_again_has_a_rule_where_its_days_are_said(words: str, rule: str | None) -> None:
    (part,) = parts(plan_of(words))
    assert (part["RRULE"].to_ical().decode() if "RRULE" in part else None) == rule
    assert part.name == ("VEVENT" if rule else "VTODO")
    assert words in part["DESCRIPTION"]


def test_a_half_day_is_a_word_not_an_hour() -> None:
    (part,) = parts(plan_of("Chiều ngày 17/5/2024"))
    assert part["SUMMARY"] == "Hội thảo (chiều)"
    assert "Thời gian: Chiều ngày 17/5/2024\nChủ trì: Phòng A" in part["DESCRIPTION"]


def test_people_read_who_where_and_of_which_plan() -> None:
    (part,) = parts(plan_of("Tháng 5/2024"))
    assert part["LOCATION"] == "Tầng 2"
    assert part["CATEGORIES"].to_ical() == "Phòng A".encode()
    assert "Kế hoạch: Kế hoạch năm\nMục: I. 1." in part["DESCRIPTION"]
    assert part["X-SKH-TIME"] == "Tháng 5/2024"


def test_hours_are_those_of_vietnam() -> None:
    data = ics.make(plan_of("8h00 ngày 17/5/2024"), MOMENT)
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20240517T080000\r\n" in data
    (event,) = IcsCalendarStream.calendar_from_ics(data.decode()).events
    assert event.dtstart.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("progress", "status"), [(100, "COMPLETED"), (40, "IN-PROCESS"), (None, "NEEDS-ACTION")]
)
def test_a_task_tells_its_progress(progress: int | None, status: str) -> None:
    plan = plan_of("Hoàn thành trước ngày 10/5/2024")
    plan = edit.set_content(plan, "a", Activity(text("Hội thảo"), progress=progress))
    assert parts(plan)[0]["STATUS"] == status


def test_a_withdrawn_plan_calls_its_activities_off() -> None:
    plan = replace(plan_of("Ngày 17/5/2024"), state=State.WITHDRAWN)
    assert [part["STATUS"] for part in parts(plan)] == ["CANCELLED"]


def test_a_chosen_day_stands_beside_the_fuzzy_time() -> None:
    plan = edit.set_pick(plan_of("Tháng 5/2024"), "i2", 0, Pick("i2", 0, date(2024, 5, 7), "sáng"))
    window, chosen = parts(plan)
    assert told(chosen) == "VEVENT DTSTART=20240507 DTEND=20240508 TRANSPARENT TENTATIVE"
    assert (window["UID"], chosen["UID"]) == ("p.i2.0@so-ke-hoach", "p.i2.0.pick@so-ke-hoach")


@pytest.mark.parametrize("name", sample.NAMES)
def test_samples_are_the_same_bytes_and_another_program_reads_them(name: str) -> None:
    plan = sample.read(name)
    data = ics.make(plan, MOMENT)
    assert data == ics.make(plan, MOMENT)
    other = IcsCalendarStream.calendar_from_ics(data.decode())
    ours = parts(plan)
    said = {str(part["UID"]): str(part["SUMMARY"]) for part in ours}
    assert {one.uid: one.summary for one in (*other.events, *other.todos)} == said
    assert len(said) == len(ours)
    days = {str(part["UID"]): part["DTEND"].dt for part in ours if "DTEND" in part}
    assert {one.uid: one.dtend for one in other.events if one.dtend} == days


def test_a_later_export_has_a_higher_sequence() -> None:
    plan = plan_of("Ngày 17/5/2024")
    calendars = [Calendar.from_ical(ics.make(plan, MOMENT + timedelta(minutes=n))) for n in range(3)]
    numbers = [int(calendar.walk("VEVENT")[0]["SEQUENCE"]) for calendar in calendars]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def content_lines(data: bytes) -> Iterator[str]:
    """Lines unfolded by hand, by the letter of RFC 5545, 3.1."""
    assert data.endswith(b"\r\n") and data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    yield from data.replace(b"\r\n ", b"").decode().rstrip("\r\n").split("\r\n")


def property_names(data: bytes) -> list[str]:
    return [re.split("[:;]", line)[0] for line in content_lines(data)]


def check_harmless(words: str) -> None:
    plan = plan_of("Tháng 5/2024", words, words, words)
    plan = replace(plan, title=words, event=Event(words), id=words or "p")
    data = ics.make(plan, MOMENT)
    names = [line.partition(":")[0].partition(";")[0] for line in content_lines(data)]
    usual = {
        line.partition(":")[0].partition(";")[0] for line in content_lines(ics.make(plan_of("Tháng 5/2024")))
    }
    assert set(names) <= usual
    assert names.count("BEGIN") == 4  # calendar, zone, its standard time, one event
    (event,) = IcsCalendarStream.calendar_from_ics(data.decode()).events
    expected = " ".join(clean(words).split()).rstrip(" .;:")
    if expected:
        assert event.summary == expected
    assert event.location == (clean(words) or None)


@pytest.mark.parametrize("words", SPITEFUL, ids=range(len(SPITEFUL)))
def test_spiteful_words_stay_words(words: str) -> None:
    check_harmless(words)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_words_stay_words(words: str) -> None:
    check_harmless(words)


def test_a_file_cut_short_is_unsound(tmp_path: Path) -> None:
    path = tmp_path / "hoat-dong.ics"
    path.write_bytes(ics.make(plan_of("Ngày 17/5/2024")))
    ics.check(path)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(Unsound):
        ics.check(path)

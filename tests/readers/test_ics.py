"""Calendar files come back: ours as they were, others with the right days; what is none is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import ics as written
from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.activity import tasks
from desktop.plan.agenda import Entry, agenda
from desktop.plan.item import Activity, Duty, Item, Mark, Prose, Role, RoleKind, Timing, Unit, Venue
from desktop.plan.plan import Event, Issue, Pick, Plan, Section
from desktop.plan.text import Run, Text, clean, text
from desktop.plan.tree import all_items
from desktop.plan.wording import sentence
from desktop.readers import ics, sample


def said(plan: Plan) -> list[Entry]:
    """The entries but for identifiers and printed numbers."""
    found = agenda(plan).entries
    number = {task: str(n) for n, task in enumerate(dict.fromkeys(entry.above for entry in found))}
    picks = [replace(entry.pick, place="") if entry.pick else None for entry in found]
    return [
        replace(entry, plan="", place="", task="", name="", above=number[entry.above], pick=pick)
        for entry, pick in zip(found, picks, strict=True)
    ]


def calendar(*lines: str) -> bytes:
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Other//EN", *lines, "END:VCALENDAR", ""]
    return "\r\n".join(body).encode()


def event(*lines: str, kind: str = "VEVENT") -> bytes:
    return calendar(f"BEGIN:{kind}", "UID:1@other", "SUMMARY:Họp giao ban", *lines, f"END:{kind}")


def words(data: bytes) -> list[str]:
    return [entry.when.text for entry in agenda(ics.read(data)).entries]


def plan_of(*items: Item) -> Plan:
    section = Section(id="s", title="NỘI DUNG", items=items)
    return Plan(
        id="p", title="Kế hoạch", issue=Issue(year=2024), event=Event("Ngày hội"), sections=(section,)
    )


def below(*contents: Role | Timing | Venue | Prose) -> tuple[Item, ...]:
    return tuple(Item(id=f"i{n}", content=content, mark=Mark.DASH) for n, content in enumerate(contents))


@pytest.mark.parametrize("name", sample.NAMES)
def test_our_own_file_comes_back_whole(name: str) -> None:
    plan = sample.read(name)
    back = ics.read(written.make(plan))
    assert said(back) == said(plan)
    assert (back.title, back.event, back.year, back.frozen) == (plan.title, plan.event, plan.year, False)


def test_times_inside_sentences_duties_and_picks_come_back() -> None:
    marked = Text(
        (Run("Họp "), Run("ngày 02/5/2024", time=True), Run(", tổng kết "), Run("tháng 6/2024", time=True))
    )
    heading = Duty((Unit("Phòng A"), Unit("Phòng B")), joiner="; ")
    roles = (Role(RoleKind.PERFORM, (Unit("Đội C"),)), Role(RoleKind.LEADER, (Unit("Phó Giám đốc"),)))
    plan = plan_of(
        Item(id="a", content=Activity(marked, progress=30), mark=Mark.NUMBER),
        Item(
            id="b",
            content=heading,
            mark=Mark.NUMBER,
            children=below(*roles, Prose(marked), Timing(text("quý III/2024"))),
        ),
        Item(id="c", content=Activity(text("Không nêu thời gian"), progress=100)),
        Item(id="d", content=Timing(text("Tháng 4/2024"))),
    )
    plan = edit.set_pick(plan, "a", 1, Pick("a", 1, date(2024, 6, 7), "sáng"))
    plan = edit.set_pick(plan, "c", 0, Pick("c", 0, date(2024, 6, 8)))
    back = ics.read(written.make(plan))
    assert said(back) == said(plan)
    assert {pick.place for pick in back.picks} < {item.id for item in all_items(back)}


def test_a_part_of_itself_does_not_hang() -> None:
    part = Item(id="b", content=Activity(text("Phần")), children=below(Timing(text("Tháng 5/2024"))))
    data = written.make(plan_of(Item(id="a", content=Activity(text("Cả")), children=(part,))))
    assert ics.read(data).sections[0].items[0].children
    assert b'"id": "a"' in data
    assert len(agenda(ics.read(data.replace(b'"id": "a"', b'"id": "b"'))).entries) == 1


short = st.text(st.characters(codec="utf-8"), max_size=30).map(clean)
times = st.sampled_from(
    (
        "",
        "Ngày 17/5/2024",
        "Tháng 5/2024",
        "trước ngày 10/5/2024",
        "Sáng 02/5/2024",
        "8h ngày 3/6/2024",
        "hằng tháng",
    )
)


@settings(max_examples=150, deadline=None)
@given(
    title=short,
    unit=short,
    place=short,
    time=short | times,
    tentative=st.booleans(),
    progress=st.none() | st.integers(0, 100),
)
def test_any_activity_comes_back(
    title: str, unit: str, place: str, time: str, tentative: bool, progress: int | None
) -> None:
    lines = (Role(units=(Unit(unit, "u1"),)), Venue(place, "Nơi", tentative), Timing(text(time)))
    plan = plan_of(Item(id="a", content=Activity(text(title), progress=progress), children=below(*lines)))
    assert said(ics.read(written.make(plan))) == said(plan)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20240517", "DTEND;VALUE=DATE:20240518"], "Ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART;VALUE=DATE:20240517"], "Ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART;VALUE=DATE:20240517", "DTEND;VALUE=DATE:20240517"], "Ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART;VALUE=DATE:20240517", "DURATION:P2D"], "Từ ngày 17/5/2024 đến hết ngày 18/5/2024"),
        (
            ["DTSTART;VALUE=DATE:20241230", "DTEND;VALUE=DATE:20250101"],
            "Từ ngày 30/12/2024 đến hết ngày 31/12/2024",
        ),
        (
            ["DTSTART:20240517T010000Z", "DTEND:20240517T043000Z"],
            "Từ 8h00 đến 11h30 ngày 17/5/2024 (Thứ Sáu)",
        ),
        (["DTSTART:20240516T180000Z"], "1h00 ngày 17/5/2024 (Thứ Sáu)"),
        (
            ["DTSTART;TZID=Asia/Tokyo:20240517T100000", "DURATION:PT1H"],
            "Từ 8h00 đến 9h00 ngày 17/5/2024 (Thứ Sáu)",
        ),
        (["DTSTART;TZID=SE Asia Standard Time:20240517T080000"], "8h00 ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART:20240517T080000", "STATUS:TENTATIVE"], "Dự kiến 8h00 ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART:20240516T170000Z", "DTEND:20240517T170000Z"], "Ngày 17/5/2024 (Thứ Sáu)"),
        (["DTSTART:20240517T190000", "DTEND:20240518T000000"], "Từ 19h00 ngày 17/5/2024 (Thứ Sáu)"),
        (
            ["DTSTART:20240517T080000", "DTEND:20240518T170000"],
            "Từ 8h00 ngày 17/5/2024 đến 17h00 ngày 18/5/2024",
        ),
        (["DTSTART;VALUE=DATE:20240513", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH"], "Thứ Hai, thứ Năm hằng tuần"),
        (["DTSTART:20240513T080000", "RRULE:FREQ=WEEKLY"], "8h00 thứ Hai hằng tuần"),
        (["DTSTART;VALUE=DATE:20240525", "RRULE:FREQ=MONTHLY"], "Ngày 25 hằng tháng"),
        (["DTSTART;VALUE=DATE:20240518", "RRULE:FREQ=YEARLY"], "Ngày 18/5 hằng năm"),
        (["DTSTART;VALUE=DATE:20240513", "RRULE:FREQ=WEEKLY;INTERVAL=2"], "Ngày 13/5/2024 (Thứ Hai)"),
    ],
)
def test_events_of_other_programs(lines: list[str], expected: str) -> None:
    assert words(event(*lines)) == [expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DUE;VALUE=DATE:20240510"], "Hoàn thành chậm nhất ngày 10/5/2024"),
        (["DUE:20240510T100000Z"], "Hoàn thành chậm nhất 17h00 ngày 10/5/2024"),
        (["DUE:20240509T170000Z"], "Hoàn thành trước ngày 10/5/2024"),
        (
            ["DTSTART;VALUE=DATE:20240501", "DUE;VALUE=DATE:20240510"],
            "Từ ngày 01/5/2024 đến hết ngày 10/5/2024",
        ),
        ([], ""),
    ],
)
def test_tasks_of_other_programs(lines: list[str], expected: str) -> None:
    assert words(event(*lines, kind="VTODO")) == [expected]


def test_place_description_and_progress_of_another_program() -> None:
    lines = (
        "LOCATION:Phòng họp\\, tầng 2",
        "DESCRIPTION:<p>Mang theo:<br>báo cáo &amp; số liệu</p>",
        "PERCENT-COMPLETE:50",
    )
    plan = ics.read(event(*lines, "RRULE:FREQ=WEEKLY;INTERVAL=2", kind="VTODO"))
    (task,) = tasks(plan)
    assert (task.title, task.places[0].place, task.progress) == ("Họp giao ban", "Phòng họp, tầng 2", 50)
    notes = [sentence(item.content).plain for item in all_items(plan) if isinstance(item.content, Prose)]
    assert notes == ["Mang theo:", "báo cáo & số liệu", "Lặp lại (theo tệp lịch): FREQ=WEEKLY;INTERVAL=2"]


def test_the_year_and_title_of_a_foreign_calendar() -> None:
    data = event("DTSTART;VALUE=DATE:20250517").replace(
        b"VERSION", b"X-WR-CALNAME:L\xe1\xbb\x8bch chung\r\nVERSION"
    )
    plan = ics.read(b"\xef\xbb\xbf" + data)
    assert (plan.title, plan.year) == ("Lịch chung", 2025)


def test_what_was_called_off_stays_away() -> None:
    with pytest.raises(KnownError):
        ics.read(event("DTSTART;VALUE=DATE:20240517", "STATUS:CANCELLED"))


def changed(time: str, old: bytes, new: bytes) -> Entry:
    """An activity of ours that another program has changed."""
    lines = (Role(units=(Unit("Phòng A"),)), Timing(text(time)))
    plan = plan_of(Item(id="a", content=Activity(text("Hội thảo")), children=below(*lines)))
    data = written.make(plan)
    assert old in data
    (entry,) = agenda(ics.read(data.replace(old, new))).entries
    assert entry.leads == (Unit("Phòng A"),)
    return entry


def test_moved_in_another_program_the_words_follow() -> None:
    entry = changed("Sáng 17/5/2024", b"DTSTART;VALUE=DATE:20240517", b"DTSTART;VALUE=DATE:20240516")
    assert entry.when.text == "Từ ngày 16/5/2024 đến hết ngày 17/5/2024"
    entry = changed("trước ngày 10/5/2024", b"DUE;VALUE=DATE:20240509", b"DUE;VALUE=DATE:20240507")
    assert entry.when.text == "Hoàn thành chậm nhất ngày 07/5/2024"


def test_a_fuzzy_time_moved_to_a_day_keeps_its_words() -> None:
    old = b"DTSTART;VALUE=DATE:20240501\r\nDTEND;VALUE=DATE:20240601"
    entry = changed("Tháng 5/2024", old, b"DTSTART;VALUE=DATE:20240507\r\nDTEND;VALUE=DATE:20240508")
    assert entry.when.text == "Tháng 5/2024"
    assert entry.pick and entry.pick.day == date(2024, 5, 7)


def test_renamed_in_another_program() -> None:
    entry = changed("Sáng 17/5/2024", "SUMMARY:Hội thảo (sáng)".encode(), "SUMMARY:Tọa đàm (sáng)".encode())
    assert (entry.title, entry.when.text) == ("Tọa đàm", "Sáng 17/5/2024")


def test_without_its_task_the_mark_of_a_deadline_is_enough() -> None:
    plan = sample.read("kon-tum-2024")
    data = written.make(plan)
    without = re.sub(rb"(?s)BEGIN:VTODO.*?END:VTODO\r\n", b"", data)
    assert len(without) < len(data)
    assert [entry.when for entry in said(ics.read(without))] == [
        entry.when for entry in said(plan) if entry.when.kind != "unstated"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe\x00BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        calendar(),
        event("CATEGORIES:" + "a," * (ics.MAX_SIGNS + 1)),
        b"x" * (ics.MAX_BYTES + 1),
        calendar(*("BEGIN:VEVENT\r\nEND:VEVENT" for _ in range(ics.MAX_PARTS + 1))),
        b"BEGIN:VCALENDAR\r\n" * 4000,
    ],
    ids=range(10),
)
def test_what_is_no_calendar_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        ics.read(data)
    assert caught.value.safe and caught.value.do


def test_broken_dates_leave_the_activity_without_a_time() -> None:
    assert words(event("DTSTART:20241399T250000")) == [""]
    assert words(event("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010101"))


VALUES = st.sampled_from(
    (
        *("20240517", "20240517T080000Z", "99991231", "00010101T000000Z", "P1D", "-P9999999D", "PT1S"),
        *("FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;COUNT=x", "", ";,:"),
        *("{}", '{"days": 1}', "20240517/P1D"),
    )
) | st.text(max_size=20)
NAMES = st.sampled_from(
    (
        *("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "SUMMARY", "STATUS", "PERCENT-COMPLETE"),
        *("DTSTART;VALUE=DATE", "DTSTART;TZID=Nowhere/City", "DTEND;VALUE=DATE", "DUE;VALUE=DATE"),
        *("X-SKH-ENTRY", "X-SKH-TIME", "X-SKH-NTH"),
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=6), st.sampled_from(("VEVENT", "VTODO")))
def test_any_properties_give_a_plan_or_a_plain_refusal(lines: list[tuple[str, str]], kind: str) -> None:
    try:
        plan = ics.read(event(*(f"{name}:{value}" for name, value in lines), kind=kind))
    except KnownError:
        return
    agenda(plan)
    written.make(plan)

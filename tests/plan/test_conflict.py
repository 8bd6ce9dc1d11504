"""What an office would call a clash, what it would not, and an index that finds what comparing all finds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.claims import claim
from desktop.plan.conflict import CROWD, Conflict, Index, Level
from desktop.plan.conflict_rules import alone, full, pair
from desktop.plan.item import Unit, Venue
from desktop.plan.plan import Event, Pick, State
from desktop.plan.workdays import DayKind, SpecialDay, calendar
from desktop.readers import sample

PLAIN = calendar(())
HALL, HQ = (Venue("Hội trường tầng 2"),), (Unit("Phòng Hành chính - Tổng hợp"),)
BOSS = (Unit("Phó Giám đốc Nguyễn Văn An"),)


def act(when: str, plan: str = "p", place: str = "a", **more) -> Entry:
    more = {"title": f"Tọa đàm {place}", "task": place, "name": f"III. {place}"} | more
    return Entry(plan=plan, place=place, when=phrase.parse(when, year=2024), **more)


def book(*entries: Entry, plan: str = "p", **more) -> Agenda:
    return Agenda(plan=plan, year=2024, entries=entries, **more)


def found(*entries: Entry, own=PLAIN, **more) -> tuple[Conflict, ...]:
    plans = {entry.plan for entry in entries}
    books = [book(*(e for e in entries if e.plan == plan), plan=plan, **more) for plan in sorted(plans)]
    return Index(books).all(own)


def said(*entries: Entry, **more) -> list[tuple[str, str]]:
    return [(clash.code, str(clash.level)) for clash in found(*entries, **more)]


def two(one: str, other: str, **shared) -> list[tuple[str, str]]:
    """Of two activities of two plans on working days."""
    return said(act(one, **shared), act(other, plan="q", place="b", **shared))


# --- precision ---------------------------------------------------------------------------------------------

TIMES = [
    ("Chiều ngày 17/5/2024", "Chiều ngày 17/5/2024", "certain"),
    ("Sáng ngày 17/5/2024", "Chiều ngày 17/5/2024", ""),
    ("Chiều ngày 17/5/2024", "Tối ngày 17/5/2024", ""),
    ("ngày 17/5/2024", "Chiều ngày 17/5/2024", "certain"),
    ("ngày 17/5/2024", "Tối ngày 17/5/2024", ""),
    ("ngày 17/5/2024", "ngày 16/5/2024", ""),
    ("từ 08 giờ 00 phút đến 10 giờ 00 phút ngày 17/5/2024", "từ 10h00 đến 11h00 ngày 17/5/2024", ""),
    ("từ 08 giờ 00 phút đến 10 giờ 00 phút ngày 17/5/2024", "từ 9h59 đến 11h00 ngày 17/5/2024", "certain"),
    ("8h00 ngày 17/5/2024", "8h00 ngày 17/5/2024", "certain"),
    ("8h00 ngày 17/5/2024", "9h00 ngày 17/5/2024", "possible"),
    ("8h00 ngày 17/5/2024", "14h00 ngày 17/5/2024", ""),
    ("8h00 ngày 17/5/2024", "Sáng ngày 17/5/2024", "possible"),
    ("8h00 ngày 17/5/2024", "Chiều ngày 17/5/2024", ""),
    ("8h00 ngày 17/5/2024", "ngày 17/5/2024", "possible"),
    ("từ ngày 15/5/2024 đến ngày 17/5/2024", "Sáng ngày 17/5/2024", "certain"),
    ("Dự kiến chiều ngày 17/5/2024", "Chiều ngày 17/5/2024", "possible"),
    ("Hoàn thành trước ngày 17/5/2024", "ngày 17/5/2024", ""),
    ("Tháng 5/2024", "ngày 17/5/2024", ""),
    ("2,5 ngày, bắt đầu 8h00 ngày 15/5/2024", "Sáng ngày 17/5/2024", "certain"),
    ("2,5 ngày, bắt đầu 8h00 ngày 15/5/2024", "Chiều ngày 17/5/2024", ""),
    ("01 ngày, trong khoảng từ ngày 14 - 18/5/2024", "ngày 16/5/2024", ""),
]


@pytest.mark.parametrize(("one", "other", "level"), TIMES)
def test_two_events_in_one_hall(one: str, other: str, level: str) -> None:
    assert two(one, other, rooms=HALL) == ([("room_clash", level)] if level else [])
    assert two(other, one, rooms=HALL) == two(one, other, rooms=HALL)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Hội trường tầng 2", "tại hội trường Tầng 2.", "certain"),
        ("Hội trường tầng 2", "dự kiến Hội trường tầng 2", "possible"),
        ("Hội trường tầng 2", "Hội trường tầng 2 - Tòa nhà B", "possible"),
        ("Hội trường tầng 2, Tòa nhà A", "Hội trường tầng 2, Tòa nhà B", ""),
        ("Phòng họp số 1; Phòng họp số 2", "Phòng họp số 2", "certain"),
        ("Trường Đại học A", "Trường Đại học A", "possible"),
        ("Trụ sở các đơn vị", "Trụ sở các đơn vị", ""),
        ("Trang thông tin điện tử của Sở", "Trang thông tin điện tử của Sở", ""),
        ("Văn phòng Sở", "Văn phòng Sở", "possible"),
    ],
)
def test_what_is_one_place(one: str, other: str, level: str) -> None:
    when = "Chiều ngày 17/5/2024"
    clash = said(act(when, rooms=(Venue(one),)), act(when, plan="q", place="b", rooms=(Venue(other),)))
    assert clash == ([("room_clash", level)] if level else [])


def test_a_tentative_place_is_never_certain() -> None:
    when, place = "Chiều ngày 17/5/2024", (Venue("Hội trường tầng 2", tentative=True),)
    assert said(act(when, rooms=place), act(when, place="b", rooms=HALL)) == [("room_clash", "possible")]


def test_a_banner_in_the_hall_for_a_month_is_only_possible() -> None:
    assert two("từ 21/4/2024 đến 19/5/2024", "17/5/2024", rooms=HALL) == [("room_clash", "possible")]
    assert two("từ 21/4/2024 đến 19/5/2024", "từ 10/5/2024 đến 19/5/2024", rooms=HALL) == [
        ("room_clash", "possible")
    ]


def test_a_weekday_that_the_calendar_denies_leaves_the_day_in_doubt() -> None:
    clash = two("Chiều ngày 17/5/2024 (Thứ 5)", "Chiều ngày 17/5/2024", rooms=HALL)
    assert clash == [("room_clash", "possible")]


# --- units and leaders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "clashes"),
    [
        ("Phòng Hành chính - Tổng hợp", True),
        ("Văn phòng Sở", True),
        ("Các phòng, đơn vị thuộc Sở", False),
        ("các đơn vị", False),
        ("Sở Khoa học và Công nghệ", False),
        ("UBND xã Quảng Ngọc", False),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật", True),
        ("", False),
    ],
)
def test_which_lead_cannot_be_in_two_places(names: str, clashes: bool) -> None:
    at = two("Chiều ngày 17/5/2024", "Chiều ngày 17/5/2024", leads=(Unit(names),))
    assert at == ([("unit_clash", "possible")] if clashes else [])


def test_one_of_several_leads_is_enough_however_it_is_spelled() -> None:
    one = act("17/5/2024", leads=(Unit("Phòng Quản lý Khoa học"), Unit("Phòng Hành chính- Tổng hợp")))
    other = act("17/5/2024", place="b", leads=HQ)
    assert said(one, other) == [("unit_clash", "possible")]
    assert found(one, other)[0].words[2] == "Phòng Hành chính- Tổng hợp"


@pytest.mark.parametrize(
    ("when", "level"),
    [
        ("từ 15/5/2024 đến 19/5/2024", "harmless"),
        ("từ 21/4/2024 đến 19/5/2024", ""),
        ("3 ngày, bắt đầu ngày 15/5/2024", "possible"),
        ("Hoàn thành trước ngày 17/5/2024", ""),
        ("Trước, trong và sau ngày 18/5/2024", ""),
    ],
)
def test_what_goes_on_for_days_does_not_bind_a_unit(when: str, level: str) -> None:
    assert two(when, "ngày 17/5/2024", leads=HQ) == ([("unit_clash", level)] if level else [])


def test_coordinators_are_not_bound_but_second_leads_and_lone_performers_are() -> None:
    when = "17/5/2024"
    lead = act(when, leads=HQ)
    assert said(lead, act(when, place="b", coordinators=HQ)) == []
    assert said(lead, act(when, place="b", second_leads=HQ)) == [("unit_clash", "possible")]
    assert said(lead, act(when, place="b", performers=HQ)) == [("unit_clash", "possible")]


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ("Phó Giám đốc Nguyễn Văn An", "Nguyễn Văn An - Phó Giám đốc Sở", True),
        ("đồng chí Nguyễn Văn An", "Nguyễn Văn An", True),
        ("Phó Giám đốc Nguyễn Văn An", "Phó Giám đốc Trần Thị Bình", False),
        ("Giám đốc", "Giám đốc Sở", True),
        ("Phó Giám đốc Sở", "Phó Giám đốc Sở", False),
        ("Lãnh đạo Sở", "Lãnh đạo Sở", False),
        ("Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", False),
    ],
)
def test_a_leader_is_one_person(one: str, other: str, clashes: bool) -> None:
    mine, theirs = act("17/5/2024", leaders=(Unit(one),)), act("17/5/2024", place="b", leaders=(Unit(other),))
    assert said(mine, theirs) == ([("leader_clash", "possible")] if clashes else [])


def test_one_line_for_a_pair_however_much_it_shares() -> None:
    assert two("17/5/2024", "17/5/2024", rooms=HALL, leads=HQ, leaders=BOSS) == [("room_clash", "certain")]


# --- what belongs together ---------------------------------------------------------------------------------


def test_times_of_one_activity_never_clash() -> None:
    assert said(act("17/5/2024", rooms=HALL), act("Sáng 17/5/2024", place="x", task="a", rooms=HALL)) == []


def test_an_activity_and_its_part_do_not_clash() -> None:
    whole, part = act("17/5/2024", rooms=HALL), act("Sáng 17/5/2024", place="b", rooms=HALL)
    assert said(whole, replace(part, above=whole.task)) == []
    assert said(whole, part) == [("room_clash", "certain")]


def test_a_duty_that_tells_an_activity_again_is_no_clash() -> None:
    assert said(act("17/5/2024", leads=HQ), act("ngày 17/5/2024", place="b", leads=HQ, duty=True)) == []


def test_two_plans_that_tell_of_one_event_are_only_told_of() -> None:
    assert two("17/5/2024", "17/5/2024", rooms=HALL, title="Lễ kỷ niệm Ngày KH&CN") == [
        ("told_twice", "harmless")
    ]


def test_plans_that_are_over_and_what_is_done_take_nothing() -> None:
    entries = act("17/5/2024", rooms=HALL), act("17/5/2024", place="b", rooms=HALL)
    assert said(*entries, state=State.REPORTED) == []
    assert said(entries[0], replace(entries[1], progress=100)) == []


# --- windows and chosen days -------------------------------------------------------------------------------


def test_narrow_windows_that_meet_are_only_told_of() -> None:
    one, other = "01 buổi, từ ngày 16 đến 17/5/2024", "01 ngày, từ ngày 14 - 17/5/2024"
    assert two(one, other, leads=HQ) == [("windows_meet", "harmless")]
    assert two("Tháng 5/2024", "Tháng 5 - 6 năm 2024", leads=HQ) == []


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        (("16/5/2024",), []),
        (("từ 16/5/2024 đến 17/5/2024",), [("room_full", "possible")]),
        (("16/5/2024", "17/5/2024"), [("room_full", "possible")]),
        (("16/5/2024", "Sáng 17/5/2024"), []),
        (("16/5/2024", "8h00 ngày 17/5/2024"), []),
    ],
)
def test_a_window_without_a_free_half_day(taken: tuple[str, ...], code: list) -> None:
    window = act("01 buổi, từ ngày 16 đến 17/5/2024", rooms=HALL)
    others = [act(when, plan="q", place=f"b{n}", rooms=HALL) for n, when in enumerate(taken)]
    assert said(window, *others) == code


def test_a_window_without_a_free_day_for_its_leader() -> None:
    window = act("01 ngày, từ ngày 16 đến 17/5/2024", leaders=BOSS)
    assert said(window, act("từ 16/5/2024 đến 17/5/2024", place="b", leaders=BOSS)) == [
        ("leader_full", "possible")
    ]


def test_a_day_chosen_inside_a_window_may_clash() -> None:
    window = act("Tháng 5/2024", rooms=HALL, pick=Pick("a", 0, date(2024, 5, 17), "sáng"))
    clash = found(window, act("Sáng 17/5/2024", place="b", rooms=HALL))
    assert [(one.code, one.level) for one in clash] == [("room_clash", Level.POSSIBLE)]
    assert clash[0].words == (
        "Tháng 5/2024 → sáng 17/5/2024",
        "Sáng 17/5/2024",
        "Hội trường tầng 2",
        "17/5/2024",
    )


# --- days off, period, parts -------------------------------------------------------------------------------

OFF = calendar(
    (
        SpecialDay(date(2024, 5, 16), DayKind.OFFICE, "Ngày thành lập"),
        SpecialDay(date(2024, 5, 18), DayKind.MAKEUP, "Làm bù"),
        SpecialDay(date(2024, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng"),
    )
)


@pytest.mark.parametrize(
    ("when", "clash"),
    [
        ("16/5/2024", [("closed_day", "possible")]),
        ("18/5/2024", []),
        ("19/5/2024", [("weekend", "harmless")]),
        ("từ 15/5/2024 đến 19/5/2024", []),
        ("từ 25/5/2024 đến 26/5/2024", [("weekend", "harmless")]),
        ("3 ngày, bắt đầu ngày 15/5/2024", [("closed_day", "possible")]),
        ("chậm nhất là ngày 19/5/2024", [("due_closed", "harmless")]),
        ("trước ngày 19/5/2024", []),
        ("Tháng 5/2024", []),
    ],
)
def test_days_off(when: str, clash: list) -> None:
    assert said(act(when), own=OFF) == clash


def test_the_day_of_the_event_is_a_fact() -> None:
    assert said(act("19/5/2024"), event=Event("Ngày sinh", date(2024, 5, 19))) == []


def whole(when: str) -> Entry:
    return act(when, place="w", task="", name="")


@pytest.mark.parametrize(
    ("when", "title", "clash"),
    [
        ("20/5/2024", "Lễ hưởng ứng", [("outside_period", "harmless")]),
        ("20/5/2024", "Hội nghị tổng kết", []),
        ("17/5/2024", "Lễ hưởng ứng", []),
        ("trước ngày 10/5/2024", "Gửi văn bản", []),
    ],
)
def test_the_period_of_the_plan(when: str, title: str, clash: list) -> None:
    assert said(whole("từ 13/5/2024 đến 18/5/2024"), act(when, title=title)) == clash


@pytest.mark.parametrize(
    ("when", "title", "main", "clash"),
    [
        ("trước ngày 15/5/2024", "Chuẩn bị tham luận", "17/5/2024", []),
        ("trước ngày 20/5/2024", "Chuẩn bị tham luận", "16/5/2024", [("late_preparation", "certain")]),
        ("trước ngày 20/5/2024", "Báo cáo kết quả", "17/5/2024", []),
        ("trước ngày 20/5/2024", "Thả hoa đăng", "17/5/2024", []),
        (
            "trước ngày 16/5/2024",
            "Gửi giấy mời",
            "từ 14/5/2024 đến 17/5/2024",
            [("late_preparation", "possible")],
        ),
        ("trước ngày 16/5/2024", "Gửi giấy mời", "01 ngày, từ ngày 14 - 17/5/2024", []),
        (
            "trước ngày 22/5/2024",
            "Gửi giấy mời",
            "01 ngày, từ ngày 14 - 17/5/2024",
            [("late_preparation", "certain")],
        ),
        ("trước ngày 22/5/2024", "Lập danh sách", "trước ngày 20/5/2024", [("late_preparation", "certain")]),
        ("trước ngày 22/5/2024", "Lập danh sách", "Dự kiến 17/5/2024", [("late_preparation", "possible")]),
    ],
)
def test_preparations_are_due_before_their_activity(when: str, title: str, main: str, clash: list) -> None:
    assert said(act(main), act(when, place="x", task="a", title=title, inner=True)) == clash


@pytest.mark.parametrize(
    ("part", "whole", "clash"),
    [
        ("trước ngày 22/5/2024", "trước ngày 20/5/2024", [("part_late", "certain")]),
        ("trước ngày 20/5/2024", "trước ngày 20/5/2024", []),
        ("22/5/2024", "từ 13/5/2024 đến 20/5/2024", [("part_late", "certain")]),
        ("Tháng 5 - 6 năm 2024", "trước ngày 20/5/2024", []),
        ("Tháng 6/2024", "trước ngày 20/5/2024", [("part_late", "certain")]),
        ("trước ngày 16/5/2024", "đầu tháng 5/2024", [("part_late", "possible")]),
        ("22/5/2024", "", []),
    ],
)
def test_a_part_is_over_before_its_whole(part: str, whole: str, clash: list) -> None:
    entries = act(whole), act(part, place="b", above="a")
    assert said(*entries) == clash


@pytest.mark.parametrize("name", sample.NAMES)
def test_a_real_plan_gives_no_false_alarm(name: str) -> None:
    assert Index([agenda(sample.read(name))]).all(PLAIN) == ()


# --- the index ---------------------------------------------------------------------------------------------

PHRASES = (
    "17/5/2024", "Sáng 17/5/2024", "8h00 ngày 17/5/2024", "từ 9h00 đến 10h00 ngày 16/5/2024", "16/5/2024",
    "từ 15/5/2024 đến 17/5/2024", "từ 1/5/2024 đến 30/5/2024", "01 buổi, từ ngày 16 đến 17/5/2024",
    "01 ngày, từ ngày 15 - 17/5/2024", "trước ngày 17/5/2024", "Tháng 5/2024", "18/5/2024", "",
    "2,5 ngày, bắt đầu 14h00 ngày 15/5/2024",
)  # fmt: skip
ENTRIES = st.builds(
    act,
    st.sampled_from(PHRASES),
    title=st.sampled_from(("Lễ", "Tọa đàm", "Chuẩn bị tài liệu")),
    above=st.sampled_from(("", "t1", "t2")),
    task=st.sampled_from(("", "t1", "t2", "t3")),
    rooms=st.sampled_from(((), HALL, (Venue("Phòng họp"), Venue("Hội trường tầng 2 - Nhà B")))),
    leads=st.sampled_from(((), HQ)),
    leaders=st.sampled_from(((), BOSS)),
    duty=st.booleans(),
    inner=st.booleans(),
    pick=st.sampled_from((None, None, Pick("x", 0, date(2024, 5, 17), "chiều"))),
)


@st.composite
def books(draw) -> Agenda:
    plan = draw(st.sampled_from("pqrs"))
    entries = draw(st.lists(ENTRIES, max_size=4))
    placed = (replace(entry, plan=plan, place=f"x{n}") for n, entry in enumerate(entries))
    return book(*placed, plan=plan, state=draw(st.sampled_from((State.DRAFT, State.DRAFT, State.REPLACED))))


def brute(plans: dict[str, Agenda], plan_id: str) -> set[Conflict]:
    """All pairs of all plans, without any index."""
    claims = {key: [claim(entry, 2024) for entry in a.entries] for key, a in plans.items() if not a.over}
    everyone = [one for of_plan in claims.values() for one in of_plan]
    conflicts = [full(one, [o for o in everyone if o is not one], PLAIN) for one in everyone]
    conflicts += [pair(one, other) for one in everyone for other in everyone if one.key < other.key]
    for key, of_plan in claims.items():
        conflicts += alone(plans[key], of_plan, PLAIN)
    return {clash for clash in conflicts if clash and plan_id in {key[0] for key in clash.keys}}


@settings(max_examples=150)
@given(st.lists(st.one_of(books(), st.sampled_from("pqrs")), min_size=2, max_size=9))
def test_after_any_edits_the_index_says_what_comparing_all_says(edits: list) -> None:
    index, plans = Index(), {}
    for edit in edits:
        if isinstance(edit, str):
            index.drop(edit)
            plans.pop(edit, None)
        else:
            index.put(edit)
            plans[edit.plan] = edit
        for plan_id in "pqrs":
            told = index.of(plan_id, PLAIN)
            assert set(told) == brute(plans, plan_id) and len(told) == len(set(told))
            assert list(told) == sorted(told, key=lambda clash: clash.order)


@settings(max_examples=150)
@given(ENTRIES, ENTRIES)
def test_a_clash_is_the_same_from_both_sides(one: Entry, other: Entry) -> None:
    left, right = claim(one, 2024), claim(replace(other, plan="q"), 2024)
    assert pair(left, right) == pair(right, left)


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=30), st.integers(-5, 100_000))
def test_no_words_make_it_raise(words: str, name: str, year: int) -> None:
    entry = act("17/5/2024", rooms=(Venue(name),), leads=(Unit(name),), leaders=(Unit(words),))
    odd = replace(entry, place="b", task="b", when=phrase.parse(words, year=2024), title=words, name=name)
    index = Index([replace(book(entry, odd), year=year)])
    assert isinstance(index.all(PLAIN), tuple)


def test_a_changed_wording_is_seen_though_it_means_the_same() -> None:
    index = Index([book(act("17/5/2024", rooms=HALL), act("17/5/2024", place="b", rooms=HALL))])
    index.put(book(act("ngày 17/5/2024", rooms=HALL), act("17/5/2024", place="b", rooms=HALL)))
    assert index.of("p", PLAIN)[0].words[0] == "ngày 17/5/2024"


def test_another_calendar_is_asked_anew() -> None:
    index = Index([book(act("16/5/2024"))])
    assert index.of("p", PLAIN) == () and len(index.of("p", OFF)) == 1 and index.of("p", PLAIN) == ()


def test_a_plan_that_is_unknown_clashes_with_nothing() -> None:
    assert Index().of("x", PLAIN) == ()


def test_of_a_crowd_each_is_told_of_the_nearest() -> None:
    plans = [book(act("17/5/2024", plan=f"p{n:03}", leads=HQ), plan=f"p{n:03}") for n in range(3 * CROWD)]
    index = Index(plans)
    told = index.all(PLAIN)
    assert all(CROWD // 2 <= len(index.of(plan.plan, PLAIN)) <= CROWD for plan in plans)
    assert len(told) == len({clash.keys for clash in told}) < len(plans) * CROWD


def test_after_an_edit_only_plans_beside_it_look_again() -> None:
    times = {"p": "13/5/2024", "q": "13/5/2024", "r": "14/5/2024"}
    index = Index([book(act(when, plan=plan, leads=HQ), plan=plan) for plan, when in times.items()])
    assert index.waiting(PLAIN) == 3
    index.all(PLAIN)
    assert index.waiting(PLAIN) == 0
    index.put(book(act("16/5/2024", leads=HQ)))
    assert index.waiting(PLAIN) == 2


def test_the_one_who_compares_many_rests_after_each_plan() -> None:
    rests: list[int] = []
    books = [book(act("13/5/2024", plan=plan), plan=plan) for plan in "pqr"]
    Index(books, lambda: rests.append(1)).all(PLAIN, lambda: rests.append(2))
    assert rests == [1, 1, 1, 2, 2, 2]

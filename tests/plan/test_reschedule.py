"""Times moved in a plan: the words follow, the marks of the text stay, fuzzy stays fuzzy."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from desktop.plan import edit
from desktop.plan.agenda import Entry, agenda
from desktop.plan.item import Activity, Item, Prose, Timing
from desktop.plan.moving import Grip
from desktop.plan.plan import Issue, Pick, Plan, Section, SectionKind, State
from desktop.plan.reschedule import detached, ended, moved, picked, started, told, why_not, why_not_picked
from desktop.plan.text import Run, Text, text
from desktop.plan.tree import find
from desktop.readers import sample

SAMPLES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
PHRASES = (
    "Chiều ngày 17/5/2024 (Thứ 6)",
    "1/2 ngày (buổi chiều), Thứ Tư, ngày 14/10/2026",
    "ngày 20 tháng 5",
    "8h15’ ngày 21/10/2026 (Thứ Tư)",
    "Từ 9h30 thứ Năm, ngày 22/10/2026",
    "2,5 ngày, bắt đầu 8h00 thứ Tư, ngày 14/10/2026",
    "Từ ngày 20/4/2021 đến 20/5/2021",
    "(từ 15/5-19/5/2024)",
    "từ ngày 12-16/10",
    "từ 28/12 đến 03/01",
    "trong 4 ngày từ ngày 12/10/2026 đến hết ngày 15/10/2026",
    "Tháng 5/2021",
    "Tháng 5 - 6 năm 2021",
    "Từ tháng 9/2026 -tháng 02/2027",
    "đầu tháng 11/2026",
    "cuối năm 2026",
    "tuần 2 tháng 5/2026",
    "từ sáng ngày 17 đến chiều ngày 18/5/2026",
    "10 ngày cuối tháng 5/2026",
    "Hoàn tất trong Quý III/2026",
    "trong quý I năm 2027",
    "Trong năm 2027",
    "giai đoạn 2027-2031",
    "Hoàn thành trước ngày 10/5/2024",
    "trước 10h00 ngày 22/10/2026",
    "muộn nhất là ngày 30/10/2026",
    "đến hết ngày 30/10/2026 (tính theo dấu bưu điện)",
    "hoàn thành trước tháng 5/2024",
    "01 ngày, trong tháng 4/2024",
    "Dự kiến 01 buổi, trong khoảng thời gian từ ngày 17 đến 18/5/2021",
    "01 ngày, dự kiến trong khoảng từ ngày 14 - 18/5/2021)",
    "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024",
    "Trước, trong và sau ngày 18/5/2024",
    "Ca 1: Từ 8h15’ ngày 21/10/2026 (Thứ Tư). Ca 2: Từ 8h15’ ngày 22/10/2026 (Thứ Năm).",
    "các ngày 12, 14 và 16/10/2026",
    "chuyển từ ngày 08 và 09-10 sang ngày 15 và 16-10",
    "trước ngày 25 hằng tháng",
    "thường xuyên",
    "từ ngày 20/5/2024 trở đi",
    "trước 07 ngày so với ngày khai mạc",
    "khi mát trời",
)
APRIL = "01 ngày, trong tháng 4/2024"
DAYS = some.one_of(some.integers(-900, 900), some.integers(-100_000, 100_000))


def plan_of(*children: Item, year: int = 2024) -> Plan:
    activity = Item(id="a", content=Activity(text("Tọa đàm")), children=children)
    section = Section(id="s", kind=SectionKind.ACTIVITIES, items=(activity,))
    return Plan(id="p", issue=Issue(year=year), sections=(section,))


def timed(words: str | Text) -> tuple[Plan, Entry]:
    """A plan with one time, and that time."""
    value = words if isinstance(words, Text) else text(words)
    plan = plan_of(Item(id="t", content=Timing(value)))
    return plan, agenda(plan).entries[0]


def entry_of(plan: Plan, entry: Entry) -> Entry:
    """The same entry as the plan has it now."""
    return next(found for found in agenda(plan).entries if found.key == entry.key)


@pytest.mark.parametrize("words", PHRASES)
@pytest.mark.parametrize("by_days", [1, 20, 31, 100, 366])
def test_there_and_back_says_the_same(words: str, by_days: int) -> None:
    plan, entry = timed(words)
    there = moved(plan, entry, by_days)
    if there is None:
        assert why_not(entry, plan, by_days)
        return
    assert (there.when.kind, there.when.grain) == (entry.when.kind, entry.when.grain)
    assert (there.when.tentative, there.when.note) == (entry.when.tentative, entry.when.note)
    back = moved(there.plan, entry_of(there.plan, entry), -by_days)
    assert back is not None
    assert back.when == entry.when


@settings(max_examples=150)
@given(some.sampled_from(PHRASES), DAYS, some.sampled_from((moved, started, ended)))
def test_no_move_raises_or_makes_fuzzy_times_exact(words: str, by_days: int, act) -> None:
    plan, entry = timed(words)
    there = act(plan, entry, by_days)
    if there is not None:
        now = entry_of(there.plan, entry).when
        assert now == there.when
        assert (now.kind, now.grain, now.tentative) == (
            entry.when.kind,
            entry.when.grain,
            entry.when.tentative,
        )


@settings(max_examples=40)
@given(some.sampled_from(SAMPLES), some.lists(some.tuples(some.integers(0, 60), DAYS), max_size=6))
def test_walks_over_the_samples(name: str, steps: list[tuple[int, int]]) -> None:
    plan = sample.read(name)
    kinds = [(entry.key, entry.when.kind) for entry in agenda(plan).entries]
    for nth, by_days in steps:
        entries = agenda(plan).entries
        entry = entries[nth % len(entries)]
        there = (moved, started, ended)[nth % 3](plan, entry, by_days)
        there = there or picked(plan, entry, entry.when.latest or date(2024, 5, 1))
        plan = there.plan if there else plan
    assert [(entry.key, entry.when.kind) for entry in agenda(plan).entries] == kinds


@settings(max_examples=60)
@given(some.text(max_size=40), some.integers(-400, 400))
def test_any_words_are_safe(words: str, by_days: int) -> None:
    plan, entry = timed("Hoàn thành " + words + " trước ngày 10/5/2024")
    assume(entry.when.kind == "deadline")
    there = moved(plan, entry, by_days)
    assert there is None or there.when.kind == "deadline"


@pytest.mark.parametrize("words", PHRASES)
def test_no_days_are_no_move(words: str) -> None:
    plan, entry = timed(words)
    assert moved(plan, entry, 0) is None
    assert why_not(entry, plan, 0)


@pytest.mark.parametrize("by_days", [-60_000, 80_000, 10**12])
def test_out_of_the_calendar_nothing_moves(by_days: int) -> None:
    plan, entry = timed("Hoàn thành trước ngày 10/5/2024")
    assert moved(plan, entry, by_days) is None
    assert why_not(entry, plan, by_days) == "too_far"


@pytest.mark.parametrize(
    ("act", "words", "by_days", "wanted"),
    [
        (moved, "Hoàn thành trước ngày 10/5/2024", 2, "Hoàn thành trước ngày 12/5/2024"),
        (ended, "Hoàn thành trước ngày 10/5/2024", 2, "Hoàn thành trước ngày 12/5/2024"),
        (ended, "Từ ngày 20/4/2021 đến 20/5/2021", 5, "Từ ngày 20/4/2021 đến 25/5/2021"),
        (started, "Từ ngày 20/4/2021 đến 20/5/2021", -5, "Từ ngày 15/4/2021 đến 20/5/2021"),
        (ended, "từ ngày 17 đến 18/5/2021", 20, "từ ngày 17/5 đến 07/6/2021"),
        (ended, "Tháng 5/2021", 30, "Tháng 5 - 6 năm 2021"),
        (ended, APRIL, 30, "01 ngày, trong tháng 4 - 5 năm 2024"),
        (started, "từ ngày 20/5/2024 trở đi", 1, "từ ngày 21/5/2024 trở đi"),
        (
            ended,
            "trong 4 ngày từ ngày 12/10/2026 đến hết ngày 15/10/2026",
            2,
            "trong 06 ngày, từ ngày 12/10/2026 đến hết ngày 17/10/2026",
        ),
    ],
)
def test_edges(act, words: str, by_days: int, wanted: str) -> None:
    plan, entry = timed(words)
    there = act(plan, entry, by_days)
    assert there is not None
    assert there.words == wanted


def test_edges_do_not_cross() -> None:
    plan, entry = timed("Từ ngày 20/4/2021 đến 20/5/2021")
    assert started(plan, entry, 31) is None
    assert why_not(entry, plan, 31, Grip.START) == "reversed"


def test_the_heart_moves_inside_its_window_only() -> None:
    plan, entry = timed("Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024")
    there = moved(plan, entry, 3, core=True)
    assert there is not None
    assert there.words.endswith("từ ngày 18/4/2024 đến hết ngày 24/4/2024")
    assert moved(plan, entry, 10, core=True) is None
    assert why_not(entry, plan, 10, Grip.CORE) == "core_outside"


def test_bold_inside_a_date_and_its_footnote_stay() -> None:
    plan, entry = timed(Text((Run("Trước ngày 1"), Run("0/5", bold=True, note="Ghi chú"), Run("/2024"))))
    there = moved(plan, entry, 2)
    assert there is not None
    content = find(there.plan, "t").content
    assert isinstance(content, Timing)
    assert content.text.plain == there.words == "Trước ngày 12/5/2024"
    assert content.text.runs[1:] == (Run("/5", bold=True, note="Ghi chú"), Run("/2024"))


def test_a_phrase_in_a_sentence_moves_where_it_stands() -> None:
    words = Text(
        (
            Run("Họp "),
            Run("ngày 06/5/2024", time=True),
            Run(", gửi báo cáo ", italic=True),
            Run("trước ngày 15/5", time=True),
            Run("/2024", bold=True, time=True),
            Run(" về Sở.", note="Bản giấy"),
        )
    )
    plan = plan_of(Item(id="x", content=Prose(words)))
    entry = agenda(plan).entries[1]
    there = moved(plan, entry, 20)
    assert there is not None
    content = find(there.plan, "x").content
    assert isinstance(content, Prose)
    assert content.text.plain == "Họp ngày 06/5/2024, gửi báo cáo trước ngày 04/6/2024 về Sở."
    assert [(run.italic, run.bold, run.note) for run in content.text.runs] == [
        (run.italic, run.bold, run.note) for run in words.runs
    ]


def test_a_chosen_day_goes_along_and_stays_inside() -> None:
    plan, entry = timed(APRIL)
    chosen = picked(plan, entry, date(2024, 4, 30), "chiều")
    assert chosen is not None
    there = moved(chosen.plan, entry_of(chosen.plan, entry), -60)
    assert there is not None
    assert there.plan.picks == (Pick("t", 0, date(2024, 2, 29), "chiều"),)


def test_only_the_choice_changes_when_a_day_is_picked() -> None:
    plan, entry = timed(APRIL)
    chosen = picked(plan, entry, date(2024, 4, 18), "sáng")
    assert chosen is not None
    assert chosen.pick_only
    assert replace(chosen.plan, picks=()) == plan
    assert chosen.words == "Sáng ngày 18/4/2024 (Thứ Năm)"
    back = picked(chosen.plan, entry, None)
    assert back is not None
    assert back.plan == plan


@pytest.mark.parametrize(
    ("words", "chosen", "code"),
    [
        (APRIL, date(2024, 5, 1), "outside"),
        (APRIL, None, "same"),
        ("Trước, trong và sau ngày 18/5/2024", date(2024, 5, 17), "around"),
        ("trước ngày 25 hằng tháng", date(2024, 5, 17), "recurring"),
        ("Chiều ngày 17/5/2024", date(2024, 5, 16), "said"),
        ("Hoàn thành trước ngày 10/5/2024", date(2024, 5, 1), "said"),
        ("khi mát trời", date(1800, 1, 1), "too_far"),
        ("khi mát trời", date(2024, 1, 1), ""),
        ("trước 07 ngày so với ngày khai mạc", date(2024, 1, 1), ""),
        ("Hoàn tất trong Quý III/2026", date(2026, 9, 30), ""),
    ],
)
def test_what_can_be_picked(words: str, chosen: date | None, code: str) -> None:
    plan, entry = timed(words)
    assert why_not_picked(plan, entry, chosen) == code
    assert (picked(plan, entry, chosen) is None) == bool(code)


def test_an_activity_without_time_takes_a_day_and_the_day_moves() -> None:
    plan = plan_of()
    chosen = picked(plan, agenda(plan).entries[0], date(2024, 5, 10))
    assert chosen is not None
    entry = agenda(chosen.plan).entries[0]
    there = moved(chosen.plan, entry, 3)
    assert there is not None
    assert there.pick_only
    assert agenda(there.plan).entries[0].pick == Pick("a", 0, date(2024, 5, 13))


def test_detaching_is_an_act_of_its_own() -> None:
    plan, entry = timed("Trước, trong và sau ngày 18/5/2024")
    free = detached(plan, entry, date(2024, 5, 16), date(2024, 5, 20))
    assert free is not None
    assert free.words == "Từ ngày 16/5/2024 đến hết ngày 20/5/2024"
    assert detached(plan, entry, date(2024, 5, 20), date(2024, 5, 16)) is None
    assert detached(*timed(APRIL), date(2024, 5, 16), date(2024, 5, 20)) is None


def test_a_signed_plan_stays() -> None:
    plan, entry = timed("Hoàn thành trước ngày 10/5/2024")
    signed = edit.set_state(plan, State.SIGNED)
    assert moved(signed, entry, 1) is None
    assert why_not(entry, signed, 1) == why_not_picked(signed, entry, date(2024, 5, 1)) == "frozen"


def test_an_entry_that_is_no_more_is_told() -> None:
    plan, entry = timed("Hoàn thành trước ngày 10/5/2024")
    assert why_not(entry, edit.remove_item(plan, "t"), 1) == "gone"
    assert why_not(replace(entry, nth=4), plan, 1) == "gone"
    elsewhere = moved(plan, entry, 3)
    assert elsewhere and why_not(entry, elsewhere.plan, 1) == "gone"


def test_told_with_the_weekday() -> None:
    plan, entry = timed("Hoàn thành trước ngày 10/5/2024")
    there = moved(plan, entry, 2)
    assert there is not None
    assert told(there) == "Hoàn thành trước Chủ nhật, ngày 12/5/2024; hạn cuối 11/5/2024"


@pytest.mark.parametrize("state", [State.DRAFT, State.SIGNED, State.RUNNING])
def test_progress_is_told_of_a_signed_plan_too(state: State) -> None:
    plan = edit.set_progress(edit.set_state(plan_of(), state), "a", 100)
    assert agenda(plan).entries[0].done


@pytest.mark.parametrize(("item", "progress"), [("a", 101), ("a", -1), ("t", 50)])
def test_progress_that_cannot_be(item: str, progress: int) -> None:
    with pytest.raises(ValueError):
        edit.set_progress(timed(APRIL)[0], item, progress)


def test_a_closed_plan_takes_no_progress() -> None:
    with pytest.raises(edit.PlanFrozen):
        edit.set_progress(edit.set_state(plan_of(), State.REPORTED), "a", 100)

"""What stands over from the earlier plan is told until it is changed or confirmed."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item, Mark
from desktop.plan.mentions import mentions
from desktop.plan.plan import Event, Issue, Plan, Section, Signature, Trace
from desktop.plan.text import Run, Text, text
from desktop.plan.traces import standing, traces_of


def plan(*words: str, year: int = 2024, **parts) -> Plan:
    items = tuple(Item(id=f"i{n}", content=records.Prose(text(line))) for n, line in enumerate(words))
    return Plan(
        id="p",
        issue=Issue(year=year),
        event=Event("Ngày X", date(year, 5, 18)),
        sections=(Section(id="s", title="NỘI DUNG", items=items),),
        **parts,
    )


def left(old: Plan, new: Plan) -> list[tuple[str, str, str]]:
    copied = replace(new, traces=traces_of(old, new))
    return [(trace.kind, trace.words, trace.place) for trace in standing(copied)]


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("gửi trước ngày 10/5/2024 để tổng hợp", "date", "10/5/2024"),
        ("từ ngày 10-5-2024", "date", "10-5-2024"),
        ("hoàn thành trước 10/5", "date", "10/5"),
        ("họp ngày 10-5 tại Sở", "date", "10-5"),
        ("trong tháng 4/2024", "date", "tháng 4/2024"),
        ("ban hành ngày 24 tháng 11 năm 2023", "date", "24 tháng 11 năm 2023"),
        ("kinh phí năm 2024", "year", "2024"),
        ("giai đoạn 2020 - 2024", "year", "2020 - 2024"),
        ("Công văn số 4273/BKHCN-VP của Bộ", "number", "4273/BKHCN-VP"),
        ("Nghị quyết số 45-NQ/TW ngày 24/11/2023 của", "number", "45-NQ/TW ngày 24/11/2023"),
        ("kỷ niệm 65 năm thành lập Bộ", "anniversary", "65 năm"),
        ("Hội thi lần thứ 12", "anniversary", "lần thứ 12"),
        ("Bản tin số 2/2024", "anniversary", "số 2"),
        ("giao ông Nguyễn Văn Bình theo dõi", "person", "Nguyễn Văn Bình"),
    ],
)
def test_what_belongs_to_the_old_year_is_told_with_its_place(words: str, kind: str, told: str) -> None:
    assert (kind, told, "i0") in left(plan(words), plan(words, year=2027))


@pytest.mark.parametrize(
    "words",
    [
        "Ngày X (18/5) hằng năm",  # the event's own day
        "đến năm 2030",
        "1/2 ngày",
        "TCVN ISO 9001:2015",
        "cách mạng công nghiệp lần thứ 4",
        "02 hội thảo, 80 đại biểu",
        "kinh nghiệm 10 năm",
    ],
)
def test_what_holds_in_any_year_is_not_told(words: str) -> None:
    assert left(plan(words), plan(words, year=2027)) == []


def test_districts_and_merged_provinces_are_told() -> None:
    words = "UBND các huyện, thành phố của tỉnh Kon Tum"
    told = [said for kind, said, _place in left(plan(words), plan(words, year=2027)) if kind == "unit"]
    assert told == ["UBND các huyện, thành phố", "tỉnh Kon Tum"]


def test_signer_and_themes_are_told_wherever_they_stand() -> None:
    theme = Item(id="q", content=records.Quote(text="Khơi dậy khát vọng"), mark=Mark.DASH)
    old = plan("Nêu rõ “Khơi dậy khát vọng”", signature=Signature(name="Nguyễn Văn An"))
    old = edit.add_item(old, "s", 1, theme)
    told = left(old, replace(old, issue=Issue(year=2027), event=Event()))
    assert ("theme", "Khơi dậy khát vọng", "i0") in told and ("theme", "Khơi dậy khát vọng", "q") in told
    assert ("person", "Nguyễn Văn An", "signature") in told


def test_what_only_the_new_plan_says_is_no_trace() -> None:
    assert left(plan("năm 2024"), plan("trước ngày 9/6/2023", year=2027)) == []


def renewed() -> Plan:
    new = plan("gửi trước ngày 10/5/2024", "năm 2024", year=2027)
    return replace(new, traces=traces_of(plan("gửi trước ngày 10/5/2024", "năm 2024"), new))


def test_a_change_takes_the_trace_away_and_undo_brings_it_back() -> None:
    before = renewed()
    after = edit.set_content(before, "i1", records.Prose(text("năm 2027")))
    assert [trace.words for trace in standing(before)] == ["10/5/2024", "2024"]
    assert [trace.words for trace in standing(after)] == ["10/5/2024"]
    assert [trace.words for trace in standing(edit.remove_item(after, "i0"))] == []


def test_a_day_changed_without_its_year_leaves_the_year_told() -> None:
    after = edit.set_content(renewed(), "i0", records.Prose(text("gửi trước ngày 11/5/2024")))
    assert ("year", "2024", "i0") in [(t.kind, t.words, t.place) for t in standing(after)]


def test_a_kept_trace_is_not_told_nor_the_year_inside_it() -> None:
    before = renewed()
    kept = edit.keep_trace(before, Trace("date", "10/5/2024", "i0"))
    assert [(t.words, t.place) for t in standing(kept)] == [("2024", "i1")]


def test_a_day_inside_another_day_does_not_stand() -> None:
    new = plan("trước 11/5/2024", year=2027, traces=(Trace("date", "1/5/2024", "i0"),))
    assert standing(new) == ()


def test_a_date_half_bold_and_a_footnote_are_read() -> None:
    prose = records.Prose(Text((Run("trước 10/5", bold=True), Run("/2024", note="Công văn số 7/UBND-VX"))))
    old = edit.set_content(plan("x"), "i0", prose)
    told = left(old, replace(old, issue=Issue(year=2027)))
    assert ("date", "10/5/2024", "i0") in told and ("number", "7/UBND-VX", "i0") in told


def test_a_plan_without_an_earlier_one_has_none() -> None:
    assert standing(plan("năm 2024")) == ()


def test_a_hundred_activities_take_a_moment() -> None:
    lines = [f"Hoạt động {n} trước ngày {n % 28 + 1}/5/2024 theo Công văn số {n}/UBND-VX" for n in range(100)]
    old, new = plan(*lines), plan(*lines, year=2027)
    traces_of(old, new)
    start = time.perf_counter()
    found = traces_of(old, new)
    assert (
        len(found) >= 200 and time.perf_counter() - start < 0.1
    )  # 20 ms wanted; a busy machine is given room


@settings(max_examples=100)
@given(some.text(max_size=60), some.integers(1990, 2026), some.text(max_size=60))
def test_the_old_year_never_stands_untold(before: str, year: int, after: str) -> None:
    words = f"{before} năm {year} {after}"
    told = left(plan(words, year=year), plan(words, year=2027))
    assert any(str(year) in said for _kind, said, _place in told)


@settings(max_examples=150)
@given(some.text(alphabet="0123456789/-. ngàythánmtrước()ố", max_size=60))
def test_mentions_stand_where_they_say(words: str) -> None:
    for mention in mentions(words):
        assert words[mention.start : mention.end] == mention.words

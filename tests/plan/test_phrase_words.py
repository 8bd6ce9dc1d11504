"""Times put into words: the wording itself, and that what is worded reads back the same."""

import unicodedata
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import phrase
from desktop.plan.when import KINDS, Length, When, around, before, between, by, half_day, length_end, starting


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (before(date(2024, 5, 10)), "Hoàn thành trước ngày 10/5/2024"),
        (by(date(2026, 10, 30)), "Hoàn thành chậm nhất ngày 30/10/2026"),
        (half_day(date(2024, 5, 17), "chiều"), "Chiều ngày 17/5/2024 (Thứ Sáu)"),
        (half_day(date(2026, 2, 1), "sáng"), "Sáng ngày 01/02/2026 (Chủ nhật)"),
        (around(date(2024, 5, 18)), "Trước, trong và sau ngày 18/5/2024"),
        (between(date(2026, 4, 28), date(2026, 5, 7)), "Từ ngày 28/4/2026 đến hết ngày 07/5/2026"),
        (starting(date(2026, 10, 14), Length(2.5), clock=time(8)),
         "2,5 ngày, bắt đầu 8h00 ngày 14/10/2026 (Thứ Tư)"),
        (When("within", date(2026, 1, 1), date(2026, 1, 31), "month", length=Length(0.5), tentative=True),
         "Dự kiến 1/2 ngày, trong tháng 01/2026"),
        (When(), ""),
    ],
)  # fmt: skip
def test_administrative_wording(when, words):
    assert phrase.words(when) == words


@pytest.mark.parametrize(
    ("words", "echo"),
    [
        ("Hoàn thành trước ngày 10/5/2024",
         "Hoàn thành trước thứ Sáu, ngày 10/5/2024; hạn cuối 09/5/2024"),
        ("Chiều ngày 17/5/2024 (Thứ 6)", "Chiều thứ Sáu, ngày 17/5/2024"),
        ("17/5/2026", "Chủ nhật, ngày 17/5/2026"),
        ("15/5-19/5/2024", "Từ thứ Tư, ngày 15/5/2024 đến hết Chủ nhật, ngày 19/5/2024 (05 ngày)"),
        ("Hoàn thành trong quý III/2026", "Hoàn thành trong Quý III/2026; hạn cuối thứ Tư, ngày 30/9/2026"),
        ("", "Không nêu thời gian"),
        ("trước ngày 25 hằng tháng", "Lặp lại hằng tháng; giữ nguyên chữ đã viết"),
        ("trước 07 ngày so với ngày khai mạc", "Tính theo một mốc khác; giữ nguyên chữ đã viết"),
        ("Hoàn thành trước tháng 6/2026", "Hoàn thành trước tháng 6/2026; hạn cuối Chủ nhật, ngày 31/5/2026"),
        ("hôm nào đó", "Giữ nguyên chữ đã viết, không tính được ngày"),
        ("31/02/2026", "Giữ nguyên chữ đã viết, không tính được ngày; lưu ý: ngày không có trong lịch"),
        ("Chiều ngày 17/5/2024 (Thứ 7)",
         "Chiều thứ Sáu, ngày 17/5/2024; lưu ý: thứ ghi trong văn bản không đúng với ngày"),
    ],
)  # fmt: skip
def test_the_echo_tells_what_was_understood(words, echo):
    assert phrase.echo(phrase.parse(words)) == echo


DAYS = st.dates(date(1900, 1, 2), date(2199, 12, 31))
SOON = st.dates(date(2000, 1, 1), date(2090, 12, 31))
HOURS = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None, fold=0))
LENGTHS = st.builds(
    Length,
    st.integers(1, 400).map(lambda n: n / 2) | st.sampled_from([1.25, 0.75]),
    st.sampled_from(["ngày", "buổi", "tuần", "tháng", "ngày làm việc"]),
)
PARTS = st.sampled_from(["sáng", "trưa", "chiều", "tối"])
ACTIONS = st.sampled_from(["", "hoàn thành nghiệm thu, bàn giao", "hoàn thành hồ sơ của UBND tỉnh"])
NOTES = st.sampled_from(["", "để tổng hợp", "(tính theo dấu bưu điện)", "có thể phối hợp với Ngày hội 18/5"])


def spans(*grains):
    """(first day, last day, grain) of a window."""

    def make(grain, first, more):
        step = {"month": 1, "quarter": 3, "year": 12, "period": 12}.get(grain)
        if step is None:
            return first, date.fromordinal(first.toordinal() + more + 1), grain
        start = date(first.year, (first.month - 1) // step * step + 1, 1)
        count = step if grain == "year" else step * (more + 1 + (grain == "period"))
        return start, length_end(start, Length(count, "tháng")), grain

    return st.builds(make, st.sampled_from(grains), SOON, st.integers(0, 30))


@st.composite
def whens(draw):
    kind = draw(
        st.sampled_from([kind for kind in KINDS if kind not in ("recurring", "relative", "unparsed")])
    )
    when = MAKERS[kind](draw)
    doubt = kind not in ("unstated", "sessions", "rescheduled") and draw(st.booleans())
    note = draw(NOTES) if when.latest and kind not in ("sessions", "rescheduled") else ""
    return replace(when, tentative=doubt, note=note)


def a_deadline(draw):
    if draw(st.booleans()):
        return When(
            "deadline", *draw(spans("day", "month", "quarter", "year", "period")), action=draw(ACTIONS)
        )
    grain = draw(st.sampled_from(["day", "month", "quarter", "year"]))
    end = draw(SOON) if grain == "day" else draw(spans(grain))[1]
    until = draw(st.none() | HOURS) if grain == "day" else None
    return When(
        "deadline", None, end, grain, until=until, exclusive=draw(st.booleans()), action=draw(ACTIONS)
    )


def a_clock(draw):
    day, first = draw(st.none() | DAYS), draw(HOURS)
    until = draw(st.none() | HOURS)
    return When("clock", day, day, clock=first, until=until, open_end=until is None and draw(st.booleans()))


def some_sessions(draw):
    parts = tuple(draw(st.lists(DAYS.map(lambda x: half_day(x, "sáng")), min_size=2, max_size=5)))
    days = [part.start for part in parts]
    return When(
        "sessions", min(days), max(days), parts=parts, noun=draw(st.sampled_from(["ca", "đợt", "lớp"]))
    )


def a_move(draw):
    old, new = between(*draw(spans("day"))[:2]), half_day(draw(DAYS), "tối")
    return When("rescheduled", new.start, new.end, parts=(old, new))


def a_focus(draw):
    first, last, grain = draw(spans("day", "month", "quarter"))
    return When("focus", first, last, grain, core=(first, last))


def a_vague(draw):
    words = f"{draw(st.sampled_from(['đầu', 'giữa', 'hạ tuần']))} tháng {draw(st.integers(1, 12))}/2026"
    return phrase.parse(words)


MAKERS = {
    "day": lambda draw: When("day", *[draw(DAYS)] * 2),
    "half_day": lambda draw: half_day(draw(DAYS), draw(PARTS)),
    "clock": a_clock,
    "range": lambda draw: between(draw(DAYS), draw(DAYS)),
    "deadline": a_deadline,
    "months": lambda draw: When("months", *draw(spans("month"))),
    "quarter": lambda draw: When("quarter", *draw(spans("quarter"))),
    "year": lambda draw: When("year", *draw(spans("year"))),
    "period": lambda draw: When("period", *draw(spans("period"))),
    "within": lambda draw: When(
        "within", *draw(spans("day", "month", "quarter", "year", "period")), length=draw(LENGTHS)
    ),
    "focus": a_focus,
    "around": lambda draw: around(draw(DAYS)),
    "start_length": lambda draw: starting(draw(SOON), draw(LENGTHS), clock=draw(st.none() | HOURS)),
    "sessions": some_sessions,
    "continuous": lambda draw: draw(
        st.just(When("continuous"))
        | spans("month", "day", "year").map(lambda s: When("continuous", *s))
        | DAYS.map(lambda x: When("continuous", x))
    ),
    "rescheduled": a_move,
    "vague": a_vague,
    "unstated": lambda draw: When(),
}


@settings(max_examples=200, deadline=None)
@given(whens())
def test_words_are_read_back_as_the_same_time(when):
    assert phrase.parse(phrase.words(when)) == when
    assert phrase.echo(when)


@settings(max_examples=100, deadline=None)
@given(whens())
def test_other_spelling_of_the_same_words_is_the_same_time(when):
    words = phrase.words(when)
    assert phrase.parse(unicodedata.normalize("NFD", words).replace(" ", "  ")) == phrase.parse(words)

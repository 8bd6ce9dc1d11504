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
        ("Chiều ngày 17/5/2024 (Thứ 6)", "Chiều thứ Sáu, ngày 17/5/2024; không nêu giờ của buổi"),
        ("17/5/2026", "Chủ nhật, ngày 17/5/2026"),
        ("15/5-19/5/2024", "Từ thứ Tư, ngày 15/5/2024 đến hết Chủ nhật, ngày 19/5/2024 (05 ngày)"),
        ("Hoàn thành trong quý III/2026", "Hoàn thành trong Quý III/2026; hạn cuối thứ Tư, ngày 30/9/2026"),
        ("", "Không nêu thời gian"),
        ("trước ngày 25 hằng tháng", "Lặp lại: trước ngày 25 hằng tháng"),
        ("trước 07 ngày so với ngày khai mạc", "Trước 07 ngày so với ngày khai mạc; chưa tính được ngày"),
        ("Hoàn thành trước tháng 6/2026", "Hoàn thành trước tháng 6/2026; hạn cuối Chủ nhật, ngày 31/5/2026"),
        ("hôm nào đó", "Giữ nguyên chữ đã viết, không tính được ngày"),
        ("31/02/2026", "Giữ nguyên chữ đã viết, không tính được ngày; lưu ý: ngày không có trong lịch"),
        ("Chiều ngày 17/5/2024 (Thứ 7)",
         "Chiều thứ Sáu, ngày 17/5/2024; không nêu giờ của buổi; "
         "lưu ý: thứ ghi trong văn bản không đúng với ngày"),
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
    kind = draw(st.sampled_from([kind for kind in KINDS if kind != "unparsed"]))
    when = MAKERS[kind](draw)
    doubt = kind not in ("unstated", "sessions", "rescheduled") and draw(st.booleans())
    compound = ("sessions", "rescheduled", "recurring", "relative")
    note = draw(NOTES) if when.latest and kind not in compound else ""
    return replace(when, tentative=doubt, note=note)


PIECES = st.sampled_from(["đầu", "giữa", "cuối", "trung tuần", "nửa đầu", "nửa cuối", "tuần 2", "tuần cuối"])
MONTHS = st.builds(lambda month, year: f"tháng {month}/{year}", st.integers(1, 12), st.integers(2000, 2090))
EVENTS = st.sampled_from(
    ["ngày khai mạc", "khi kết thúc Hội nghị", "ngày nhận đủ hồ sơ", "khi có hướng dẫn của Bộ"]
)
TURNS = st.one_of(
    st.builds(
        "{0} ngày {1:02d} hằng tháng".format,
        st.sampled_from(["trước", "chậm nhất", "chiều", "8h00"]),
        st.integers(1, 31),
    ),
    st.builds(
        "{0} {1} hằng tuần".format,
        st.sampled_from(["trước", "sáng", "trước 16h30", "từ 8h00 đến 11h30"]),
        st.sampled_from(["thứ Hai", "thứ Tư", "Chủ nhật"]),
    ),
    st.builds(
        "hằng quý ({0} ngày {1:02d} của tháng {2} quý)".format,
        st.sampled_from(["trước", "chậm nhất", ""]),
        st.integers(1, 28),
        st.sampled_from(["đầu", "giữa", "cuối"]),
    ),
    st.builds(
        "{0} ngày {1:02d}/{2} hằng năm".format,
        st.sampled_from(["trước", "dịp", "tối"]),
        st.integers(1, 28),
        st.integers(1, 12),
    ),
    st.builds(
        "{0} mỗi {1}".format,
        st.sampled_from(["đầu", "cuối", "nửa đầu"]),
        st.sampled_from(["tháng", "năm", "quý"]),
    ),
    st.builds("chiều thứ Sáu {0} hằng tháng".format, st.sampled_from(["tuần đầu", "tuần 2", "tuần cuối"])),
    st.builds("{0} lần/{1}".format, st.integers(1, 12), st.sampled_from(["tháng", "năm", "6 tháng"])),
    st.sampled_from(
        [
            "hằng quý, hằng năm",
            "định kỳ 6 tháng",
            "trước ngày 15/6 và 15/12 hằng năm",
            "tháng 5 hằng năm",
            "hằng tháng (trước ngày 25), hằng năm (trước ngày 10/12)",
            "ngày 10 và ngày 25 hằng tháng",
        ]
    ),
)


def a_recurring(draw):
    words = draw(TURNS) + draw(
        st.sampled_from(["", ", trong năm 2026", ", từ tháng 5/2026", ", từ ngày 01/6/2026"])
    )
    found = phrase.parse(words + draw(st.sampled_from(["", " hoặc khi có yêu cầu"])))
    assert found.kind == "recurring" and not found.gist
    return found


def a_relative(draw):
    event, length = draw(EVENTS), draw(LENGTHS)
    amount, edge = (
        f"{int(length.amount) + 1:02d} {length.unit}",
        draw(st.sampled_from(["", "chậm nhất ", "ít nhất "])),
    )
    words = draw(
        st.sampled_from(
            [
                f"{edge}{amount} trước {event}",
                f"{edge}{amount} sau {event}",
                f"trong vòng {amount} kể từ {event}",
                f"trước {amount} so với ngày {draw(SOON):%d/%m/%Y}",
                f"{amount} kể từ {event}",
                f"từ {event}",
                f"sau {event}",
                f"ngay sau {event}",
                f"{amount}/01 lớp",
                "khi có yêu cầu của UBND tỉnh",
                f"sau ngày {draw(SOON):%d/%m/%Y}",
            ]
        )
    )
    found = phrase.parse(words)
    assert found.kind == "relative" and not found.gist
    return found


def a_deadline(draw):
    if draw(st.integers(0, 3)) == 0:
        cue = draw(
            st.sampled_from(["trước", "chậm nhất", "hoàn thành trong", "từ nay đến", "từ ngày ký đến"])
        )
        return phrase.parse(f"{cue} {draw(PIECES)} {draw(MONTHS)}")
    if draw(st.integers(0, 5)) == 0:
        return phrase.parse(
            f"{draw(st.sampled_from(['trước', 'chậm nhất']))} {draw(PARTS)} ngày {draw(SOON):%d/%m/%Y}"
        )
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
    open_end = until is None and draw(st.booleans())
    length = draw(st.none() | st.just(Length(1, "buổi")))
    return When("clock", day, day, clock=first, until=until, open_end=open_end, length=length)


def a_range(draw):
    if draw(st.booleans()):
        return between(draw(DAYS), draw(DAYS))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    begin, end = (
        half_day(first, draw(PARTS)),
        draw(st.sampled_from([half_day(last, "chiều"), When("day", last, last)])),
    )
    return When("range", first, last, parts=(begin, end))


def some_sessions(draw):
    parts = tuple(draw(st.lists(DAYS.map(lambda x: half_day(x, "sáng")), min_size=2, max_size=5)))
    days = [part.start for part in parts]
    noun = draw(st.sampled_from(["ca", "đợt", "lớp", ""]))
    if not noun and draw(st.booleans()):
        parts = tuple(replace(part, label=f"Vòng {'abcde'[number]}") for number, part in enumerate(parts))
    return When("sessions", min(days), max(days), parts=parts, noun=noun)


def a_move(draw):
    old, new = (
        draw(st.just(When()) | spans("day").map(lambda s: between(*s[:2]))),
        half_day(draw(DAYS), "tối"),
    )
    return When("rescheduled", new.start, new.end, parts=(old, new))


def a_focus(draw):
    first, last, grain = draw(spans("day", "month", "quarter"))
    return When("focus", first, last, grain, core=(first, last))


def a_vague(draw):
    piece, month, quarter = draw(PIECES), draw(MONTHS), draw(st.sampled_from(["quý I", "quý IV", "năm"]))
    words = draw(
        st.sampled_from(
            [
                f"{piece} {month}",
                f"{piece} {month}",
                f"từ {piece} tháng 4/2026 đến cuối tháng 8/2026",
                "tuần 20 năm 2026",
                f"đầu {quarter} 2026".replace("IV ", "IV/").replace("I ", "I/"),
                "từ tháng 4/2026 đến ngày 18/5/2026",
                "từ ngày 01/6/2026 đến hết năm 2026",
                "từ tháng 4/2026 đến hết quý III/2026",
            ]
        )
    )
    found = phrase.parse(words)
    assert found.kind == "vague"
    return found


MAKERS = {
    "day": lambda draw: When("day", *[draw(DAYS)] * 2),
    "half_day": lambda draw: half_day(draw(DAYS), draw(PARTS)),
    "clock": a_clock,
    "range": a_range,
    "deadline": a_deadline,
    "months": lambda draw: When("months", *draw(spans("month"))),
    "quarter": lambda draw: When("quarter", *draw(spans("quarter"))),
    "year": lambda draw: When("year", *draw(spans("year"))),
    "period": lambda draw: When("period", *draw(spans("period"))),
    "within": lambda draw: (
        When("within", *draw(spans("day", "month", "quarter", "year", "period")), length=draw(LENGTHS))
        if draw(st.integers(0, 4))
        else When("within", length=draw(LENGTHS))
    ),
    "focus": a_focus,
    "around": lambda draw: replace(
        around(draw(DAYS)),
        vague=draw(st.sampled_from(["", "dịp", "quanh", "trước và trong", "trong và sau", "trước và sau"])),
        reference=draw(st.sampled_from(["", "kỷ niệm Ngày Khoa học và Công nghệ Việt Nam"])),
    ),
    "start_length": lambda draw: starting(draw(SOON), draw(LENGTHS), clock=draw(st.none() | HOURS)),
    "sessions": some_sessions,
    "recurring": a_recurring,
    "relative": a_relative,
    "continuous": lambda draw: draw(
        st.just(When("continuous"))
        | spans("month", "day", "year").map(lambda s: When("continuous", *s))
        | DAYS.map(lambda x: When("continuous", x))
        | DAYS.map(lambda x: When("continuous", x, reference="khi kết thúc Chiến dịch"))
        | DAYS.map(lambda x: When("continuous", core=(x, x)))
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

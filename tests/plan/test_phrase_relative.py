"""Times that hang on another event: what is held of them, and bounds only where that event is dated."""

from datetime import date

import pytest

from desktop.plan import phrase
from desktop.plan.when import Length


@pytest.mark.parametrize(
    ("words", "edge", "length", "side", "reference"),
    [
        ("trước 07 ngày so với ngày khai mạc", "", Length(7), "trước", "ngày khai mạc"),
        (
            "chậm nhất 05 ngày sau khi kết thúc hội nghị",
            "chậm nhất",
            Length(5),
            "sau",
            "khi kết thúc hội nghị",
        ),
        ("chậm nhất sau 05 ngày kể từ khi kết thúc", "chậm nhất", Length(5), "sau", "khi kết thúc"),
        ("trước ngày khai mạc ít nhất 02 ngày", "ít nhất", Length(2), "trước", "ngày khai mạc"),
        ("trong vòng 10 ngày kể từ ngày nhận đủ hồ sơ", "", Length(10), "trong vòng", "ngày nhận đủ hồ sơ"),
        (
            "không quá 03 ngày làm việc kể từ ngày nhận",
            "không quá",
            Length(3, "ngày làm việc"),
            "trong vòng",
            "ngày nhận",
        ),
        ("từ ngày ký ban hành", "", None, "từ", "ngày ký ban hành"),
        ("ngay sau khi Kế hoạch được ban hành", "", None, "ngay sau", "khi Kế hoạch được ban hành"),
        ("khi có hướng dẫn của Bộ", "", None, "khi", "có hướng dẫn của Bộ"),
        ("03 ngày làm việc/01 lớp", "", Length(3, "ngày làm việc"), "mỗi", "01 lớp"),
    ],
)
def test_what_it_hangs_on(words, edge, length, side, reference):
    found = phrase.parse(words, year=2026)
    assert (found.kind, found.edge, found.length, found.side, found.reference) == (
        "relative",
        edge,
        length,
        side,
        reference,
    )
    assert not found.dated


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("trước 07 ngày so với ngày 18/5/2026", None, date(2026, 5, 11)),
        ("ít nhất 02 ngày làm việc trước ngày khai mạc (18/5/2026)", None, date(2026, 5, 14)),
        ("trong vòng 15 ngày kể từ ngày 01/6/2026", date(2026, 6, 1), date(2026, 6, 16)),
        ("chậm nhất 01 tháng sau ngày 31/01/2026", None, date(2026, 2, 28)),
        ("sau 05 ngày kể từ ngày 18/5", date(2026, 5, 23), None),
        ("sau ngày 18/5/2026", date(2026, 5, 19), None),
        ("trước 24 giờ so với ngày 18/5/2026", None, None),
    ],
)
def test_a_dated_event_gives_bounds(words, start, end):
    found = phrase.parse(words, year=2026)
    assert (found.kind, found.earliest, found.latest) == ("relative", start, end)
    assert ("first_day" in found.assumed) == (found.length is not None)


def test_the_echo_says_the_last_day_and_what_was_assumed():
    found = phrase.parse("trong vòng 03 ngày làm việc kể từ ngày 14/5/2026")
    assert phrase.echo(found) == (
        "Trong vòng 03 ngày làm việc kể từ ngày 14/5/2026: từ thứ Năm, ngày 14/5/2026 đến hết thứ Ba, ngày"
        " 19/5/2026; không tính ngày làm mốc; chưa trừ ngày nghỉ lễ"
    )


@pytest.mark.parametrize(
    "words", ["trước mắt", "sau này", "từ đó", "trước ngày", "sau", "khi", "trong thời gian tới"]
)
def test_half_a_sentence_hangs_on_nothing(words):
    assert phrase.parse(words, year=2026).kind == "unparsed"

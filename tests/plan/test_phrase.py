"""Words of administrative time, read and written."""

import unicodedata
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import phrase
from desktop.plan.when import KINDS, Length


def d(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


# domain §1.5: every time phrase of the five real plans
REAL = [
    ("Trước, trong và sau ngày 18/5/2024", "around", "", ""),
    ("Hoàn thành trước ngày 10/5/2024", "deadline", "", "2024-05-09"),
    ("Hoàn thành trước ngày 11/5/2024", "deadline", "", "2024-05-10"),
    ("Hoàn thành trước ngày 15/5/2024", "deadline", "", "2024-05-14"),
    ("Chiều ngày 17/5/2024 (Thứ 6)", "half_day", "2024-05-17", "2024-05-17"),
    ("01 ngày, trong tháng 4/2024", "within", "2024-04-01", "2024-04-30"),
    ("Hoàn thành trước 18/5/2024", "deadline", "", "2024-05-17"),
    ("thời gian từ ngày 21/4/2024 đến ngày 19/5/2024", "range", "2024-04-21", "2024-05-19"),
    ("thời gian (từ 15/5-19/5/2024)", "range", "2024-05-15", "2024-05-19"),
    ("trước ngày 25/5/2024", "deadline", "", "2024-05-24"),
    (
        "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024",
        "focus",
        "2024-04-01",
        "2024-04-30",
    ),
    (
        "Từ ngày 13 tháng 5 năm 2026 đến hết ngày 18 tháng 5 năm 2026",
        "range",
        "2026-05-13",
        "2026-05-18",
    ),
    ("Tháng 5 - 6 năm 2021", "months", "2021-05-01", "2021-06-30"),
    ("Từ ngày 20/4/2021 đến 20/5/2021", "range", "2021-04-20", "2021-05-20"),
    ("trước ngày 15/5/2021", "deadline", "", "2021-05-14"),
    (
        "Dự kiến 01 buổi, trong khoảng thời gian từ ngày 17 đến 18/5/2021",
        "within",
        "2021-05-17",
        "2021-05-18",
    ),
    ("Tháng 5/2021", "months", "2021-05-01", "2021-05-31"),
    ("01 ngày, dự kiến trong khoảng từ ngày 14 - 18/5/2021)", "within", "2021-05-14", "2021-05-18"),
]


@pytest.mark.parametrize(("words", "kind", "earliest", "latest"), REAL)
def test_every_phrase_of_the_five_plans(words, kind, earliest, latest):
    found = phrase.parse(words)
    assert (found.kind, found.earliest, found.latest) == (kind, d(earliest), d(latest))
    assert found.tentative == ("dự kiến" in words.lower())
    assert found.text == words
    assert found.problems == ()
    assert found.assumed == (("hours",) if kind == "half_day" else ())


@pytest.mark.parametrize(
    ("words", "flag", "weekday"),
    [("Hoàn thành trước ngày 10/5/2024", "2024-05-10", 4),
     ("Hoàn thành trước ngày 11/5/2024", "2024-05-11", 5),
     ("Hoàn thành trước ngày 15/5/2024", "2024-05-15", 2), ("Hoàn thành trước 18/5/2024", "2024-05-18", 5),
     ("trước ngày 25/5/2024", "2024-05-25", 5), ("trước ngày 15/5/2021", "2021-05-15", 5)],
)  # fmt: skip
def test_the_flag_stands_on_the_named_day(words, flag, weekday):
    found = phrase.parse(words)
    assert found.flag == d(flag)
    assert found.flag.weekday() == weekday


@pytest.mark.parametrize(
    ("words", "length"),
    [("01 ngày, trong tháng 4/2024", Length(1)),
     ("Dự kiến 01 buổi, trong khoảng thời gian từ ngày 17 đến 18/5/2021", Length(1, "buổi")),
     ("01 ngày, dự kiến trong khoảng từ ngày 14 - 18/5/2021)", Length(1))],
)  # fmt: skip
def test_work_within_a_window_has_a_length(words, length):
    assert phrase.parse(words).length == length


def test_the_anchor_the_core_and_the_half_of_the_day():
    assert phrase.parse(REAL[0][0]).anchor == date(2024, 5, 18)
    assert phrase.parse(REAL[4][0]).part == "chiều"
    assert phrase.parse(REAL[10][0]).core == (date(2024, 4, 15), date(2024, 4, 21))


# words · kind · earliest · latest, with 2026 as the plan's year
MORE = [
    # day
    ("17/5/2026", "day", "2026-05-17", "2026-05-17"),
    ("ngày08 /10/2026", "day", "2026-10-08", "2026-10-08"),
    ("28-9", "day", "2026-09-28", "2026-09-28"),
    ("18-5-2026", "day", "2026-05-18", "2026-05-18"),
    ("17.5.2026", "day", "2026-05-17", "2026-05-17"),
    ("17/5/24", "day", "2024-05-17", "2024-05-17"),
    ("Ngày 18 tháng 5 năm 2026", "day", "2026-05-18", "2026-05-18"),
    ("ngày 18 tháng 5", "day", "2026-05-18", "2026-05-18"),
    ("Thứ 4, 14/10/2026", "day", "2026-10-14", "2026-10-14"),
    ("Thứ Tư, ngày 14/10/2026", "day", "2026-10-14", "2026-10-14"),
    ("ngày 14/10/2026 (thứ tư)", "day", "2026-10-14", "2026-10-14"),
    ("Trong ngày 17/5/2026.", "day", "2026-05-17", "2026-05-17"),
    ("Chủ nhật, ngày 17/5/2026", "day", "2026-05-17", "2026-05-17"),
    ("Thời gian tổ chức: ngày 17/5/2026", "day", "2026-05-17", "2026-05-17"),
    ("29/02/2028", "day", "2028-02-29", "2028-02-29"),
    # half_day
    ("1/2 ngày (buổi chiều), Thứ Tư, ngày 14/10/2026", "half_day", "2026-10-14", "2026-10-14"),
    ("Chiều Thứ Tư, ngày 14 tháng 10 năm 2026", "half_day", "2026-10-14", "2026-10-14"),
    ("Buổi sáng ngày 14/10", "half_day", "2026-10-14", "2026-10-14"),
    ("ngày 14/10/2026, buổi tối", "half_day", "2026-10-14", "2026-10-14"),
    ("01 buổi (chiều ngày 14/10/2026)", "half_day", "2026-10-14", "2026-10-14"),
    # clock
    ("8h15’ ngày 21/10/2026 (Thứ Tư)", "clock", "2026-10-21", "2026-10-21"),
    ("Từ 9h30 thứ Năm, ngày 22/10/2026", "clock", "2026-10-22", "2026-10-22"),
    ("từ 08 giờ 15 phút đến 10 giờ 45 phút", "clock", "", ""),
    ("vào hồi 9 giờ 00 phút ngày 09 tháng 11", "clock", "2026-11-09", "2026-11-09"),
    ("9h05 - 9h40", "clock", "", ""),
    ("8h30 sáng ngày 15/5/2026", "clock", "2026-05-15", "2026-05-15"),
    ("Ngày 15/5/2026, lúc 14:00", "clock", "2026-05-15", "2026-05-15"),
    ("Từ 7h30 đến 11h00, ngày 15/5/2026", "clock", "2026-05-15", "2026-05-15"),
    ("8h 14/10/2026", "clock", "2026-10-14", "2026-10-14"),
    # start_length
    ("2,5 ngày, bắt đầu 8h00 thứ Tư, ngày 14/10/2026", "start_length", "2026-10-14", "2026-10-16"),
    ("2,5 ngày (tính từ 8h00 ngày 14/10/2026)", "start_length", "2026-10-14", "2026-10-16"),
    ("1,5 ngày (từ chiều ngày 14/10/2026)", "start_length", "2026-10-14", "2026-10-15"),
    ("03 ngày làm việc, bắt đầu ngày 14/10/2026", "start_length", "2026-10-14", "2026-10-16"),
    # range
    ("từ 28/9-04/10/2026", "range", "2026-09-28", "2026-10-04"),
    ("từ ngày 12-16/10/2026", "range", "2026-10-12", "2026-10-16"),
    ("từ ngày 07/10- 11/10/2026", "range", "2026-10-07", "2026-10-11"),
    ("từ ngày 28-9 đến 04-10", "range", "2026-09-28", "2026-10-04"),
    ("từ ngày 12-16/10", "range", "2026-10-12", "2026-10-16"),
    ("Từ ngày 12–16/10/2026", "range", "2026-10-12", "2026-10-16"),
    ("trong 4 ngày từ ngày 12/10/2026 đến hết ngày 15/10/2026", "range", "2026-10-12", "2026-10-15"),
    ("02 ngày (14 và 15/10/2026)", "range", "2026-10-14", "2026-10-15"),
    ("từ ngày 14 đến 18 tháng 5 năm 2026", "range", "2026-05-14", "2026-05-18"),
    ("28/12-03/1/2027", "range", "2026-12-28", "2027-01-03"),
    ("28/12/2026 đến 03/1", "range", "2026-12-28", "2027-01-03"),
    ("28/12 đến 03/1", "range", "2026-12-28", "2027-01-03"),
    ("Từ thứ Hai, ngày 12/10 đến thứ Sáu, ngày 16/10/2026", "range", "2026-10-12", "2026-10-16"),
    ("từ ngày 12/10/2026 (thứ Hai) đến ngày 16/10/2026 (thứ Sáu)", "range", "2026-10-12", "2026-10-16"),
    ("Từ 8h00 ngày 14/10/2026 đến 17h00 ngày 16/10/2026", "range", "2026-10-14", "2026-10-16"),
    ("*** Thời gian thực hiện:** Từ ngày 13/5 đến 18/5/2026.", "range", "2026-05-13", "2026-05-18"),
    ("Ngày 15 và 16-10", "range", "2026-10-15", "2026-10-16"),
    # months, quarter, year, period, vague
    ("Từ tháng 9/2026 -tháng 02/2027", "months", "2026-09-01", "2027-02-28"),
    ("tháng 11 - 02/2027", "months", "2026-11-01", "2027-02-28"),
    ("Tháng 5", "months", "2026-05-01", "2026-05-31"),
    ("Các tháng 5, 6/2026", "months", "2026-05-01", "2026-06-30"),
    ("tháng 8-9/2026", "months", "2026-08-01", "2026-09-30"),
    ("6 tháng cuối năm 2026", "months", "2026-07-01", "2026-12-31"),
    ("tổ chức trong tháng 5 năm 2026", "months", "2026-05-01", "2026-05-31"),
    ("trong quý I năm 2027", "quarter", "2027-01-01", "2027-03-31"),
    ("Quý I, II/2027", "quarter", "2027-01-01", "2027-06-30"),
    ("Quý IV/2026 - Quý I/2027", "quarter", "2026-10-01", "2027-03-31"),
    ("Trong năm 2027", "year", "2027-01-01", "2027-12-31"),
    ("giai đoạn 2027-2031", "period", "2027-01-01", "2031-12-31"),
    ("từ năm 2027 đến năm 2031", "period", "2027-01-01", "2031-12-31"),
    ("đầu tháng 11/2026", "vague", "2026-11-01", "2026-11-10"),
    ("trung tuần tháng 5/2026", "vague", "2026-05-11", "2026-05-20"),
    ("cuối năm 2026", "vague", "2026-09-01", "2026-12-31"),
    # deadline
    ("Hoàn tất trong Quý III/2026", "deadline", "", "2026-09-30"),
    ("trước 10h00 ngày 22/10/2026", "deadline", "", "2026-10-22"),
    ("Hoàn thành nghiệm thu, bàn giao trước ngày 01/7/2028", "deadline", "", "2028-06-30"),
    ("trước thứ Sáu, ngày 10/5/2024", "deadline", "", "2024-05-09"),
    ("Trước tháng 6/2026", "deadline", "", "2026-05-31"),
    ("muộn nhất là ngày 30/10/2026", "deadline", "", "2026-10-30"),
    ("chậm nhất 17h00 ngày 30/10/2026", "deadline", "", "2026-10-30"),
    ("đến hết ngày 30/10/2026 (tính theo dấu bưu điện)", "deadline", "", "2026-10-30"),
    ("Hạn nộp hồ sơ: ngày 30 tháng 10 năm 2026", "deadline", "", "2026-10-30"),
    ("Thời hạn cuối cùng: 30/10/2026", "deadline", "", "2026-10-30"),
    ("Thời hạn hoàn thành: trước 30/6/2026", "deadline", "", "2026-06-29"),
    ("đến hết tháng 5/2026", "deadline", "", "2026-05-31"),
    ("Hoàn thành ngày 10/5/2026", "deadline", "", "2026-05-10"),
    ("gửi báo cáo về Sở trước ngày 25/5/2026 để tổng hợp, báo cáo Bộ", "deadline", "", "2026-05-24"),
    # within, focus, around
    ("01 (một) ngày, trong tháng 5/2026", "within", "2026-05-01", "2026-05-31"),
    ("một ngày trong tháng 5/2026", "within", "2026-05-01", "2026-05-31"),
    ("01 buổi, trong ngày 15/5/2026", "within", "2026-05-15", "2026-05-15"),
    ("Trong tháng 4/2026. Trọng tâm từ ngày 15 đến 21/4", "focus", "2026-04-01", "2026-04-30"),
    ("Dịp 18/5/2026", "around", "", ""),
    # sessions, rescheduled
    ("1.1. Ca 1: Từ 8h15’ ngày 21/10/2026 (Thứ Tư). + 1.2. Ca 2: Từ 8h15’ ngày 22/10/2026.", "sessions",
     "2026-10-21", "2026-10-22"),
    ("Đợt 1: tháng 5; đợt 2: tháng 10/2027", "sessions", "2027-05-01", "2027-10-31"),
    ("các ngày 12, 14 và 16/10/2026", "sessions", "2026-10-12", "2026-10-16"),
    ("chuyển từ ngày 08 và 09-10 sang ngày 15 và 16-10", "rescheduled", "2026-10-15", "2026-10-16"),
    # no bounds
    ("trước ngày 25 hằng tháng", "recurring", "", ""),
    ("vào chiều thứ Năm hàng tuần", "recurring", "", ""),
    ("hằng quý (trước ngày 28 của tháng cuối quý) hoặc khi có yêu cầu", "recurring", "", ""),
    ("hằng quý, hằng năm, cuối nhiệm kỳ", "recurring", "", ""),
    ("hằng tuần, trước 10 giờ 00 thứ Hai", "recurring", "", ""),
    ("Hằng năm, trước ngày 20/11", "recurring", "", ""),
    ("duy trì thường xuyên", "continuous", "", ""),
    ("Thường xuyên, liên tục", "continuous", "", ""),
    ("Thường xuyên trong năm 2026", "continuous", "2026-01-01", "2026-12-31"),
    ("Từ ngày 01/6/2026 trở đi", "continuous", "2026-06-01", ""),
    ("trước 07 ngày so với ngày khai mạc", "relative", "", ""),
    ("tính từ ngày nhận đủ hồ sơ", "relative", "", ""),
    ("khoảng 03 ngày làm việc/01 lớp", "relative", "", ""),
    ("", "unstated", "", ""),
    (" … ", "unstated", "", ""),
    ("Không nêu thời gian", "unstated", "", ""),
    ("Theo hướng dẫn của tỉnh", "unparsed", "", ""),
    ("Ngày hội sáng tạo", "unparsed", "", ""),
    ("kỳ họp thứ 4 của Hội đồng", "unparsed", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "earliest", "latest"), MORE)
def test_further_phrases(words, kind, earliest, latest):
    found = phrase.parse(words, year=2026)
    assert (found.kind, found.earliest, found.latest) == (kind, d(earliest), d(latest))
    assert found.problems == ()


@pytest.mark.parametrize("words", [row[0] for row in REAL + MORE])
def test_what_was_read_is_said_so_that_it_reads_the_same(words):
    found = phrase.parse(words, year=2026)
    assert phrase.parse(phrase.words(found)) == found


@pytest.mark.parametrize("words", [row[0] for row in REAL + MORE])
@pytest.mark.parametrize(
    "change",
    [lambda w: unicodedata.normalize("NFD", w), lambda w: w.replace(" ", "  "), lambda w: f" {w}\n",
     lambda w: w.replace(" ", "\u00a0"), lambda w: w.replace("-", "–")],
    ids=["nfd", "doubled", "padded", "nbsp", "dash"],
)  # fmt: skip
def test_the_same_words_in_other_bytes(words, change):
    found, same = phrase.parse(change(words), year=2026), phrase.parse(words, year=2026)
    assert (found.kind, found.window, found.latest, found.core) == (
        same.kind,
        same.window,
        same.latest,
        same.core,
    )


@pytest.mark.parametrize("words", [row[0] for row in REAL])
def test_case_and_a_full_stop_do_not_matter(words):
    assert phrase.parse(words.upper() + ".") == phrase.parse(words)


@pytest.mark.parametrize(
    ("words", "kind", "problem"),
    [
        ("31/02/2026", "unparsed", "impossible_date"),
        ("Hoàn thành trước ngày 32/5/2026", "unparsed", "impossible_date"),
        ("29/02/2026", "unparsed", "impossible_date"),
        ("Tháng 13/2026", "unparsed", "impossible_date"),
        ("25h00 ngày 14/10/2026", "unparsed", "impossible_time"),
        ("Chiều ngày 17/5", "unparsed", "no_year"),
        ("trước ngày 25", "unparsed", "no_month"),
        ("từ ngày 20/5/2024 đến ngày 10/5/2024", "range", "reversed"),
        ("20/5 - 10/5/2024", "range", "reversed"),
        ("Chiều ngày 17/5/2024 (Thứ 7)", "half_day", "weekday"),
        ("Thứ Hai, ngày 14/10/2026", "day", "weekday"),
        ("trong 5 ngày từ ngày 12/10/2026 đến hết ngày 15/10/2026", "range", "count"),
        ("Trong tháng 4/2024, trọng tâm là từ ngày 15/5/2024 đến ngày 21/5/2024", "focus", "core_outside"),
    ],
)
def test_what_cannot_be_is_said_and_the_words_are_kept(words, kind, problem):
    found = phrase.parse(words)
    assert (found.kind, found.problems, found.text) == (kind, (problem,), words)
    assert found.weekday_wrong == (problem == "weekday")


@pytest.mark.parametrize(
    ("words", "assumed"),
    [("Tháng 5", "year"), ("17/5/24", "century"), ("28/12-03/1/2027", "new_year"),
     ("đầu tháng 11/2026", "vague_bounds"), ("03 ngày làm việc, bắt đầu ngày 14/10/2026", "holidays")],
)  # fmt: skip
def test_what_was_assumed_is_marked(words, assumed):
    assert phrase.parse(words, year=2026).assumed == (assumed,)


@pytest.mark.parametrize(
    ("words", "tentative"),
    [("Dự kiến ngày 15/5/2026", True), ("khoảng ngày 15/5/2026", True), ("Tháng 5/2026 (Nếu có)", True),
     ("Tháng 5/2026 (dự kiến)", True), ("01 ngày, trong khoảng từ ngày 14 - 18/5/2026", False)],
)  # fmt: skip
def test_tentative_words(words, tentative):
    found = phrase.parse(words)
    assert found.tentative is tentative
    assert found.latest is not None


@pytest.mark.parametrize(
    ("words", "every"),
    [("trước ngày 25 hằng tháng", ("tháng",)), ("chiều thứ Năm hàng tuần", ("tuần",)),
     ("hằng quý, hằng năm, cuối nhiệm kỳ", ("quý", "năm")),
     ("hằng tuần, tháng, quý", ("tuần", "tháng", "quý"))],
)  # fmt: skip
def test_how_often(words, every):
    assert phrase.parse(words).every == every


def test_hours_and_an_open_end():
    found = phrase.parse("Từ 9h30 thứ Năm, ngày 22/10/2026")
    assert (found.clock, found.until, found.open_end) == (time(9, 30), None, True)
    found = phrase.parse("từ 08 giờ 15 phút đến 10 giờ 45 phút")
    assert (found.clock, found.until, found.open_end) == (time(8, 15), time(10, 45), False)
    assert phrase.parse("2h chiều ngày 15/5/2026").clock == time(14)


def test_the_act_and_the_proviso_of_a_deadline_are_kept():
    found = phrase.parse("Gửi báo cáo về Sở KH&CN trước ngày 25/5/2024 để tổng hợp, báo cáo Bộ KH&CN.")
    assert found.action == "gửi báo cáo về Sở KH&CN"
    assert found.note == "để tổng hợp, báo cáo Bộ KH&CN"


def test_sessions_keep_each_time():
    found = phrase.parse("Ca 1: Từ 8h15 ngày 21/10/2026; Ca 2: Từ 8h15 ngày 22/10/2026")
    assert [part.start for part in found.parts] == [date(2026, 10, 21), date(2026, 10, 22)]
    assert found.noun == "ca"


def test_a_moved_time_keeps_the_old_one():
    old, new = phrase.parse("chuyển từ ngày 08/10 sang ngày 15/10/2026").parts
    assert (old.start, new.start) == (date(2026, 10, 8), date(2026, 10, 15))


WORDS = """ngày tháng năm quý từ đến hết trước trong thứ tư 17/5 31/02 2026 12-16/10 99 / - ( ) , 8h15 III
buổi chiều hằng sang hoàn_thành đầu giai_đoạn 2027-2031 25_giờ Ca_1: Ca_2: chuyển_từ 1/2_ngày trọng_tâm
0_tháng \u0302 D İ"""
PIECES = st.sampled_from([word.replace("_", " ") for word in WORDS.split()])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | st.lists(PIECES, max_size=12).map(" ".join), st.none() | st.integers(-5, 9999))
def test_any_text_is_read_without_failing_and_bounds_are_ordered(words, year):
    found = phrase.parse(words, year=year)
    assert found.text == words
    assert found.kind in KINDS
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert phrase.parse(phrase.words(found)) == found
    assert phrase.echo(found)

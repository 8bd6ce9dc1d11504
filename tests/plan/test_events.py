"""The official name of a yearly day in its year, and how wrong names are found."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plan import events
from desktop.readers import sample

OLD = "Ngày Khoa học và Công nghệ Việt Nam"
NEW = "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam"
WORLD = "Ngày Sáng tạo và Đổi mới sáng tạo thế giới"
SLIP = "Ngày Sáng tạo và Đổi mới Sáng tạo thế giới"


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        (date(2024, 5, 18), 2024, OLD),
        (date(2024, 5, 18), 2025, OLD),
        (date(2024, 5, 18), 2026, NEW),
        (date(2024, 5, 18), 2013, ""),
        (date(2024, 4, 21), 2024, WORLD),
        (date(2024, 4, 26), 2027, "Ngày Sở hữu trí tuệ thế giới"),
        (date(2024, 10, 10), 2021, ""),
        (date(2024, 10, 10), 2022, "Ngày Chuyển đổi số quốc gia"),
        (date(2024, 10, 14), 2024, "Ngày Tiêu chuẩn thế giới"),
        (date(2024, 1, 20), 2024, "Ngày Đo lường Việt Nam"),
        (date(2024, 3, 3), 2024, ""),
    ],
)
def test_a_day_has_the_name_of_its_year(day: date, year: int, name: str) -> None:
    assert events.official_name(day, year) == name


@pytest.mark.parametrize(
    "words", [OLD, NEW, "ngày KH&CN Việt Nam", "chào mừng ngày khoa học và công nghệ Việt Nam"]
)
def test_any_name_leads_to_the_official_one(words: str) -> None:
    assert events.official_name(words, 2027) == NEW
    assert events.official_name(words, 2024) == OLD


def test_words_that_name_no_day_have_no_official_name() -> None:
    assert events.official_name("Hội nghị tổng kết năm", 2027) == ""
    assert events.other_names("Hội nghị tổng kết năm", 2027) == ()


def test_an_event_tells_its_day_and_source() -> None:
    event = events.event_of(date(2026, 5, 18))
    assert event is not None
    assert event.on(2027) == date(2027, 5, 18)
    named = event.of(2027)
    assert named is not None and "93/2025/QH15" in named.source


@pytest.mark.parametrize(
    ("text", "year", "found"),
    [
        (f"Chào mừng {OLD} 18-5", 2027, (OLD, NEW)),
        (f"Chào mừng {NEW}", 2025, (NEW, OLD)),
        ("Ngày khoa học và Công nghệ Việt Nam (18/5)", 2021, ("Ngày khoa học và Công nghệ Việt Nam", OLD)),
        ("ngày Khoa học và công nghệ Việt Nam", 2024, ("ngày Khoa học và công nghệ Việt Nam", OLD)),
        (SLIP, 2024, (SLIP, WORLD)),
        ("Ngày KH&CN Việt Nam", 2026, ("Ngày KH&CN Việt Nam", NEW)),
        (f"KẾ HOẠCH {OLD.upper()}", 2026, (OLD.upper(), NEW)),
        (f"{OLD}; Ngày khoa học và công nghệ Việt Nam", 2024, ("Ngày khoa học và công nghệ Việt Nam", OLD)),
        ("Ngày Đổi mới sáng tạo thế giới", 2026, ("Ngày Đổi mới sáng tạo thế giới", WORLD)),
        ("Ngày Khoa học, Công nghệ và đổi mới\nsáng tạo Việt Nam", 2026,
         ("Ngày Khoa học, Công nghệ và đổi mới\nsáng tạo Việt Nam", NEW)),
    ],
)  # fmt: skip
def test_a_wrong_name_is_found(text: str, year: int, found: tuple[str, str]) -> None:
    assert events.wrong_name(text, year) == found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (OLD, 2024),
        (NEW, 2026),
        (f"hưởng ứng ngày {NEW[5:]} (18/5)", 2027),
        ("Ngày KH&CN Việt Nam", 2024),
        ("Ngày Khoa học và\nCông nghệ  Việt Nam", 2024),
        ("Luật Khoa học và Công nghệ", 2026),
        ("các ngày khoa học và công nghệ Việt Namibia", 2026),
        (OLD, 1990),
        (f"KẾ HOẠCH {NEW.upper()}", 2026),
        ("", 2026),
    ],
)
def test_a_right_name_is_left_alone(text: str, year: int) -> None:
    assert events.wrong_name(text, year) is None


def test_a_title_wants_the_whole_name() -> None:
    assert events.wrong_name("Ngày KH&CN Việt Nam", 2024, shortened=False) == ("Ngày KH&CN Việt Nam", OLD)


@pytest.mark.parametrize("name", sample.NAMES)
def test_the_samples_name_their_event_rightly(name: str) -> None:
    plan = sample.read(name)
    assert plan.year is not None
    assert events.wrong_name(plan.event.name, plan.year, shortened=False) is None


def test_the_other_names_hold_short_forms_and_earlier_names() -> None:
    others = events.other_names(date(2027, 5, 18), 2027)
    assert {OLD, "Ngày KH&CN Việt Nam"} <= set(others)
    assert NEW not in others


def test_the_day_behind_the_name_is_read_as_spelled() -> None:
    text = f"{OLD} 18-5 và {OLD} (18/5); {OLD}, ngày 18/5/2024; trước 20-5"
    assert events.day_spellings(text) == ("18-5", "18/5")


@pytest.mark.parametrize(("year", "years", "round_"), [(2024, 65, True), (2026, 67, False), (2029, 70, True)])
def test_the_ministry_grows_older(year: int, years: int, round_: bool) -> None:
    found = events.anniversary(year)
    assert found is not None
    assert (found.years, found.round) == (years, round_)
    assert found.words == f"kỷ niệm {years} năm thành lập Bộ Khoa học và Công nghệ"


def test_there_is_no_anniversary_before_the_founding() -> None:
    assert events.anniversary(1959) is None


def test_no_two_names_of_an_event_hold_in_one_year() -> None:
    for event in events.yearly_days():
        years = [year for n in event.names for year in range(n.since, min(n.until, 2100) + 1)]
        assert len(years) == len(set(years)), event.key
        assert all(named.source for named in event.names)


@given(st.text(max_size=60), st.integers(1900, 2200))
def test_any_text_may_be_asked(text: str, year: int) -> None:
    found = events.wrong_name(text + OLD, year)
    assert found is None or found[0] in text + OLD

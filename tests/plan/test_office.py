"""Units of the directory are found by any of their names and proposed at once."""

import unicodedata
from datetime import date
from statistics import median
from time import perf_counter

import pytest

from desktop.plan.office import Directory, KnownUnit, UnitIndex, acting_day, collective
from desktop.plan.plan import Event, Issue, Plan

UNITS = (
    KnownUnit("1", "Phòng Tổ chức - Hành chính", ("P. TC-HC",)),
    KnownUnit("2", "Văn phòng Sở"),
    KnownUnit("3", "Phòng Thông tin", until=date(2025, 2, 28), follower="2"),
    KnownUnit("4", "UBND các xã, phường", since=date(2025, 7, 1), own=False),
)
INDEX = UnitIndex(UNITS)


def names(typed: str, day: date | None = None) -> list[str]:
    return [unit.id for unit in INDEX.propose(typed, day)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("phong", ["1", "2"]),
        ("Phòng t", ["1"]),
        ("hành ch", ["1"]),
        ("tchc", ["1"]),
        ("tc-hc", ["1"]),
        ("sở", ["2"]),
        ("ubnd phuong", ["4"]),
        ("zzz", []),
        ("", ["1", "2", "4"]),
        (unicodedata.normalize("NFD", "Văn phòng"), ["2"]),
    ],
)
def test_typed_words_propose_units_that_stand(typed: str, found: list[str]) -> None:
    assert names(typed) == found


def test_on_an_earlier_day_other_units_stand() -> None:
    assert names("", date(2024, 5, 1)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("name", "so"), [("các ngành", True), ("đơn vị", True), ("Các phòng thuộc Sở", False)]
)
def test_units_together_are_no_unit(name: str, so: bool) -> None:
    assert collective(name) is so


@pytest.mark.parametrize(
    ("event", "issue", "day"),
    [
        (date(2026, 5, 18), Issue(year=2025), date(2026, 5, 18)),
        (None, Issue(day=7, month=3, year=2026), date(2026, 3, 7)),
        (None, Issue(day=31, month=2, year=2026), date(2026, 12, 31)),
        (None, Issue(year=2026), date(2026, 12, 31)),
        (None, Issue(), None),
    ],
)
def test_units_must_stand_on_the_day_the_plan_acts(
    event: date | None, issue: Issue, day: date | None
) -> None:
    assert acting_day(Plan(id="1", event=Event(day=event), issue=issue)) == day


def test_a_unit_is_found_by_any_name() -> None:
    assert INDEX.named("p. tc-hc") is INDEX.named(" PHÒNG  TỔ CHỨC - hành chính") is UNITS[0]
    assert INDEX.named("") is INDEX.named("Phòng") is None
    assert INDEX.of("3") is UNITS[2] and INDEX.of("") is None
    assert Directory(units=UNITS).unit("van phong so") is UNITS[1]


@pytest.mark.parametrize("typed", ["p", "phong ke", "zz", "", "phòng kế hoạch 9999"])
def test_ten_thousand_units_propose_within_five_milliseconds(typed: str) -> None:
    index = UnitIndex([KnownUnit(str(n), f"Phòng Kế hoạch {n} tỉnh Kon Tum") for n in range(10_000)])
    times = []
    for _round in range(5):
        start = perf_counter()
        index.propose(typed)
        times.append(perf_counter() - start)
    assert median(times) < 0.005

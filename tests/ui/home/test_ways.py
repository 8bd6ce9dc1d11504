"""The rows that say how a plan can begin."""

import pytest

from desktop.session.library import Summary
from desktop.ui.home.ways import FOUND, HEAD, NOTE, RECENT, RENEW, TEMPLATE, Way, ways

PLAN = Summary("p0", "Tổ chức Ngày hội", "12", "KH-SKHCN", 2026, "Ngày hội", "2026-05-18", "signed", "")
MANY = [PLAN._replace(id=f"p{n}") for n in range(50)]


def of(kind: str, rows: tuple[Way, ...]) -> list[Way]:
    return [way for way in rows if way.kind == kind]


def test_every_template_is_offered_with_the_name_and_day_of_the_year() -> None:
    first, second, *rest = of(TEMPLATE, ways(2027, ()))
    assert first.title == "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam"
    assert (first.aside, second.aside) == ("18/05/2027", "21/04/2027")
    assert len(rest) == 3 and all(way.title and way.words and way.icon for way in rest)
    assert of(TEMPLATE, ways(2025, ()))[0].title == "Ngày Khoa học và Công nghệ Việt Nam"


def test_without_plans_it_is_said_what_will_come() -> None:
    assert [way.title[:12] for way in of(NOTE, ways(2027, ()))] == ["No plan yet."]


@pytest.mark.parametrize(
    ("year", "made", "aside"),
    [(2027, 2026, "2026 → 2027"), (2026, 2026, "2026 → 2027"), (2027, None, "→ 2027")],
)
def test_an_earlier_plan_says_which_year_it_becomes(year: int, made: int | None, aside: str) -> None:
    (row,) = of(RENEW, ways(year, [PLAN._replace(year=made)]))
    assert (row.key, row.aside, row.year) == ("p0", aside, 2027)


def test_few_earlier_plans_are_shown_until_one_is_looked_for() -> None:
    rows = ways(2027, MANY)
    assert len(of(RENEW, rows)) == RECENT and "There are more" in of(NOTE, rows)[0].title
    assert len(of(RENEW, ways(2027, MANY, "hoi"))) == FOUND


def test_rows_are_found_without_accents_and_empty_groups_fall_away() -> None:
    rows = ways(2027, (), "TAP huan khong co")
    assert [(way.kind, "TAP huan khong co" in way.title) for way in rows] == [(NOTE, True)]
    rows = ways(2027, (), "dak nong")
    assert [(way.kind, way.key) for way in rows if way.kind != HEAD] == [("sample", "dak-nong-2024")]
    assert len(of(HEAD, rows)) == 1

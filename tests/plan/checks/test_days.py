"""Times on days off: holidays of the moon, compensatory, swapped and made-up days, the office's own."""

from datetime import date

import pytest

from desktop.plan.checks.days import rest_kind
from desktop.plan.item import Item, Timing
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Event, Issue, Plan, Section
from desktop.plan.review import Finding, Severity, review
from desktop.plan.text import text
from desktop.plan.workdays import DayKind, SpecialDay, calendar

OWN = Directory(days=(SpecialDay(date(2026, 8, 22), DayKind.OFFICE, "Cắt điện"),))


def timed(*words: str, event: date | None = None) -> Plan:
    items = tuple(Item(id=f"t{n}", content=Timing(text(line))) for n, line in enumerate(words))
    return Plan(
        id="p",
        issue=Issue(year=2026),
        event=Event(day=event),
        sections=(Section(id="s", title="X", items=items),),
    )


def found(plan: Plan, directory: Directory = EMPTY) -> list[Finding]:
    return [f for f in review(plan, directory) if "rest_" in f.code or f.code.startswith("holidays_")]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 2, 16), "rest_holiday"),  # Tết
        (date(2026, 4, 26), "rest_holiday"),  # a holiday before a Sunday
        (date(2026, 4, 27), "rest_off"),
        (date(2026, 1, 2), "rest_off"),
        (date(2026, 11, 24), "rest_holiday"),
        (date(2026, 8, 22), ""),  # a Saturday that is worked
        (date(2026, 8, 29), "rest_saturday"),
        (date(2026, 8, 30), "rest_sunday"),
        (date(2026, 8, 28), ""),
    ],
)
def test_what_kind_of_rest_a_day_is(day: date, code: str) -> None:
    assert rest_kind(day, calendar()) == code


def test_a_deadline_in_tet_is_asked_about_by_its_name() -> None:
    (finding,) = found(timed("Hoàn thành trước ngày 17/02/2026"))
    assert (finding.code, finding.severity, finding.place) == ("rest_holiday", Severity.WARNING, "t0")
    assert finding.words[1:] == ("17/02/2026", "Nghỉ lễ: Tết Nguyên đán")


def test_a_made_up_saturday_is_worked_unless_the_office_says_otherwise() -> None:
    plan = timed("Sáng ngày 22/8/2026")
    assert found(plan) == []
    assert [f.words[2] for f in found(plan, OWN)] == ["Nghỉ của cơ quan: Cắt điện"]


def test_the_event_s_own_day_is_only_hinted_at() -> None:
    (finding,) = found(timed("Sáng ngày 31/8/2026", event=date(2026, 8, 31)))
    assert (finding.code, finding.severity) == ("event_rest_off", Severity.HINT)
    assert finding.words == ("31/8/2026", "Nghỉ hoán đổi, làm bù ngày 22/8/2026")


def test_a_fuzzy_time_over_tet_is_not_asked_about() -> None:
    assert found(timed("Trong tháng 02/2026", "Từ ngày 10/02/2026 đến ngày 25/02/2026")) == []


def test_days_off_that_are_not_announced_are_told_of_once() -> None:
    findings = found(timed("Trước ngày 03/02/2027", "Trước ngày 12/02/2027", "Trước ngày 14/4/2027"))
    assert [(f.code, f.place, f.words) for f in findings] == [("holidays_unsettled", "t0", ("03/02/2027",))]
    assert findings[0].severity is Severity.HINT


def test_a_year_without_a_calendar_is_told_of_once() -> None:
    findings = found(timed("Trước ngày 05/02/2036", "Trước ngày 30/4/2036"))
    assert [(f.code, f.words) for f in findings] == [("holidays_unchecked", ("05/02/2036",))]

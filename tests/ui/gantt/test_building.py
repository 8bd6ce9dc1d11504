"""The chart out of the plans: the first ever is empty, an edit changes what it must, the order follows it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.drawings.gantt_rows import By
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.plan import Event
from desktop.plan.workdays import calendar
from desktop.ui import painter
from desktop.ui.gantt import building
from desktop.ui.gantt.baseline import NONE
from desktop.ui.gantt.building import Wanted, build, counted, quick
from desktop.ui.gantt.order import Order

TODAY = date(2024, 5, 9)


def agenda(plan: str, words: str, event: date | None = None, count: int = 1) -> Agenda:
    when = phrase.parse(words, year=2024)
    entries = tuple(
        Entry(plan=plan, place=f"i{at}", task=f"i{at}", title="Việc", when=when) for at in range(count)
    )
    return Agenda(plan=plan, title=plan, year=2024, entries=entries, event=Event("Ngày hội", event))


def wanted(*agendas: Agenda) -> Wanted:
    widths = (40.0, 200.0, 100.0, 0.0, 100.0, 0.0)
    return Wanted(agendas, By.PLAN, frozenset(), TODAY, calendar(), painter.style(), widths, NONE)


def test_the_first_chart_ever_may_be_empty(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_last", [])
    assert len(build(wanted()).rows) == 0


def test_the_day_of_an_event_follows_the_plan(qapp) -> None:
    one, other = agenda("a", "ngày 15/5/2024", date(2024, 5, 18)), agenda("b", "ngày 16/5/2024")
    assert set(build(wanted(one, other)).anchors) == {date(2024, 5, 18)}
    moved = replace(one, event=Event("Ngày hội", date(2024, 5, 20)))
    assert set(build(wanted(moved, other)).anchors) == {date(2024, 5, 20)}


def test_many_rows_are_counted_beforehand(qapp) -> None:
    many = wanted(*(agenda(f"p{at}", "ngày 15/5/2024", count=20) for at in range(100)))
    assert not quick(many)
    assert len(list(counted(many))) == 100
    made = build(many)
    assert made.lazily and len(made.rows) == 2_100
    assert made.find(("p99", "i19", 0)) == 2_099


def test_plans_stand_in_the_order_that_they_begin_also_after_an_edit() -> None:
    plans = tuple(agenda(f"p{day}", f"ngày {day}/5/2024") for day in (20, 10, 15))
    order = Order()
    assert [plan.plan for plan in order.of(plans)] == ["p10", "p15", "p20"]
    later = (plans[0], replace(plans[1], entries=agenda("p10", "ngày 30/5/2024").entries), plans[2])
    assert [plan.plan for plan in order.of(later)] == ["p15", "p20", "p10"]
    assert order.of(later) == Order().of(later)
    assert order.of(later[:1]) == later[:1]

"""A time around an event gets days of its own."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def around(page):
    entries = (entry for known in page.shown for entry in known.entries)
    page.choose(next(entry.key for entry in entries if entry.when.kind == "around"))
    page.show_side("details")
    return page


def now(page):
    return page.entry(page.key).when


def test_only_a_time_around_an_event_can_be_parted_from_it(around) -> None:
    panel = around.sides.details
    assert panel.detach.isVisible() and panel.detach.text() == "Part it from 18/5…"
    entries = (entry for known in around.shown for entry in known.entries)
    around.take(next(entry.key for entry in entries if entry.when.kind == "half_day"))
    assert not panel.detach.isVisible()


def test_two_days_take_the_place_of_the_event_and_can_be_taken_back(around) -> None:
    panel = around.sides.details
    panel.detach.click()
    assert panel.apart.first.value() == panel.apart.last.value() == date(2024, 5, 18)
    panel.apart.first.show_value(date(2024, 5, 10))
    panel.apart.put.click()
    assert (now(around).earliest, now(around).latest) == (date(2024, 5, 10), date(2024, 5, 18))
    assert not panel.apart.isVisible()
    around.shelf.undo()
    assert now(around).kind == "around"


def test_days_in_the_wrong_order_are_refused_at_the_field(around) -> None:
    panel = around.sides.details
    panel.ask_days()
    panel.apart.last.show_value(date(2024, 5, 1))
    panel.apart.put.click()
    assert panel.apart.last.error == "The end would come before the start."
    QTest.keyClick(panel.apart.last.edit, Qt.Key.Key_Escape)
    assert not panel.apart.isVisible() and now(around).kind == "around"


def test_a_missing_day_is_asked_for(around) -> None:
    panel = around.sides.details
    panel.ask_days()
    panel.apart.first.show_value(None)
    panel.apart.put.click()
    assert panel.apart.first.error and panel.apart.isVisible()

"""The legend at the foot of the calendar."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import edit
from desktop.plan.agenda import agenda
from desktop.readers import sample
from desktop.ui import painter
from desktop.ui.calendar.legend import HEIGHT, Item, placed


def words(page) -> list[str]:
    page.canvas.stage()
    return [item.words for item in page.canvas.legend.items]


def test_only_signs_that_are_in_use_are_explained(page) -> None:
    shown = words(page)
    assert {"deadline", "many days on end", "around the event", "Văn phòng Sở"} <= set(shown)
    assert not {"tentative", "conflict", "1 activity"} & set(shown)
    page.show_view("month", date(2031, 1, 1))
    assert not words(page)


def test_the_year_says_what_its_colours_mean(page) -> None:
    page.show_view("year", date(2024, 5, 1))
    assert words(page)[:3] == ["1 activity", "2 or 3 activities", "with a deadline"]
    assert "the day of an event" in words(page)


def test_a_badge_is_explained(open_page) -> None:
    plan = sample.read("kon-tum-2024")
    for entry in agenda(plan).entries:
        if entry.when.text and not entry.duty and entry.place != entry.task:
            plan = edit.set_when(plan, entry.place, "Sáng ngày 16/5/2024")
    page = open_page(plan, replace(plan, id="again"))
    page._compare()
    assert {"conflict", "possible conflict"} & set(words(page))


def test_the_legend_stands_under_the_days_and_is_read_aloud(page) -> None:
    canvas = page.canvas
    words(page)
    assert canvas.legend.geometry().bottom() == canvas.rect().bottom()
    assert canvas.viewport().geometry().bottom() < canvas.legend.y() + 1
    assert canvas.legend.height() == HEIGHT and "deadline" in canvas.legend.accessibleName()


@pytest.mark.parametrize("room", [60, 300, 900])
def test_what_finds_no_room_is_counted(qapp, room: int) -> None:
    items = tuple(Item((), f"Phòng số {nth}", unit=True) for nth in range(12))
    shown, left_out = placed(items, room, painter.style())
    assert [item for item, _words in shown] + left_out == list(items)
    assert left_out and (len(shown) > 0) == (room > 200)

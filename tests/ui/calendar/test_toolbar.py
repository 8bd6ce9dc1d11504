"""The toolbar keeps one arrangement at every width and in every view."""

from datetime import date

import pytest

from desktop.ui.calendar.toolbar import Toolbar


@pytest.fixture
def bar(qtbot) -> Toolbar:
    made = Toolbar()
    qtbot.addWidget(made)
    made.count("unscheduled", 22)
    made.resize(1240, 80)
    made.show()
    return made


@pytest.mark.parametrize("width", [920, 1064, 1240, 1740])
def test_days_and_views_stand_above_filters_and_panels(bar: Toolbar, width: int) -> None:
    bar.resize(width, 80)
    above = {part.mapTo(bar, part.rect().center()).y() for part in (bar.today, bar.views["week"], bar.add)}
    below = {part.mapTo(bar, part.rect().center()).y() for part in (bar.filters.search, *bar.sides.values())}
    assert len(above) == len(below) == 1 and above.pop() < below.pop()


def test_nothing_moves_from_view_to_view(bar: Toolbar) -> None:
    places = set()
    for view in ("month", "week", "day", "year"):
        bar.show_period(view, view, date(2024, 5, 13))
        bar.layout().activate()
        places.add((bar.jump.x(), bar._views.x(), bar.add.text(), bar.sides["conflicts"].text()))
    assert len(places) == 1


def test_a_button_without_its_words_keeps_its_access_key(bar: Toolbar) -> None:
    keys = bar.add.shortcut()
    bar.resize(900, 80)
    assert not bar.add.text() and bar.add.accessibleName() == "Add an activity"
    assert bar.add.shortcut() == keys and not keys.isEmpty()


def test_every_access_key_is_its_own(bar: Toolbar) -> None:
    buttons = [*bar.views.values(), *bar.sides.values(), bar.today, bar.add, bar.print]
    buttons += [chip.button for chip in bar.filters.chips]
    keys = [button.shortcut().toString() for button in buttons]
    assert all(keys) and len(set(keys)) == len(keys)

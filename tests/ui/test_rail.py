"""The rail at the left."""

from PySide6.QtWidgets import QPushButton

from desktop.ui.rail import Rail


def test_a_narrow_rail_says_its_places_in_tooltips(qtbot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.collapse(True)
    buttons = rail.findChildren(QPushButton)
    assert [button.text() for button in buttons] == [""] * 8
    assert all(button.accessibleName() in button.toolTip() for button in buttons)


def test_a_wide_rail_shows_words(qtbot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.collapse(False)
    words = [button.text() for button in rail.findChildren(QPushButton)]
    assert words == ["Plans", "Calendar", "Gantt", "Sample plans", "Directory", "Backups", "Settings", "Help"]


def test_a_chosen_place_is_told(qtbot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    with qtbot.waitSignal(rail.chosen) as told:
        rail.findChildren(QPushButton)[6].click()
    assert told.args == ["settings"]

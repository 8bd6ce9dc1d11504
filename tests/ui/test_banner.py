"""The banner on top and the bar at the foot."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from desktop.errors import KnownError
from desktop.ui.banner import Banner, Notice


def test_a_fault_says_what_is_safe_and_what_to_do(qtbot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    done: list[str] = []
    banner.warn(
        KnownError("The disk is full.", "Your plans are safe.", "Free some space."),
        ("Again", lambda: done.append("x")),
    )
    assert banner.isVisible()
    assert banner.words.text() == "The disk is full. Your plans are safe. Free some space."
    banner.findChild(QPushButton).click()
    assert done == ["x"]


def test_words_are_never_read_as_markup(qtbot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("<b>a</b>")
    assert "<b>" in banner.accessibleName()
    assert banner.words.textFormat().name == "PlainText"


@pytest.fixture
def notice(qtbot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def test_what_happened_can_be_taken_back_once(notice: Notice) -> None:
    taken: list[int] = []
    notice.tell("Deleted.", lambda: taken.append(1))
    assert notice.undo() and not notice.undo()
    assert taken == [1] and not notice.isVisible()


def test_the_bar_goes_by_itself(notice: Notice, qtbot) -> None:
    notice.tell("Deleted.", lambda: None)
    notice.findChild(QTimer).setInterval(0)
    qtbot.waitUntil(lambda: not notice.isVisible())
    assert not notice.undo()

"""A choice among few."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.wizard.fields.choice import CheckField, ChoiceField


def wheel(widget):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.fixture
def field(show):
    field = ChoiceField("mark", "Numbering", [(1, "one"), (2, "two")])
    show(field)
    field.show_value(1)
    return field


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_changes_nothing(field, focused):
    if focused:
        field.go_to()
    wheel(field.box)
    assert field.value() == 1


def test_keys_choose(field, qtbot):
    told = []
    field.edited.connect(told.append)
    field.go_to()
    qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert (field.value(), told) == (2, [2])


def test_a_box_shows_its_words_as_they_are(show, qtbot):
    field = CheckField("x", "KH&CN")
    show(field)
    told = []
    field.edited.connect(told.append)
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert (field.box.text(), field.box.accessibleName(), told) == ("KH&&CN", "KH&CN", [True])

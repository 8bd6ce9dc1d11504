"""What every test of the window stands on: the theme, and a hand that types Vietnamese."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import i18n
from desktop.ui import theme

Typing = Callable[[QWidget, str], None]


def _type_text(widget: QWidget, text: str) -> None:
    """Send `text` letter by letter as Unikey or an input method does; "\\n" and "\\t" are keys."""
    widget.setFocus()
    keys = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    for letter in text:
        if letter in keys:
            QTest.keyClick(widget, keys[letter])
            continue
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(widget, event)


@pytest.fixture
def typing(qtbot) -> Typing:
    """typing(widget, "Kế hoạch") types into the widget."""
    return _type_text


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """The program's look in its light dress, its words in English, whatever is translated by now."""
    i18n.set_language("en")
    if theme.mode() != "light":
        theme.apply(qapp, "light")
    yield
    i18n.set_language("vi")

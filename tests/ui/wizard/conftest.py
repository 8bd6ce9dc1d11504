"""Pages of real plans, shown in a window as a user would see them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui import wizard
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.section_page import OutlinePage

SLICES = 12
Show = Callable[[QWidget], QMainWindow]
Open = Callable[..., Page]


def settle() -> None:
    """Let the window do what it left for later."""
    for _ in range(SLICES):
        QApplication.processEvents()


@pytest.fixture
def show(qtbot) -> Show:
    """show(widget): in a window, with the focus where it asks for it."""

    windows = []

    def shown(widget: QWidget) -> QMainWindow:
        window = QMainWindow()
        window.setCentralWidget(widget)
        window.resize(700, 640)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        windows.append(window)
        return window

    return shown


@pytest.fixture
def plan() -> Plan:
    return sample.read("kon-tum-2024")


@pytest.fixture
def open_page(show: Show, plan: Plan) -> Open:
    """open_page("office"): the page in a window whose Ctrl+Z and Ctrl+Y are the session's."""

    def opened(key: str, of: Plan | None = None) -> Page:
        session = Session(of or plan)
        page = wizard.make(key, session)
        window = show(page)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            action = QAction(window)
            action.setShortcut(keys)
            action.triggered.connect(act)
            window.addAction(action)
        page.go_to()
        if isinstance(page, OutlinePage):
            assert page.desk.editor or not page.desk.owner(session.plan).items
        settle()
        return page

    return opened


@pytest.fixture
def paste() -> Callable[[QWidget, str], None]:
    """paste(edit, words): what Ctrl+V does, on a clipboard nobody else has."""

    def pasted(edit: QWidget, words: str) -> None:
        if hasattr(edit, "insertFromMimeData"):
            mime = QMimeData()
            mime.setText(words)
            edit.insertFromMimeData(mime)
        else:
            edit.insert(words)

    return pasted

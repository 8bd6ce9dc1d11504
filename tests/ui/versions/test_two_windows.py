"""A save held back for another window's is asked about in the banner, and either choice goes on."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from desktop.plan import edit
from desktop.plan.plan import blank
from desktop.session.library import Library
from desktop.session.saver import Saver
from desktop.session.session import Session
from desktop.session.versions import Reason
from desktop.ui.banner import Banner
from desktop.ui.versions.two_windows import TwoWindows


class Window(QObject):
    """What the main window does with a session, a saver and a banner."""

    saved = Signal(object)

    def __init__(self, qtbot, library: Library, plan) -> None:
        super().__init__()
        self.saver = Saver(library.folder, self.saved.emit)
        self.session = Session(plan)
        self.saver.begin(plan, library.revision(plan.id))
        self.session.watch(lambda change: self.saver.offer(change.after))
        self.banner = Banner()
        qtbot.addWidget(self.banner)
        self.two = TwoWindows(self.banner, self.session, self.saver)
        self.saved.connect(self.two.ask)

    def press(self, words: str) -> None:
        next(b for b in self.banner.findChildren(QPushButton) if b.text() == words).click()


@pytest.fixture
def library(tmp_path: Path):
    opened = Library(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot, library: Library):
    """A window that typed, and was told that another one had saved."""
    library.save(plan := edit.set_title(blank(2026), "Một"))
    window = Window(qtbot, library, plan)
    assert window.saver.flush()
    library.save(edit.set_title(plan, "Kia"))
    window.session.edit("x", edit.set_title, "Này")
    assert not window.saver.flush()
    qtbot.waitUntil(window.banner.isVisible)
    yield window
    before = threading.active_count()
    window.saver.close()
    assert threading.active_count() < before


def test_the_banner_says_what_happened_what_is_safe_and_what_to_do(window: Window) -> None:
    words = window.banner.words.text()
    assert "another window" in words and "Nothing was overwritten" in words and "Choose" in words


def test_keeping_mine(qtbot, library: Library, window: Window) -> None:
    window.press("Keep &mine")
    qtbot.waitUntil(lambda: library.load(window.session.plan.id).title == "Này")
    assert not window.banner.isVisible()
    assert Reason.OTHER in {version.reason for version in library.versions(window.session.plan.id)}


def test_taking_the_other_is_one_step_that_can_be_undone(qtbot, library: Library, window: Window) -> None:
    window.press("&Take the other one")
    qtbot.waitUntil(lambda: window.session.plan.title == "Kia")
    assert not window.banner.isVisible() and window.saver.flush()
    window.session.undo()
    assert window.session.plan.title == "Này"
    assert window.saver.flush() and library.load(window.session.plan.id).title == "Này"


def test_another_plans_trouble_is_not_asked_about_here(library: Library, window: Window) -> None:
    from desktop.session.saver import Saved, SaveState
    from desktop.session.versions import PlanMoved

    assert not window.two.ask(Saved(SaveState.FAILED, PlanMoved("another", 3), "another"))
    assert not window.two.ask(Saved(SaveState.SAVED))

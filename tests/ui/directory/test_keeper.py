"""What is set up stays, whatever another window or another program does meanwhile."""

import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.plan.office import Directory, KnownUnit
from desktop.session import directory as kept
from desktop.ui.directory import current
from desktop.ui.directory.page import DirectoryPage

UNITS = (KnownUnit("1", "Phòng A"), KnownUnit("2", "Phòng B"), KnownUnit("3", "Văn phòng"))


def test_two_windows_lose_nothing(page, library):
    page.keeper.put(Directory(units=UNITS))
    page.keeper.flush()
    kept.keep(library, replace(kept.load(library), rooms=("Phòng của cửa sổ kia",)))
    page.keeper.put(replace(page.keeper.value, units=UNITS[:1]))
    page.keeper.flush()
    both = Directory(units=UNITS[:1], rooms=("Phòng của cửa sổ kia",))
    assert kept.load(library) == page.keeper.value == current.directory() == both
    page.keeper.undo()
    page.keeper.flush()
    assert kept.load(library) == both


@pytest.fixture
def locked(library):
    kept.keep(library, Directory(units=UNITS))
    library.close()
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    yield other
    other.close()


def test_a_store_in_use_is_no_reason_to_begin_anew(library, locked, qtbot):
    page = DirectoryPage(library)
    qtbot.addWidget(page)
    page.show()
    buttons = {button.text(): button for button in page.banner.findChildren(QPushButton)}
    assert list(buttons) == ["Try again"]
    locked.close()
    buttons["Try again"].click()
    assert page.keeper.value.units == UNITS
    assert page.stack.isEnabled() and page.banner.isHidden()


def test_what_was_put_right_elsewhere_can_be_used_at_once(library, qtbot):
    library.set_setting(kept.KEY, "{")
    page = DirectoryPage(library)
    qtbot.addWidget(page)
    page.show()
    assert not page.stack.isEnabled()
    kept.keep(library, Directory(units=UNITS))
    page.hide()
    page.show()
    assert page.stack.isEnabled() and page.banner.isHidden() and page.keeper.value.units == UNITS

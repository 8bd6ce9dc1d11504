"""Backups in the real window: made while the worker goes on, brought back, and the way out of damage."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.health import State
from desktop.session.library import Library
from desktop.ui.backups.joining import BACKUPS, DAMAGED, RESCUE, Joining

KON_TUM = sample.read("kon-tum-2024")
Open = Callable[..., Any]


@pytest.fixture
def join(open_office: Open):
    """A window with its backups; plans are in its store before it is opened."""
    made: list[Joining] = []

    def make(*plans: Plan, then: Callable[[Path], None] | None = None) -> tuple[Any, Joining]:
        office = open_office(*plans)
        if then is not None:
            then(office.folder)
        joining = office.window.backups
        made.append(joining)
        return office, joining

    yield make
    for joining in made:
        joining.room.make_last(0.0)


def kept(folder: Path) -> int:
    return len(Keeper(folder).kept())


def stored(folder: Path, plan_id: str) -> Plan:
    library = Library(folder)
    try:
        return library.load(plan_id)
    finally:
        library.close()


def press(parent: QWidget, words: str) -> None:
    buttons = [
        b for b in parent.findChildren(QPushButton) if b.isVisible() and words in b.text().replace("&", "")
    ]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def checked(office: Any, joining: Joining) -> None:
    joining.start()
    office.hand.wait(lambda: joining.health is not None and not joining.room._busy, "the check")


def change_behind(folder: Path) -> None:
    with closing(sqlite3.connect(folder / STORE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE plan SET symbol = 'x'")


def ruin(folder: Path) -> None:
    path = folder / STORE_NAME
    path.write_bytes(path.read_bytes()[:6000] + os.urandom(6000))


def backed_up(folder: Path) -> None:
    Keeper(folder).make()


def test_the_start_checks_and_backs_up_while_the_worker_goes_on(join) -> None:
    office, joining = join(KON_TUM)
    checked(office, joining)
    office.hand.wait(lambda: kept(office.folder) == 1, "the first backup")
    assert joining.health.state is State.FINE and office.window.stack.currentWidget() is office.window.plans


def test_a_backup_is_restored_in_three_clicks_and_undone(join) -> None:
    office, _joining = join(KON_TUM, then=backed_up)
    window, hand = office.window, office.hand
    window.open_plan(KON_TUM.id)
    window.view.session.edit("x", edit.set_title, "Sai rồi")
    window.show_page(BACKUPS)
    page = window.pages[BACKUPS]
    hand.wait(lambda: page.list.count() == 1, "the list")
    row = page.list.visualItemRect(page.list.item(0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    press(page, "Restore…")
    hand.wait(page.confirm.go.isEnabled, "the preview")
    press(page.confirm, "Restore")
    hand.wait(page.banner.isVisible, "the news")
    assert window.view is None and window.stack.currentWidget() is page
    assert stored(office.folder, KON_TUM.id) == KON_TUM
    assert window.plans.model.index(0).data() == " ".join(KON_TUM.title.split())
    press(page.banner, "Undo")
    hand.wait(lambda: "All is as it was" in page.banner.words.text(), "the way back")
    assert stored(office.folder, KON_TUM.id).title == "Sai rồi"
    window.open_plan(KON_TUM.id)
    window.view.session.edit("x", edit.set_title, "Lại làm tiếp")
    assert office.kept(KON_TUM.id).title == "Lại làm tiếp"


def test_a_damaged_plan_is_told_not_opened_and_mended(join) -> None:
    def prepare(folder: Path) -> None:
        backed_up(folder)
        change_behind(folder)

    office, joining = join(KON_TUM, then=prepare)
    window, hand = office.window, office.hand
    flagged: list[frozenset[str]] = []
    joining.flagged.connect(flagged.append)
    checked(office, joining)
    assert flagged == [frozenset({KON_TUM.id})] and "is damaged" in window.banner.words.text()
    press(window.banner, "Restore…")
    page = window.pages[DAMAGED]
    hand.wait(lambda: bool(page.rows), "the copies")
    assert window.view is None
    page.rows[0].click()
    hand.wait(lambda: flagged[-1] == frozenset(), "the plan")
    window.open_plan(KON_TUM.id)
    assert window.view is not None and window.view.session.plan == KON_TUM


def test_opening_a_damaged_plan_leads_to_its_copies(join) -> None:
    office, joining = join(KON_TUM, then=change_behind)
    try:
        office.window.desk.load(KON_TUM.id)
    except Exception as error:  # what the window does with it
        assert joining.opens_damaged(error)
    page = office.window.pages[DAMAGED]
    office.hand.wait(lambda: "no sound copy" in page.said.text(), "the search")
    press(page, "All plans")
    assert office.window.stack.currentWidget() is office.window.plans


@pytest.mark.parametrize("way", ["next", "row"])
def test_a_damaged_store_is_shown_and_rescued(join, way: str) -> None:
    def prepare(folder: Path) -> None:
        backed_up(folder)
        ruin(folder)

    office, joining = join(KON_TUM, then=prepare)
    window, hand = office.window, office.hand
    ruined = (office.folder / STORE_NAME).read_bytes()
    checked(office, joining)
    page = window.pages[RESCUE]
    assert window.stack.currentWidget() is page
    hand.wait(lambda: bool(page.rows), "the backups")
    (page.next if way == "next" else page.rows[0]).click()
    hand.wait(lambda: joining.health is not None and joining.health.state is State.FINE, "the rescue")
    assert stored(office.folder, KON_TUM.id) == KON_TUM
    assert [path.read_bytes() for path in office.folder.glob("damaged-*/*.db")] == [ruined]
    assert "nothing was deleted" in window.banner.words.text()
    assert window.stack.currentWidget() is window.plans and window.plans.model.rowCount() == 1


def test_words_typed_into_a_store_that_broke_meanwhile_are_not_lost(join) -> None:
    office, joining = join(KON_TUM, then=backed_up)
    window, hand = office.window, office.hand
    window.open_plan(KON_TUM.id)
    window.desk.saver.flush(5)
    ruin(office.folder)
    window.view.session.edit("x", edit.set_title, "Gõ khi đã hỏng")
    checked(office, joining)
    page = window.pages[RESCUE]
    hand.wait(lambda: bool(page.rows), "the backups")
    page.rows[0].click()
    hand.wait(lambda: joining.health is not None and joining.health.state is State.FINE, "the rescue")
    assert stored(office.folder, KON_TUM.id).title == "Gõ khi đã hỏng"


def test_the_end_makes_the_last_backup(join) -> None:
    office, joining = join(KON_TUM)
    checked(office, joining)
    office.hand.wait(lambda: kept(office.folder) == 1, "the first backup")
    office.window.open_plan(KON_TUM.id)
    office.window.view.session.edit("x", edit.set_title, "Cuối ngày")
    assert office.window.desk.close(5.0) and joining.close(10.0)
    newest = Keeper(office.folder).kept()[0]
    assert newest.manifest.reason == "exit"
    plan = Keeper(office.folder).plan(newest, KON_TUM.id)
    assert plan is not None and plan.title == "Cuối ngày"


def test_once_a_week_one_line_asks_for_a_copy(join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "usb_due", lambda self: True)
    office, joining = join(KON_TUM)
    checked(office, joining)
    office.hand.wait(lambda: joining._usb is not None, "the line")
    assert joining._usb.isVisible()
    press(joining._usb, "USB")
    assert office.window.stack.currentWidget() is office.window.pages[BACKUPS]
    office.window.go("plans")
    QTest.mouseClick(joining._usb.close_button, Qt.MouseButton.LeftButton)
    assert not joining._usb.isVisible()
    later = Joining(office.window, lambda: None)
    checked(office, later)
    assert later._usb is None

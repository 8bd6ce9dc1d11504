"""A damaged store: what happened, what is safe, one click out of it, and the damaged file kept."""

import zipfile
from pathlib import Path

import pytest

from desktop.paths import STORE_NAME
from desktop.plan.plan import Plan
from desktop.session.backups import Keeper
from desktop.session.health import Health, State, look
from desktop.session.library import Library
from desktop.ui.backups import choosing
from desktop.ui.backups.rescue_page import RescuePage
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room

HEADER = 100


@pytest.fixture
def opened(qtbot, room: Room, restoring: Restoring, folder: Path):
    def make() -> RescuePage:
        library = Library(folder)
        health = look(library, Keeper(folder))
        library.close()
        page = RescuePage(room, restoring, health)
        qtbot.addWidget(page)
        page.resize(900, 640)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: page.safe.text() != "")
        return page

    return make


def test_it_says_what_happened_and_what_is_safe(opened, plan: Plan, damage) -> None:
    damage("")
    page = opened()
    assert page.title.text() == "The store of plans is damaged"
    assert page.safe.text().startswith("The backups are safe. The newest was made today")
    assert page.next.isVisible() and not page.leave.isVisible() and len(page.rows) == 1
    assert page.rows[0].state() == "1 plan · Checked"


def test_one_click_goes_back_to_a_backup_and_keeps_the_file(
    qtbot, opened, folder, plan, damage, title
) -> None:
    damage("")
    ruined = (folder / STORE_NAME).read_bytes()
    page = opened()
    with qtbot.waitSignal(page.rescued) as told:
        page.rows[0].click()
    assert title(plan.id) == "Tên cũ"
    assert "nothing was deleted" in told.args[0]
    assert ruined[HEADER:] in left_over(folder)


def test_what_can_be_read_is_rescued(qtbot, opened, folder: Path, plan: Plan, title) -> None:
    library = Library(folder)
    library.set_setting("office", "Sở")
    library.close()
    ruin_setting(folder)
    page = opened()
    with qtbot.waitSignal(page.rescued) as told:
        page.next.click()
    assert title(plan.id) == "Tên mới" and told.args[0].startswith("1 plan carried into a new store.")
    assert look(Library(folder), Keeper(folder)) == Health(State.FINE, counted=1)


def test_what_cannot_be_listed_leads_to_the_newest_backup(qtbot, opened, folder, plan: Plan, title) -> None:
    (folder / STORE_NAME).write_bytes(b"x" * 9000)
    page = opened()
    assert "newest backup" in page.next.text() and page.salvage.isVisible()
    with qtbot.waitSignal(page.rescued) as told:
        page.next.click()
    assert title(plan.id) == "Tên cũ" and "nothing was deleted" in told.args[0]
    assert b"x" * (9000 - HEADER) in left_over(folder)


def left_over(folder: Path) -> list[bytes]:
    """Every file aside, and every store inside a backup, without the header that counts its changes."""
    kept = [zipfile.ZipFile(one.path).read("store.db") for one in Keeper(folder).kept()]
    aside = [path.read_bytes() for path in folder.glob("damaged-*/*.db")]
    return [words[HEADER:] for words in kept + aside]


def ruin_setting(folder: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / STORE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE setting SET value = 'x' WHERE key = 'office'")


def test_without_backups_it_looks_for_a_stick(
    qtbot, opened, folder, plan, damage, tmp_path, monkeypatch, title
) -> None:
    stick = Keeper(folder).kept()[0].path.rename(tmp_path / "a.skh-backup")
    damage("")
    page = opened()
    assert "no backup on this computer" in page.safe.text() and not page.rows
    monkeypatch.setattr(choosing, "backup_file", lambda *_: stick)
    with qtbot.waitSignal(page.rescued):
        page.file.click()
    assert title(plan.id) == "Tên cũ"


def test_a_backup_that_fails_too_changes_nothing(qtbot, opened, folder: Path, plan: Plan, damage) -> None:
    damage("")
    ruined = (folder / STORE_NAME).read_bytes()
    page = opened()
    kept = Keeper(folder).kept()[0].path
    flipped = bytearray(kept.read_bytes())
    flipped[len(flipped) // 2] ^= 255
    kept.write_bytes(bytes(flipped))
    page.rows[0].click()
    qtbot.waitUntil(page.banner.isVisible)
    assert page.next.isEnabled() and (folder / STORE_NAME).read_bytes() == ruined


def test_an_emptied_store_offers_the_backups_or_to_go_on(
    qtbot, opened, folder: Path, plan: Plan, title
) -> None:
    (folder / STORE_NAME).write_bytes(b"")
    page = opened()
    assert page.title.text() == "The plans are not where they were" and not page.salvage.isVisible()
    with qtbot.waitSignal(page.left):
        page.leave.click()
    with qtbot.waitSignal(page.rescued):
        page.next.click()
    assert title(plan.id) == "Tên cũ"


def test_many_backups_are_shown_when_asked_for(qtbot, opened, folder: Path, plan: Plan, damage) -> None:
    for _ in range(7):
        Keeper(folder).make()
    damage("")
    page = opened()
    assert len(page.rows) == 5
    page.more.click()
    assert len(page.rows) == 8 and not page.more.isVisible()

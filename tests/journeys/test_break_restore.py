"""Words typed around a restore or a rescue, and a window that is closed in the middle of one."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.plan.exchange import Carried, pack_all
from desktop.readers import file, sample
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.ui.backups.joining import BACKUPS, RESCUE

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
TYPED = "Gõ khi kho đã hỏng"


@pytest.fixture
def office(open_office: Callable[..., Any]) -> Iterator[Any]:
    """A window over five plans and a backup of them."""
    made = open_office(KON_TUM, *(replace(KON_TUM, id=f"p{n}") for n in range(4)))
    Keeper(made.folder).make()
    yield made
    made.window.backups.unsaved = ()
    made.window.backups.room.make_last(0.0)


def title(folder: Path) -> str:
    library = Library(folder)
    try:
        return library.load(KON_TUM.id).title
    finally:
        library.close()


def asked(office: Any) -> Any:
    """The page of backups, with all said that restoring the newest would change."""
    office.window.show_page(BACKUPS)
    page = office.window.pages[BACKUPS]
    office.hand.wait(lambda: page.list.count() > 0, "the list")
    page.list.setFocus()
    office.hand.press("Return")
    office.hand.wait(page.confirm.go.isEnabled, "the preview")
    office.hand.press("Tab")
    assert page.confirm.go.hasFocus()
    return page


def at_rescue(office: Any) -> Any:
    """The way out of a store that broke while something was typed."""
    path = office.folder / STORE_NAME
    office.window.open_plan(KON_TUM.id)
    assert office.window.desk.saver.flush(5)
    path.write_bytes(path.read_bytes()[:6000] + os.urandom(6000))
    office.window.view.session.edit("title", edit.set_title, TYPED)
    office.window.backups.check()
    office.hand.wait(lambda: RESCUE in office.window.pages, "the check")
    page = office.window.pages[RESCUE]
    office.hand.wait(lambda: bool(page.rows), "the backups")
    return page


def failed_rescue(office: Any) -> Any:
    page = at_rescue(office)
    backup = Keeper(office.folder).kept()[0].path
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-3000] + bytes(3000 - 200) + whole[-200:])
    page.rows[0].click()
    office.hand.wait(page.banner.isVisible, "the refusal")
    backup.write_bytes(whole)
    return page


def test_nothing_can_be_typed_while_a_backup_is_restored(office: Any) -> None:
    page = asked(office)
    office.hand.press("Return")
    working = office.window.backups.restoring
    assert working.working and not office.window.isEnabled()
    assert not any(action.isEnabled() for action in office.window.menuBar().actions())
    office.hand.wait(lambda: not working.working, "the end")
    assert office.window.isEnabled() and page.details.restore.hasFocus()


def test_a_window_closed_while_restoring_ends_after_it(office: Any) -> None:
    asked(office).confirm.go.click()
    assert not office.window.close() and "as soon as" in office.window.notice.words.text()
    office.hand.wait(lambda: not office.window.isVisible(), "the end")
    reasons = [one.manifest.reason for one in Keeper(office.folder).kept()]
    assert "before-restore" in reasons and not list(office.folder.rglob("*.tmp"))


def test_a_file_that_is_opened_meanwhile_waits(office: Any, tmp_path: Path) -> None:
    letter = tmp_path / "a.kehoach"
    letter.write_bytes(pack_all([Carried(replace(KON_TUM, id="new", title="Đến sau"))]))
    asked(office).confirm.go.click()
    office.window.open_file(letter)
    assert office.window.backups.restoring.working
    office.hand.wait(lambda: office.window.view is not None, "the plan")
    assert office.kept("new").title == "Đến sau"


def test_words_outlive_a_rescue_that_fails(office: Any) -> None:
    page = failed_rescue(office)
    assert "kept until" in office.window.banner.words.text() and page.next.hasFocus()
    page.rows[0].click()
    office.hand.wait(lambda: "Restored" in office.window.banner.words.text(), "the rescue")
    assert title(office.folder) == TYPED and not office.window.backups.unsaved


def test_words_that_no_store_takes_are_asked_about_at_the_end(
    office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed_rescue(office)
    copy = tmp_path / "cứu.kehoach"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(copy), ""))

    def save_a_copy() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if "copy" in button.text()).click()

    QTimer.singleShot(0, save_a_copy)
    assert not office.window.close()
    assert file.read(copy).title == TYPED


def test_a_window_stays_when_the_restore_that_it_waited_for_has_failed(office: Any) -> None:
    page = asked(office)
    Keeper(office.folder).kept()[-1].path.write_bytes(b"x")
    page.confirm.go.click()
    assert not office.window.close()
    office.hand.wait(page.banner.isVisible, "the refusal")
    office.settle()
    assert office.window.isVisible() and office.window.isEnabled()

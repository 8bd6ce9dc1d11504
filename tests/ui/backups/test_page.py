"""The place of backups on a real store: list, make, look inside, restore in three clicks, undo, copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.session.backups import Keeper, Reason
from desktop.session.library import Library
from desktop.ui.backups import choosing
from desktop.ui.backups.page import BackupsPage
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room


@pytest.fixture
def opened(qtbot, room: Room, restoring: Restoring):
    def make(count: int) -> BackupsPage:
        page = BackupsPage(room, restoring)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: page.where.place.text() != "" and page.list.count() == count)
        return page

    return make


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: BackupsPage) -> str:
    """Every word of the side that is shown."""
    return "\n".join(label.text() for label in page.side.currentWidget().findChildren(QLabel))


def ask(qtbot, page: BackupsPage) -> None:
    row = page.list.visualItemRect(page.list.item(page.list.count() - 1))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    click(page.details.restore)
    qtbot.waitUntil(page.confirm.go.isEnabled)


def test_without_plans_there_is_nothing_to_back_up(opened) -> None:
    page = opened(0)
    assert not page.first.isVisible() and "no plan" in page.none.text()
    assert not page.make.isVisible() and not page.copy.isVisible() and not page.status.isVisible()


def test_the_first_backup_is_one_click(qtbot, opened, folder: Path, plan: Plan) -> None:
    for one in Keeper(folder).kept():
        one.path.unlink()
    page = opened(0)
    assert page.first.isVisible() and not page.make.isVisible()
    click(page.first)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    qtbot.waitUntil(lambda: "Checked" in page.status.words.text())
    assert page.make.isVisible() and not page.first.isVisible()


def test_the_list_tells_when_why_and_how_much(qtbot, opened, folder: Path, plan: Plan) -> None:
    Keeper(folder).make(Reason.EXIT)
    page = opened(2)
    spoken = [page.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert "When the program was closed, 1 plan" in spoken[0] and "Asked for" in spoken[1]
    assert spoken[0].startswith("Today ") and spoken[0].endswith("Checked")
    assert not page.grab().isNull()


def test_what_is_in_a_backup_is_read_when_it_is_chosen(qtbot, opened, plan: Plan) -> None:
    page = opened(1)
    qtbot.waitUntil(lambda: page.details.inside.count() == 1)
    assert page.details.inside.item(0).text() == "Tên cũ\nDraft"
    assert "1 plan · 1 version" in page.details.much.text()


def test_a_backup_is_restored_in_three_clicks_and_taken_back(qtbot, opened, plan: Plan, title) -> None:
    page = opened(1)
    ask(qtbot, page)
    assert "1 plan turns back to how it was:\nTên mới" in said(page) and not page.make.isVisible()
    click(page.confirm.go)
    qtbot.waitUntil(page.banner.isVisible)
    assert title(plan.id) == "Tên cũ" and "Restored the backup made today" in page.banner.words.text()
    undo = next(b for b in page.banner.findChildren(QPushButton) if "Undo" in b.text())
    click(undo)
    qtbot.waitUntil(lambda: "All is as it was" in page.banner.words.text())
    assert title(plan.id) == "Tên mới"


def test_plans_that_go_and_come_back_are_named(qtbot, opened, folder: Path, plan: Plan) -> None:
    library = Library(folder)
    library.remove(plan.id)
    library.save(edit.set_title(Plan(id="n"), "Làm sau"))
    library.close()
    page = opened(1)
    ask(qtbot, page)
    assert "1 plan made since then leaves the list:\nLàm sau" in said(page)
    assert "1 plan that is not in the list comes back:\nTên cũ" in said(page)


def test_escape_and_back_restore_nothing(qtbot, opened, plan: Plan, title) -> None:
    page = opened(1)
    for leave in (lambda: QTest.keyClick(page.confirm.back, Qt.Key.Key_Escape), page.confirm.back.click):
        page.list.setFocus()
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        qtbot.waitUntil(page.confirm.go.isEnabled)
        leave()
        assert page.side.currentWidget() is page.details and page.make.isVisible()
    assert title(plan.id) == "Tên mới"


def test_where_nothing_would_change_it_says_so(qtbot, opened, folder: Path, plan: Plan) -> None:
    Keeper(folder).make()
    page = opened(2)
    page.list.setCurrentRow(0)
    click(page.details.restore)
    qtbot.waitUntil(page.confirm.go.isEnabled)
    assert "All plans in the list stay as they are." in said(page)


def test_words_that_cannot_be_saved_stop_a_restore(qtbot, opened, plan: Plan, restoring, title) -> None:
    restoring._let_go = lambda: False
    page = opened(1)
    ask(qtbot, page)
    click(page.confirm.go)
    qtbot.waitUntil(page.banner.isVisible)
    assert "could not be saved" in page.banner.words.text() and title(plan.id) == "Tên mới"


def test_a_copy_on_a_stick_is_named(qtbot, opened, plan: Plan, tmp_path: Path, monkeypatch) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(choosing, "folder", lambda *_: stick)
    page = opened(1)
    with qtbot.waitSignal(page.copied):
        click(page.copy)
    assert len(list(stick.rglob("*.skh-backup"))) == 1 and str(stick) in page.banner.words.text()


def test_a_copy_that_fails_says_why(qtbot, opened, plan: Plan, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(choosing, "folder", lambda *_: tmp_path / "gone" / "stick")
    (tmp_path / "gone").write_text("")
    page = opened(1)
    click(page.details.copy)
    qtbot.waitUntil(page.banner.isVisible)
    assert page.make.isEnabled() and page.banner.property("tone") == "danger"


def test_a_backup_is_checked_again(qtbot, opened, plan: Plan) -> None:
    page = opened(1)
    click(page.details.check)
    qtbot.waitUntil(lambda: "all sound" in page.details.state.words.text())


def test_a_damaged_backup_is_never_restored(qtbot, opened, folder: Path, plan: Plan) -> None:
    kept = Keeper(folder).kept()[0]
    kept.path.write_bytes(b"x")
    page = opened(1)
    assert page.details.state.words.text() == "Cannot be read" and not page.details.restore.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.side.currentWidget() is page.details


def test_damage_inside_is_told_when_it_is_looked_at(qtbot, opened, folder: Path, plan: Plan) -> None:
    kept = Keeper(folder).kept()[0]
    flipped = bytearray(kept.path.read_bytes())
    flipped[len(flipped) // 2] ^= 255
    kept.path.write_bytes(bytes(flipped))
    page = opened(1)
    qtbot.waitUntil(lambda: "damaged" in page.details.state.words.text())


def test_another_folder_is_used_from_now_on(qtbot, opened, plan: Plan, tmp_path: Path, monkeypatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(choosing, "folder", lambda *_: other)
    page = opened(1)
    click(page.where.move_)
    qtbot.waitUntil(lambda: "other" in page.where.place.text())
    click(page.make)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert list(other.glob("*.skh-backup"))


def test_a_backup_from_a_stick_is_restored(
    qtbot, opened, folder: Path, plan: Plan, tmp_path, monkeypatch, title
) -> None:
    stick = tmp_path / "usb.skh-backup"
    kept = Keeper(folder).kept()[0].path
    stick.write_bytes(kept.read_bytes())
    kept.unlink()
    Keeper(folder).make()
    monkeypatch.setattr(choosing, "backup_file", lambda *_: stick)
    page = opened(1)
    click(page.where.file)
    qtbot.waitUntil(lambda: page.confirm.isVisible() and page.confirm.go.isEnabled())
    click(page.confirm.go)
    qtbot.waitUntil(page.banner.isVisible)
    assert title(plan.id) == "Tên cũ"


@pytest.mark.parametrize("width", [560, 800, 1400])
def test_everything_has_room(qtbot, opened, plan: Plan, width: int) -> None:
    page = opened(1)
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.details.inside.count() == 1)

    def fits() -> None:
        seen = [button for button in page.findChildren(QPushButton) if button.isVisible()]
        assert [b.text() for b in seen if b.width() < b.minimumSizeHint().width()] == []

    qtbot.waitUntil(fits)

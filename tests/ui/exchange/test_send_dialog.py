"""Sending: plans found and chosen, a password typed twice, the pages beside, one file that reads back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import sealing
from desktop.documents import file
from desktop.plan.exchange import Contents, unpack_all
from desktop.plan.plan import blank
from desktop.session.library import Library
from desktop.ui.desk import Desk
from desktop.ui.exchange import choosing, send_task
from desktop.ui.exchange.send_dialog import SendDialog

Make = Callable[..., SendDialog]


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gửi đi.kehoach"
    monkeypatch.setattr(choosing, "target", lambda *_asked: path)
    return path


@pytest.fixture
def make(qtbot, here: Library, there: Library) -> Iterator[Make]:
    here.save(replace(blank(2026), id="q", title="Kế hoạch <b>khác</b>"))
    desk = Desk(here.folder)

    def opened(*ids: str) -> SendDialog:
        dialog = SendDialog(None, desk, ids, here.folder)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield opened
    desk.close()


def send(qtbot, dialog: SendDialog) -> None:
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._task is None)


def sent(path: Path) -> Contents:
    return unpack_all(path.read_bytes())


def test_the_open_plan_goes_into_a_file(qtbot, make: Make, target: Path, here: Library) -> None:
    dialog = make("p")
    send(qtbot, dialog)
    (carried,) = sent(target).plans
    assert carried.plan == here.load("p")
    assert str(target) in dialog.written.text() and dialog.show_folder.isVisible()


def test_plans_are_found_and_chosen_by_keys(qtbot, make: Make, target: Path, typing) -> None:
    dialog = make()
    assert not dialog.go.isEnabled()
    typing(dialog.picker.search, "khác\n")
    QTest.keyClick(dialog.picker.list, Qt.Key.Key_Space)
    assert dialog.picker.ids == ("q",) and dialog.go.isEnabled()
    dialog.picker.search.clear()
    dialog.picker.refresh()
    assert dialog.picker.list.count() == 2
    dialog.picker.list.setCurrentRow(1)
    QTest.keyClick(dialog.picker.list, Qt.Key.Key_Space)
    send(qtbot, dialog)
    assert [one.plan.id for one in sent(target).plans] == ["q", "p"]


def test_a_password_is_typed_twice(qtbot, make: Make, target: Path, typing) -> None:
    dialog = make("p")
    dialog.seal.wanted.click()
    assert not dialog.go.isEnabled()
    typing(dialog.seal.first, "ngắn")
    assert "8 letters" in dialog.seal.state.text() and not dialog.go.isEnabled()
    typing(dialog.seal.again, "khác")
    assert "not the same" in dialog.seal.state.text() and not dialog.go.isEnabled()
    dialog.seal.again.clear()
    typing(dialog.seal.again, "ngắn")
    send(qtbot, dialog)
    assert sealing.is_sealed(target.read_bytes())
    assert unpack_all(sealing.unseal(target.read_bytes(), "ngắn")).plans


def test_the_pages_go_beside_the_plans(qtbot, make: Make, target: Path) -> None:
    dialog = make("p", "q")
    dialog.pages.click()
    send(qtbot, dialog)
    beside = sent(target).attachments
    assert len(beside) == 2 and all(one.data.startswith(b"%PDF") for one in beside)
    assert all(one.name.endswith(".pdf") and "<" not in one.name for one in beside)


def test_stopping_writes_nothing(qtbot, make: Make, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = make("p")
    dialog.pages.click()
    monkeypatch.setattr(send_task.SendTask, "_pages", lambda task, library: task.stop() or ())
    send(qtbot, dialog)
    assert not target.exists() and "Nothing was written" in dialog.said.text()


@pytest.mark.parametrize("fault", [file.TargetFull, file.TargetUnsound])
def test_a_disk_that_fails_is_said(qtbot, make: Make, target: Path, monkeypatch, fault) -> None:
    def fails(path: Path, *_data: object, **_more: object) -> None:
        raise fault(path)

    monkeypatch.setattr(file, "write", fails)
    dialog = make("p")
    send(qtbot, dialog)
    assert dialog.banner.isVisible() and dialog.go.isEnabled() and not dialog.written.isVisible()


def test_enter_in_a_field_writes_nothing(make: Make, target: Path) -> None:
    dialog = make("p")
    dialog.pages.setFocus()
    QTest.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog._task is None and dialog.isVisible() and not target.exists()

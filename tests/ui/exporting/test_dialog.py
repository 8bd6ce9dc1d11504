"""The export dialog as a user meets it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.documents import FORMATS
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.ui.exporting import ExportDialog

Open = Callable[..., ExportDialog]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample.read("kon-tum-2024")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Kế hoạch năm 2027"


@pytest.fixture
def open_dialog(qtbot: QtBot, plan: Plan, folder: Path) -> Open:
    def opened(plan: Plan = plan, folder: Path = folder) -> ExportDialog:
        dialog = ExportDialog(None, plan, folder)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def words(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog: ExportDialog, text: str) -> QAbstractButton:
    shown = [found for found in dialog.findChildren(QAbstractButton) if found.isVisible()]
    return next(found for found in shown if text in found.text().replace("&", ""))


def export(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Press the primary button and wait for the end."""
    button(dialog, "Export").click()
    qtbot.waitUntil(lambda: dialog._task is None)


def test_it_says_what_how_many_and_where(open_dialog: Open, folder: Path) -> None:
    dialog = open_dialog()
    assert all(box.isChecked() for box in dialog.findChildren(QCheckBox)[: len(FORMATS)])
    assert button(dialog, f"Export {len(FORMATS)} documents").isEnabled()
    assert "ke-hoach.pdf" in words(dialog)


def test_every_document_is_written(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    dialog = open_dialog()
    export(dialog, qtbot)
    assert {path.name for path in folder.iterdir()} == {made.name for made in FORMATS}
    assert f"{len(FORMATS)} documents were written to" in words(dialog)


def test_only_what_is_chosen_is_written(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    dialog = open_dialog()
    button(dialog, "Clear all").click()
    assert not button(dialog, "Export").isEnabled()
    dialog.findChildren(QCheckBox)[1].click()
    export(dialog, qtbot)
    assert [path.name for path in folder.iterdir()] == [FORMATS[1].name]


def test_what_will_be_replaced_is_said(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir()
    (folder / "ke-hoach.pdf").write_text("old")
    dialog = open_dialog()
    assert "Will be replaced: ke-hoach.pdf." in words(dialog)
    export(dialog, qtbot)
    assert (folder / "ke-hoach.pdf").read_bytes().startswith(b"%PDF")


def test_the_earlier_files_can_be_kept(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir()
    (folder / "ke-hoach.pdf").write_text("old")
    dialog = open_dialog()
    button(dialog, "Keep the earlier files").click()
    assert "ke-hoach (2).pdf" in words(dialog)
    export(dialog, qtbot)
    assert (folder / "ke-hoach.pdf").read_text() == "old"
    assert (folder / "ke-hoach (2).pdf").read_bytes().startswith(b"%PDF")


def test_a_target_not_to_be_replaced_gets_another_name(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    (folder / "ke-hoach.pdf").mkdir(parents=True)
    dialog = open_dialog()
    export(dialog, qtbot)
    assert dialog.trouble.isVisible()
    button(dialog, "Save under other names").click()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert (folder / "ke-hoach (2).pdf").is_file() and not dialog.trouble.isVisible()


def test_what_was_written_before_a_fault_is_listed(open_dialog: Open, folder: Path, qtbot: QtBot) -> None:
    (folder / FORMATS[1].name).mkdir(parents=True)
    dialog = open_dialog()
    export(dialog, qtbot)
    assert "Already written: ke-hoach.pdf." in words(dialog)


def test_a_folder_that_cannot_be_used_is_told_and_another_tried(
    open_dialog: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    dialog = open_dialog(folder=tmp_path / "file" / "below")
    export(dialog, qtbot)
    assert dialog.trouble.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "good"))
    with qtbot.waitSignal(dialog.folder_changed) as told:
        button(dialog, "Choose a folder").click()
    assert told.args == [tmp_path / "good"]
    button(dialog, "Try again").click()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert len(list((tmp_path / "good").iterdir())) == len(FORMATS)


@pytest.fixture
def gate() -> Iterator[Event]:
    """Work on other threads begins only when the gate is opened."""
    gate, pool = Event(), QThreadPool.globalInstance()
    pool.waitForDone()
    threads = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    pool.start(gate.wait)
    yield gate
    gate.set()
    pool.setMaxThreadCount(threads)


def test_stopping_leaves_nothing(open_dialog: Open, folder: Path, qtbot: QtBot, gate: Event) -> None:
    dialog = open_dialog()
    button(dialog, "Export").click()
    button(dialog, "Stop").click()
    gate.set()
    qtbot.waitUntil(lambda: dialog._task is None)
    written = list(folder.iterdir())
    assert not written and "Nothing was written" in words(dialog)
    assert dialog.isVisible() and button(dialog, "Close").isEnabled()


def test_stopped_while_writing_it_lists_what_was_written(
    open_dialog: Open, folder: Path, qtbot: QtBot, gate: Event
) -> None:
    dialog = open_dialog()
    button(dialog, "Export").click()
    task = dialog._task
    assert task
    second, now = len(FORMATS) + 1, Qt.ConnectionType.DirectConnection
    task.step.connect(lambda done, *_step: task.stop() if done == second else None, now)
    gate.set()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert "Stopped. Already written: ke-hoach.pdf, noi-nhan.pdf." in words(dialog)
    assert {path.name for path in folder.iterdir()} == {"ke-hoach.pdf", "noi-nhan.pdf"}


def test_letters_that_cannot_be_printed_are_named_before(open_dialog: Open, plan: Plan, qtbot: QtBot) -> None:
    dialog = open_dialog(plan=replace(plan, title="Việc ☑"))
    qtbot.waitUntil(lambda: "☑" in words(dialog).partition("The font of the paper")[2])


def test_a_fault_of_the_program_is_told_too(open_dialog: Open, plan: Plan, qtbot: QtBot) -> None:
    dialog = open_dialog(plan=replace(plan, recipients=None))  # type: ignore[arg-type]
    export(dialog, qtbot)
    assert dialog.trouble.isVisible()


def test_closing_in_the_midst_of_work_is_calm(plan: Plan, folder: Path, qtbot: QtBot) -> None:
    dialog = ExportDialog(None, plan, folder)
    dialog.start()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


class Desk(QObject):
    """Stands for the system that opens files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()).name)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_files_and_their_folder_open(open_dialog: Open, qtbot: QtBot, desk: Desk) -> None:
    dialog = open_dialog()
    export(dialog, qtbot)
    for text in ("Open", "Open the folder"):
        button(dialog, text).click()
    assert desk.opened == ["ke-hoach.pdf", "Kế hoạch năm 2027"]


def test_every_control_has_a_name_and_a_key_reaches_it(open_dialog: Open) -> None:
    dialog = open_dialog()
    for control in dialog.findChildren(QAbstractButton):
        assert control.accessibleName() or control.text()

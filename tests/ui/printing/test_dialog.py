"""The print dialog as a user meets it, with printers and without."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.plan.plan import Plan
from desktop.ui.printing import PrintDialog
from desktop.ui.printing.order import Order, Sides
from desktop.ui.printing.printers import Printers, refused

Ready = Callable[[Order], QPrinter]
Open = Callable[..., PrintDialog]
TWO = Printers(("HP LaserJet phòng 203", "Canon LBP 2900"), "Canon LBP 2900")


@pytest.fixture
def open_dialog(qtbot: QtBot, plan: Plan, tmp_path: Path, ready: Ready) -> Open:
    """A dialog that has found its printers and its pages."""

    def opened(known: Printers = TWO, kept: str = "", ready: Ready = ready) -> PrintDialog:
        dialog = PrintDialog(None, plan, tmp_path / "data", kept, lambda: known, ready)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: button(dialog, "Save").isEnabled() and dialog._printers is not None)
        return dialog

    return opened


def words(dialog: PrintDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog: PrintDialog, text: str) -> QAbstractButton:
    shown = [found for found in dialog.findChildren(QAbstractButton) if found.isVisible()]
    return next(found for found in shown if text in found.text().replace("&", ""))


def named(dialog: PrintDialog, kind: type, name: str):
    return next(found for found in dialog.findChildren(kind) if found.accessibleName() == name)


def write(dialog: PrintDialog, name: str, text: str, typing) -> None:
    edit = named(dialog, QLineEdit, name)
    edit.clear()
    typing(edit, text)


def pages_of(paper: Path) -> int:
    with pypdfium2.PdfDocument(paper) as document:
        return len(document)


# --- with printers -----------------------------------------------------------------------------------


def test_it_offers_the_printers_and_says_what_will_come_out(open_dialog: Open) -> None:
    dialog = open_dialog()
    box = named(dialog, QComboBox, "Printer")
    assert [box.itemText(n) for n in range(box.count())] == list(TWO.names)
    assert box.currentText() == "Canon LBP 2900"
    assert "4 pages, 1 copy, one side: 4 sheets of A4, 100 %" in words(dialog)
    assert button(dialog, "Print").isEnabled() and button(dialog, "Open in the PDF viewer").isEnabled()


def test_it_prints_and_tells(open_dialog: Open, paper: Path, qtbot: QtBot, typing) -> None:
    dialog = open_dialog()
    write(dialog, "Pages", "2-3", typing)
    with qtbot.waitSignals([dialog.printed, dialog.accepted, dialog.settings_changed]):
        button(dialog, "Print").click()
    assert pages_of(paper) == 2 and not dialog.isVisible()


def test_what_was_printed_is_told_in_words(open_dialog: Open, qtbot: QtBot, typing) -> None:
    dialog = open_dialog()
    write(dialog, "Pages", "1", typing)
    with qtbot.waitSignal(dialog.printed) as told:
        button(dialog, "Print").click()
    assert told.args == ["Sent to Canon LBP 2900: 1 page, 1 copy, one side: 1 sheet of A4, 100 %"]


def test_printer_and_sides_are_remembered(open_dialog: Open, qtbot: QtBot, typing) -> None:
    kept = json.dumps({"printer": "HP LaserJet phòng 203", "sides": "long"})
    dialog = open_dialog(kept=kept)
    assert "both sides: 2 sheets" in words(dialog)
    write(dialog, "Pages", "1", typing)
    with qtbot.waitSignal(dialog.settings_changed) as told:
        button(dialog, "Print").click()
    assert json.loads(told.args[0]) == json.loads(kept)


def test_a_printer_that_is_gone_is_named(open_dialog: Open) -> None:
    dialog = open_dialog(kept=json.dumps({"printer": "Brother cũ"}))
    assert "“Brother cũ”, used last time, is not there any more." in words(dialog)
    assert named(dialog, QComboBox, "Printer").currentText() == "Canon LBP 2900"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Pages", "1-x", "“1-x” cannot be read as pages. Write for example 1-3, 5."),
        ("Pages", "3-9", "“3-9” is not there: the pages are 1 to 4."),
        ("Copies", "0", "This must be a number from 1 to 999."),
    ],
)
def test_wrong_words_stay_and_are_explained(
    open_dialog: Open, qtbot: QtBot, typing, name: str, text: str, said: str
) -> None:
    dialog = open_dialog()
    write(dialog, name, text, typing)
    assert said in words(dialog) and named(dialog, QLineEdit, name).text() == text
    assert not button(dialog, "Print").isEnabled()
    write(dialog, name, "2", typing)
    assert said not in words(dialog) and button(dialog, "Print").isEnabled()


def test_another_document_has_its_own_pages(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    box = named(dialog, QComboBox, "Document")
    assert box.count() == 5
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "1 page, 1 copy" in words(dialog))


def test_a_printer_that_refuses_is_told_and_tried_again(
    open_dialog: Open, qtbot: QtBot, ready: Ready, paper: Path
) -> None:
    answers = iter([False, True])

    def moody(order: Order) -> QPrinter:
        if not next(answers):
            raise refused(order)
        return ready(order)

    dialog = open_dialog(ready=moody)
    button(dialog, "Print").click()
    qtbot.waitUntil(lambda: "did not take the document" in words(dialog))
    assert dialog.isVisible() and button(dialog, "Print").isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "Try again").click()
    assert pages_of(paper) == 4


def test_stop_ends_within_a_second(open_dialog: Open, qtbot: QtBot, typing) -> None:
    dialog = open_dialog()
    write(dialog, "Copies", "900", typing)
    button(dialog, "Print").click()
    qtbot.waitUntil(lambda: dialog._progress.value() > 0, timeout=10_000)
    clock = QElapsedTimer()
    clock.start()
    button(dialog, "Stop").click()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert clock.elapsed() < 1000
    assert "Stopped." in words(dialog) and dialog.isVisible() and button(dialog, "Print").isEnabled()


def test_the_window_is_not_held_up_by_printing(open_dialog: Open, qtbot: QtBot) -> None:
    dialog, gaps, clock, timer = open_dialog(), [], QElapsedTimer(), QTimer(interval=1)
    timer.timeout.connect(lambda: gaps.append(clock.restart()))
    clock.start()
    timer.start()
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "Print").click()
    timer.stop()
    gaps.sort()
    assert gaps[len(gaps) * 95 // 100] <= 50


def test_closing_in_the_midst_of_work_is_calm(plan: Plan, tmp_path: Path, ready: Ready, qtbot: QtBot) -> None:
    dialog = PrintDialog(None, plan, tmp_path, "", lambda: TWO, ready)
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_a_printer_far_away_does_not_hold_up_the_dialog(
    plan: Plan, tmp_path: Path, ready: Ready, qtbot: QtBot
) -> None:
    answer = Event()

    def far() -> Printers:
        answer.wait()
        return TWO

    dialog = PrintDialog(None, plan, tmp_path, "", far, ready)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Looking for printers…" in words(dialog))
    assert not button(dialog, "Print").isEnabled() and button(dialog, "Save").isEnabled()
    answer.set()
    qtbot.waitUntil(lambda: button(dialog, "Print").isEnabled())


# --- without a printer -------------------------------------------------------------------------------


def test_without_a_printer_it_says_so_and_what_to_do(open_dialog: Open) -> None:
    dialog = open_dialog(Printers())
    assert "There is no printer here; open the PDF in its viewer" in words(dialog)
    shown = [
        found.text().replace("&", "") for found in dialog.findChildren(QAbstractButton) if found.isVisible()
    ]
    assert "Print" not in shown and {"Open in the PDF viewer", "Save the PDF…", "Look again"} <= set(shown)
    assert button(dialog, "Open in the PDF viewer").property("role") == "primary"


def test_a_printer_just_connected_is_found(plan: Plan, tmp_path: Path, ready: Ready, qtbot: QtBot) -> None:
    answers = iter([Printers(), TWO])
    dialog = PrintDialog(None, plan, tmp_path, "", lambda: next(answers), ready)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "no printer" in words(dialog))
    button(dialog, "Look again").click()
    qtbot.waitUntil(lambda: "no printer" not in words(dialog) and button(dialog, "Print").isEnabled())


# --- the PDF itself ----------------------------------------------------------------------------------


class Desk(QObject):
    """Stands for the system that opens files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.mark.parametrize("known", [TWO, Printers()])
def test_the_very_bytes_open_in_the_viewer(
    open_dialog: Open, known: Printers, desk: Desk, pdfs: dict[str, bytes], qtbot: QtBot
) -> None:
    dialog = open_dialog(known)
    button(dialog, "Open in the PDF viewer").click()
    qtbot.waitUntil(lambda: bool(desk.opened))
    assert desk.opened[0].read_bytes() == pdfs["ke-hoach.pdf"]
    assert "“ke-hoach.pdf” is opening in the PDF viewer." in words(dialog)


def test_the_very_bytes_are_saved(
    open_dialog: Open, pdfs: dict[str, bytes], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "bản in.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(wanted), ""))
    dialog = open_dialog(Printers())
    button(dialog, "Save the PDF").click()
    qtbot.waitUntil(lambda: f"Saved: {wanted}" in words(dialog))
    assert wanted.read_bytes() == pdfs["ke-hoach.pdf"]


def test_a_place_that_takes_nothing_is_told(
    open_dialog: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "gone" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(wanted), ""))
    dialog = open_dialog()
    button(dialog, "Save the PDF").click()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    wanted.parent.mkdir()
    button(dialog, "Try again").click()
    qtbot.waitUntil(wanted.exists)
    qtbot.waitUntil(lambda: not dialog.trouble.isVisible())


# --- keys and names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [TWO, Printers()])
def test_every_control_has_a_name_and_a_key_reaches_it(open_dialog: Open, known: Printers) -> None:
    dialog = open_dialog(known)
    controls = (
        dialog.findChildren(QAbstractButton) + dialog.findChildren(QLineEdit) + dialog.findChildren(QComboBox)
    )
    shown = [control for control in controls if control.isVisible()]
    assert all(control.accessibleName() or control.text() for control in shown)
    reached, at = set(), dialog
    for _step in range(60):
        at = at.nextInFocusChain()
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            reached.add(at)
    assert reached >= {control for control in shown if control.isEnabled()}


def test_escape_closes(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("sides", Sides)
def test_each_way_of_the_paper_can_be_chosen(open_dialog: Open, sides: Sides) -> None:
    dialog = open_dialog(kept=json.dumps({"sides": sides}))
    order = dialog.form.order()
    assert order and order.sides is sides

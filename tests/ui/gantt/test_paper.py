"""How the chart goes on paper: choices, the first page as it will be, and what is handed on."""

import json
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.archive import HANOI
from desktop.documents.format import Format
from desktop.drawings.gantt_rows import By
from desktop.plan.agenda import Agenda, agenda
from desktop.plan.plan import blank
from desktop.plan.workdays import calendar
from desktop.readers import sample
from desktop.ui.gantt.paper import PaperDialog, Subject
from desktop.ui.gantt.sending import made

NOW = datetime(2024, 5, 9, 8, tzinfo=HANOI)
Open = Callable[..., PaperDialog]


def known(*names: str) -> tuple[Agenda, ...]:
    return tuple(agenda(sample.read(name)) for name in names)


def subject(shown: tuple[Agenda, ...] | None = None, **more: object) -> Subject:
    every = known("kon-tum-2024", "thanh-hoa-2024")
    return Subject(every, every if shown is None else shown, calendar(), moment=NOW, **more)  # type: ignore[arg-type]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Open:
    def opened(asked: Subject | None = None, kept: str = "", **more: bool) -> PaperDialog:
        dialog = PaperDialog(None, asked or subject(), kept, **more)
        qtbot.addWidget(dialog)
        dialog.handed = []  # type: ignore[attr-defined]
        for signal in (dialog.print_wanted, dialog.save_wanted):
            signal.connect(dialog.handed.append)  # type: ignore[attr-defined]
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    return opened


def wait(qtbot: QtBot, dialog: PaperDialog) -> None:
    """Until the page is made as the form says, and seen."""
    qtbot.waitUntil(lambda: dialog.ready and not dialog.page.empty, timeout=15_000)


def named(dialog: QWidget, kind: type, name: str):
    return next(found for found in dialog.findChildren(kind) if found.accessibleName() == name)


def choose(dialog: PaperDialog, name: str, words: str) -> None:
    box = named(dialog, QComboBox, name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def words(dialog: PaperDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: PaperDialog, text: str, qtbot: QtBot) -> None:
    buttons = dialog.findChildren(QPushButton)
    button = next(found for found in buttons if text in found.text().replace("&", ""))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def pdf(dialog: PaperDialog, qtbot: QtBot) -> pikepdf.Pdf:
    """What is handed on to be printed."""
    press(dialog, "Print", qtbot)
    ready: Format = dialog.handed[-1]  # type: ignore[attr-defined]
    return pikepdf.open(BytesIO(ready.make(blank(2024))))


def points(document: pikepdf.Pdf) -> tuple[int, int]:
    _x, _y, wide, high = document.pages[0].MediaBox
    return round(float(wide)), round(float(high))


def test_it_shows_the_first_page_and_how_many_there_are(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    document = pdf(dialog, qtbot)
    count = len(document.pages)
    assert f"{count} page" in words(dialog) and "A4" in words(dialog)
    assert points(document) == (842, 595)
    middle = dialog.page.grab().toImage().pixelColor(dialog.page.rect().center())
    assert middle.lightness() > 150


def test_another_paper_is_another_document(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    choose(dialog, "Paper", "A3")
    assert not dialog.ready
    wait(qtbot, dialog)
    assert points(pdf(dialog, qtbot)) == (1191, 842) and "A3" in words(dialog)


def test_a_scale_is_asked_for_only_where_it_matters(open_dialog: Open) -> None:
    dialog = open_dialog()
    step = named(dialog, QComboBox, "Scale of time")
    assert not step.isVisible()
    choose(dialog, "Size on the paper", "True to scale, over several pages")
    assert step.isVisible() and step.currentText() == "Weeks"


def test_groups_may_begin_on_new_pages(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(subject(by=By.PLAN))
    breaks = named(dialog, QCheckBox, "Each group on a new page")
    assert breaks.isVisible()
    breaks.setChecked(True)
    wait(qtbot, dialog)
    assert len(pdf(dialog, qtbot).pages) >= 2
    choose(dialog, "Groups", "none")
    assert not breaks.isVisible()


def test_all_rows_are_offered_only_where_some_are_filtered_out(open_dialog: Open, qtbot: QtBot) -> None:
    assert not named(open_dialog(), QComboBox, "Rows").isVisible()
    dialog = open_dialog(subject(known("kon-tum-2024")))
    rows = named(dialog, QComboBox, "Rows")
    assert rows.isVisible() and rows.currentText() == "As filtered"
    choose(dialog, "Rows", "All")
    assert not dialog.form.filtered
    wait(qtbot, dialog)


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("10/5/2024", "1/5/2024", "The last day lies before the first."),
        ("31/2/2024", "", "The calendar has no such day."),
    ],
)
def test_wrong_days_stay_and_are_explained(
    open_dialog: Open, typing: Callable[[QWidget, str], None], first: str, last: str, fault: str
) -> None:
    dialog = open_dialog()
    for name, said in (("From day", first), ("To day", last)):
        typing(named(dialog, QLineEdit, name), said)
    assert dialog.form.options() is None and not dialog.ready
    assert fault in words(dialog) and named(dialog, QLineEdit, "From day").text() == first


def test_days_typed_without_a_year_are_of_the_plans_year(
    open_dialog: Open, typing: Callable[[QWidget, str], None]
) -> None:
    dialog = open_dialog()
    typing(named(dialog, QLineEdit, "From day"), "1/5")
    options = dialog.form.options()
    assert options is not None and options.first == date(2024, 5, 1)


def test_the_paper_is_remembered_and_not_what_was_shown_on_it(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(subject(by=By.UNIT))
    kept: list[str] = []
    dialog.settings_changed.connect(kept.append)
    choose(dialog, "Paper", "A3")
    named(dialog, QCheckBox, "Patterns for a black and white printer").setChecked(True)
    wait(qtbot, dialog)
    press(dialog, "Save the PDF", qtbot)
    options = open_dialog(kept=kept[0]).form.options()
    assert options is not None and (options.paper, options.grey, options.by) == ("A3", True, By.NONE)


@pytest.mark.parametrize("kept", ["{", "[]", "7", json.dumps({"paper": "A7", "grey": "yes", "fit": 3})])
def test_what_cannot_be_read_is_as_usual(open_dialog: Open, kept: str) -> None:
    options = open_dialog(kept=kept).form.options()
    assert options is not None and (options.paper, options.fit, options.grey) == ("A4", "width", False)


def test_without_any_activity_there_is_a_page_all_the_same(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(Subject((), (), calendar(), moment=NOW))
    assert len(pdf(dialog, qtbot).pages) == 1


@pytest.mark.parametrize("kind", ["png", "svg", "xlsx"])
def test_other_files_of_what_is_shown_are_sound(kind: str, tmp_path, qapp) -> None:
    ready = made(subject(), kind)
    target = tmp_path / ready.name
    target.write_bytes(ready.make(blank(2024)))
    ready.check(target)
    assert target.suffix == f".{kind}"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_torn_file_is_found_out(kind: str, tmp_path, qapp) -> None:
    ready = made(subject(), kind)
    target = tmp_path / ready.name
    target.write_bytes(ready.make(blank(2024))[:-20])
    with pytest.raises(ValueError, match=r"."):
        ready.check(target)

"""What comes out: the very pages, to the millimetre, the sides asked for, and nothing after a stop."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.ui.printing.order import Order, Sides
from desktop.ui.printing.task import Task

Ready = Callable[[Order], QPrinter]
Pdfs = dict[str, bytes]
MM = 72 / 25.4
DOTS = 150


def ink(pdf: bytes | Path, page: int) -> list[float]:
    """Left, top, right and bottom of what is printed on a page, in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        grey = document[page].render(scale=DOTS / 72, grayscale=True).to_pil().point(lambda v: 255 - v)
        box = grey.point(lambda v: 255 if v > 100 else 0).getbbox()
    assert box
    return [edge * 25.4 / DOTS for edge in box]


def sizes(pdf: bytes | Path) -> list[tuple[float, float]]:
    """Page sizes in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(page.get_width() / MM, page.get_height() / MM) for page in document]


def printed(pdf: bytes, order: Order, ready: Ready) -> bool:
    return Task(pdf, order, ready).run()


@pytest.mark.parametrize("name", ["ke-hoach.pdf", "noi-nhan.pdf", "phan-cong.pdf"])
def test_a_millimetre_is_a_millimetre(pdfs: Pdfs, name: str, ready: Ready, paper: Path, qtbot: QtBot) -> None:
    pages = range(len(sizes(pdfs[name])))
    assert printed(pdfs[name], Order("", tuple(pages)), ready)
    for wanted, got in zip(sizes(pdfs[name]), sizes(paper), strict=True):
        assert got == pytest.approx(wanted, abs=0.5)
    for page in pages:
        assert ink(paper, page) == pytest.approx(ink(pdfs[name], page), abs=0.5)


@pytest.mark.parametrize(("grey", "pages"), [(True, (2, 0)), (False, (1,))])
def test_only_the_pages_asked_for(
    pdfs: Pdfs, grey: bool, pages: tuple[int, ...], ready: Ready, paper: Path, qtbot: QtBot
) -> None:
    whole = pdfs["ke-hoach.pdf"]
    assert printed(whole, Order("", pages, grey=grey), ready)
    for place, page in enumerate(pages):
        assert ink(paper, place) == pytest.approx(ink(whole, page), abs=0.5)
    assert len(sizes(paper)) == len(pages)


def test_copies_on_both_sides_begin_on_new_sheets(
    pdfs: Pdfs, ready: Ready, paper: Path, qtbot: QtBot
) -> None:
    order = Order("", (0, 1, 2), 2, Sides.LONG)
    if ready(order).supportsMultipleCopies():
        pytest.skip("this printer copies by itself")
    assert printed(pdfs["ke-hoach.pdf"], order, ready)
    assert len(sizes(paper)) == 7
    assert ink(paper, 4) == ink(paper, 0)


def test_its_steps_run_to_the_end(pdfs: Pdfs, ready: Ready, qtbot: QtBot) -> None:
    task, steps = Task(pdfs["ke-hoach.pdf"], Order("", (0, 1)), ready), []
    task.step.connect(lambda *step: steps.append(step))
    assert task.run() and steps == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("after", [0, 1])
def test_stopped_it_sends_no_more(pdfs: Pdfs, after: int, ready: Ready, qtbot: QtBot) -> None:
    task, steps = Task(pdfs["ke-hoach.pdf"], Order("", (0, 1, 2)), ready), []
    task.step.connect(lambda done, _sides: steps.append(done))
    task.step.connect(
        lambda done, _sides: task.stop() if done == after else None, Qt.ConnectionType.DirectConnection
    )
    assert not task.run() and steps == list(range(after + 1))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(pdfs: Pdfs, tmp_path: Path, ready: Ready, qtbot: QtBot) -> None:
    def gone(order: Order) -> QPrinter:
        printer = ready(order)
        printer.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
        return printer

    with pytest.raises(KnownError, match="did not take"):
        printed(pdfs["ke-hoach.pdf"], Order("HP", (0,)), gone)

"""The system's printers: none here, and never another in place of the one asked for."""

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.ui.printing.order import Order, Sides
from desktop.ui.printing.printers import found, ready, settled


def test_the_system_is_asked(qtbot: QtBot) -> None:
    assert list(found().names) == QPrinterInfo.availablePrinterNames()


def test_a_printer_that_has_gone_is_not_replaced_by_another(qtbot: QtBot) -> None:
    with pytest.raises(KnownError, match="Máy in đã tháo"):
        ready(Order("Máy in đã tháo", (0,)))


class TwoSided(QPrinter):
    """A printer into a file, which heeds no duplex, remembers what it was asked."""

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.asked = duplex


@pytest.mark.parametrize(
    ("sides", "grey", "duplex", "colour"),
    [
        (Sides.ONE, False, QPrinter.DuplexMode.DuplexNone, QPrinter.ColorMode.Color),
        (Sides.LONG, True, QPrinter.DuplexMode.DuplexLongSide, QPrinter.ColorMode.GrayScale),
        (Sides.SHORT, False, QPrinter.DuplexMode.DuplexShortSide, QPrinter.ColorMode.Color),
    ],
)
def test_a_printer_is_made_ready(
    sides: Sides, grey: bool, duplex: QPrinter.DuplexMode, colour: QPrinter.ColorMode, qtbot: QtBot
) -> None:
    printer = TwoSided()
    settled(printer, Order("", (0,), 1, sides, grey))
    assert (printer.asked, printer.colorMode()) == (duplex, colour)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4 and printer.fullPage()

"""The printers of this computer: their names, and one made ready for an order."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.ui.printing.order import Order, Sides

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
_asking = Lock()


@dataclass(frozen=True, slots=True)
class Printers:
    """The names in the system's order; `usual` is the system's own choice, "" when it has none."""

    names: tuple[str, ...] = ()
    usual: str = ""


def found() -> Printers:
    """Ask the system, which may take its time over a printer far away: call off the GUI thread."""
    from PySide6.QtPrintSupport import QPrinterInfo

    with _asking:  # Qt loads its printing part at the first question
        return Printers(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


def ready(order: Order) -> QPrinter:
    """The printer of the order, never another in its place. Raises KnownError."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(order.printer)
    if printer.printerName() != order.printer:
        raise refused(order)
    return settled(printer, order)


def refused(order: Order) -> KnownError:
    """The printer is gone, off, or does not want the job."""
    return KnownError(
        _("The printer “{name}” did not take the document.").format(name=order.printer),
        _("Your plan is safe."),
        _("Check that it is on and connected, choose another one, or open the PDF in its viewer."),
    )


def settled(printer: QPrinter, order: Order) -> QPrinter:
    """The paper to its very edges, so that a millimetre of the page is a millimetre of the paper."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    duplex = {
        Sides.ONE: QPrinter.DuplexMode.DuplexNone,
        Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
        Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
    }
    colour = QPrinter.ColorMode.GrayScale if order.grey else QPrinter.ColorMode.Color
    size = QPageSize.PageSizeId.A3 if order.paper == "A3" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setResolution(DPI)
    printer.setColorMode(colour)
    printer.setDuplex(duplex[order.sides])
    if printer.supportsMultipleCopies():
        printer.setCollateCopies(True)
        printer.setCopyCount(order.copies)
    return printer

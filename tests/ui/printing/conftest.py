"""A real sample, its bytes, and printers that print into files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.documents import FORMATS
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.ui.printing.order import Order
from desktop.ui.printing.printers import settled

Ready = Callable[[Order], QPrinter]


@pytest.fixture(scope="session")
def plan() -> Plan:
    return sample.read("kon-tum-2024")


@pytest.fixture(scope="session")
def pdfs(plan: Plan) -> dict[str, bytes]:
    return {made.name: made.make(plan) for made in FORMATS if made.name.endswith(".pdf")}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """What comes out of the printer."""
    return tmp_path / "paper.pdf"


@pytest.fixture
def ready(paper: Path) -> Ready:
    def made(order: Order) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(paper))
        return settled(printer, order)

    return made

"""One sending on a worker thread: the pages of each plan where wished, the parcel, and the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.plan.exchange import Attachment
from desktop.session.library import Library


class Order(NamedTuple):
    """What is sent; `pages` puts the PDF of each plan beside it."""

    ids: tuple[str, ...]
    password: str
    pages: bool
    target: Path


class SendTask(QObject):
    """`step(done, total)` comes while the pages are set on another thread."""

    step = Signal(int, int)

    def __init__(self, folder: Path, order: Order) -> None:
        super().__init__()
        self._folder, self.order = folder, order
        self._stopped = Event()

    def stop(self) -> None:
        """Write nothing, as soon as may be."""
        self._stopped.set()

    def run(self) -> Path | None:
        """The file, read again and compared; None when stopped. Raises KnownError."""
        from desktop.session import sending

        library = Library(self._folder)
        try:
            beside = self._pages(library) if self.order.pages else ()
            if self._stopped.is_set():
                return None
            data = sending.parcel(library, self.order.ids, self.order.password, beside)
        finally:
            library.close()
        return None if self._stopped.is_set() else _written(self.order.target, data)

    def _pages(self, library: Library) -> Sequence[Attachment]:
        from desktop.documents import plan_pdf
        from desktop.documents.filename import numbered, safe

        found: dict[str, bytes] = {}
        for n, plan_id in enumerate(self.order.ids):
            self.step.emit(n, len(self.order.ids))
            if self._stopped.is_set():
                return ()
            plan = library.load(plan_id)
            name = safe((" ".join(plan.title.split())[:80].strip() or "ke-hoach") + ".pdf")
            count = 1
            while (free := numbered(name, count) if count > 1 else name) in found:
                count += 1
            found[free] = plan_pdf.make(plan)
        return [Attachment(name, data) for name, data in found.items()]


def _written(target: Path, data: bytes) -> Path:
    """Written by the one writer; a stick that gives back other bytes than it got is found out."""
    from desktop.documents.export import write
    from desktop.documents.format import Format
    from desktop.plan.exchange import pack

    def same(path: Path) -> None:
        if path.read_bytes() != data:
            raise ValueError("read back other than written")

    return write(target, data, Format(target.name, "", pack, same))

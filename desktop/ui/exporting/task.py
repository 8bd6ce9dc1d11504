"""One export on a worker thread: its progress told on the GUI thread, and a flag that stops it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from desktop.documents.format import Format
from desktop.plan.plan import Plan


class Task(QObject):
    """`step(done, total, file name)` comes while `run` writes on another thread."""

    step = Signal(int, int, str)

    def __init__(self, plan: Plan, folder: Path, formats: Sequence[Format]) -> None:
        super().__init__()
        self.formats = tuple(formats)
        self._plan, self._folder = plan, folder
        self._stopped = Event()

    @property
    def stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Write nothing more, as soon as may be."""
        self._stopped.set()

    def run(self) -> list[Path]:
        """The files written, fewer or none when stopped in time. Raises KnownError."""
        from desktop.documents.export import export

        return export(self._plan, self._folder, self.formats, self.step.emit, self._stopped.is_set)


def missing_letters(plan: Plan) -> str:
    """The letters of the plan that the font of the paper lacks, in order, blanks between."""
    from desktop.documents.content import missing_glyphs

    return " ".join(missing_glyphs(plan))

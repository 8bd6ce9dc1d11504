"""The dialog that prints a plan's documents; without a printer it says so and offers the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.documents import FORMATS
from desktop.documents.format import Format
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.plan.wording import title_line
from desktop.ui import jobs, theme
from desktop.ui.exporting.outcome import Trouble, open_outside
from desktop.ui.printing import outside, printers
from desktop.ui.printing.form import Form
from desktop.ui.printing.order import Order, keep, read_kept, summary
from desktop.ui.printing.task import Made, Task, make

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH, HEIGHT, LOW = 600, 620, 320


class PrintDialog(QDialog):
    """Prints `formats` of `plan`; `kept` are the words last told by `settings_changed`.

    `folder` is the data folder, where the copies for the PDF viewer lie. `printed` tells in words what
    was sent. `look` and `ready` stand for the system's printers.
    """

    settings_changed = Signal(str)
    printed = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        plan: Plan,
        folder: Path,
        kept: str = "",
        look: Callable[[], printers.Printers] = printers.found,
        ready: Callable[[Order], QPrinter] = printers.ready,
        formats: Sequence[Format] = FORMATS,
    ) -> None:
        super().__init__(parent)
        self._plan, self._folder = plan, folder
        self._look, self._ready = look, ready
        self._wanted, sides = read_kept(kept)
        self._printers: printers.Printers | None = None
        self._made: dict[str, Made] = {}
        self._task: Task | None = None
        self._outside = False
        self._retry: Callable[[], None] = self.start
        self.setWindowTitle(_("Print"))
        self.resize(WIDTH, HEIGHT)
        self.form = Form([made for made in formats if made.name.endswith(".pdf")], sides)
        self.form.changed.connect(self._refresh)
        self.form.document_changed.connect(self._make)
        self.trouble = Trouble()
        self.trouble.again.connect(lambda: self._retry())
        self._none, self._summary, self._note = (QLabel(wordWrap=True) for _each in range(3))
        self._progress = QProgressBar(textVisible=False)
        self._view = self._button(_("Open in the PDF &viewer"), self.view)
        self._save = self._button(_("Save the P&DF…"), self.save)
        self._again = self._button(_("&Look again"), self.look_for_printers)
        self._close = self._button(_("&Close"), self.reject)
        self._go = self._button(_("&Print"), self.start)
        self._fill()
        self._make()
        self.look_for_printers()

    # --- parts -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        title = QLabel(_("Print"))
        theme.role(title, "title")
        subject = QLabel(title_line(self._plan), wordWrap=True)
        subject.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setText(
            _("There is no printer here; open the PDF in its viewer, or save it to print elsewhere.")
        )
        for label in (subject, self._note):
            theme.role(label, "muted")
        middle = QScrollArea(widgetResizable=True)
        middle.setFrameShape(QFrame.Shape.NoFrame)
        middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.setWidget(self.form)
        whole = QVBoxLayout(self)
        margin = theme.SPACE.xl
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.SPACE.m)
        for head in (title, subject, self._none):
            whole.addWidget(head)
        whole.addWidget(middle, 1)
        for foot in (self._summary, self.trouble, self._note, self._progress):
            whole.addWidget(foot)
        for hidden in (self._none, self.trouble, self._note, self._progress):
            hidden.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        for left in (self._view, self._save):
            row.addWidget(left)
        row.addStretch(1)
        for right in (self._again, self._close, self._go):
            row.addWidget(right)
        whole.addLayout(row)

    def _button(self, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        return button

    # --- as things stand ---------------------------------------------------------------------------

    @property
    def _format(self) -> Format:
        return self.form.document.value()

    def _ready_pdf(self) -> Made | None:
        return self._made.get(self._format.name)

    def _refresh(self) -> None:
        """Words and buttons as the choice and the work stand."""
        made, known, working = self._ready_pdf(), self._printers, self._task is not None
        none = known is not None and not known.names
        order = self._order() if made and known and known.names else None
        self._none.setVisible(none)
        self._again.setVisible(none)
        self.form.show_printing(not none)
        self.form.setEnabled(not working)
        self._summary.setText(self._words(made, order))
        for button in (self._view, self._save):
            button.setEnabled(made is not None and not working and not self._outside)
        self._go.setVisible(not none)
        self._go.setEnabled(order is not None and not working and not self._outside)
        first = self._view if none else self._go
        for button in (self._view, self._go):
            theme.role(button, "primary" if button is first else "")
            button.setDefault(button is first)
        self._close.setText(_("&Stop") if working else _("&Close"))
        self._progress.setVisible(working)

    def _words(self, made: Made | None, order: Order | None) -> str:
        if made is None:
            return "" if self.trouble.isVisible() else _("Getting the pages ready…")
        if self._printers is None:
            return _("Looking for printers…")
        return summary(order) if order else ""

    # --- what is to be printed, and on what --------------------------------------------------------

    def _make(self) -> None:
        wanted = self._format
        self.trouble.hide()
        if wanted.name not in self._made:
            jobs.run(
                make,
                wanted,
                self._plan,
                done=lambda made: self._on_made(wanted, made),
                failed=lambda error: self._fail(error, self._make),
                owner=self,
            )
        self._settle_pages()

    def _on_made(self, wanted: Format, made: Made) -> None:
        self._made[wanted.name] = made
        self._settle_pages()

    def _settle_pages(self) -> None:
        made = self._ready_pdf()
        self.form.pages.set_count(made.pages if made else 0)
        self._refresh()

    def look_for_printers(self) -> None:
        """Ask the system for its printers, in the background."""
        self._printers = None
        self._refresh()
        jobs.run(self._look, done=self._on_printers, failed=lambda _error: self._on_printers(), owner=self)

    def _on_printers(self, known: printers.Printers = printers.Printers()) -> None:  # noqa: B008
        self._printers = known
        self.form.printer.offer(known, self._wanted)
        self._refresh()
        self.resize(self.width(), max(HEIGHT, self.height()) if known.names else LOW)

    # --- printing ----------------------------------------------------------------------------------

    def _order(self) -> Order | None:
        made, order = self._ready_pdf(), self.form.order()
        return replace(order, paper=made.paper) if made and order else order

    def start(self) -> None:
        """Print what is chosen."""
        made, order = self._ready_pdf(), self._order()
        if self._task or not made or not order:
            return
        self.trouble.hide()
        self._task = task = Task(made.pdf, order, self._ready)
        task.step.connect(self._step)
        self._step(0, len(order.pages))
        self._refresh()
        self._close.setFocus()
        jobs.run(task.run, done=lambda all_sent: self._done(order, all_sent), failed=self._failed, owner=self)

    def reject(self) -> None:
        """Stop the work, or close when there is none."""
        if not self._task:
            super().reject()
            return
        self._task.stop()
        self._close.setEnabled(False)
        self._note.setText(_("Stopping…"))

    def _step(self, done: int, sides: int) -> None:
        self._progress.setRange(0, sides)
        self._progress.setValue(done)
        if self._task and not self._task.stopped:
            self._say(_("Sending page {page} of {pages}…").format(page=min(done + 1, sides), pages=sides))

    def _ended(self) -> None:
        self._task = None
        self._close.setEnabled(True)
        self._note.hide()
        self._refresh()

    def _done(self, order: Order, all_sent: bool) -> None:
        self._ended()
        if not all_sent:
            self._say(_("Stopped. Pages already sent may still come out of the printer."))
            self._go.setFocus()
            return
        self.settings_changed.emit(keep(order))
        self.printed.emit(_("Sent to {printer}: {what}").format(printer=order.printer, what=summary(order)))
        self.accept()

    def _failed(self, error: KnownError) -> None:
        self._ended()
        self._fail(error, self.start)

    # --- the PDF itself ----------------------------------------------------------------------------

    def view(self) -> None:
        """Open the PDF in the system's viewer."""
        self._take_out(outside.for_viewer, self._folder, self._on_ready_to_view, self.view)

    def save(self) -> None:
        """Save the PDF where the user says."""
        kinds = _("PDF files (*.pdf)")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the PDF"), self._format.name, kinds)
        if name:
            self._save_as(Path(name))

    def _save_as(self, path: Path) -> None:
        self._take_out(outside.save, path, self._on_saved, lambda: self._save_as(path))

    def _take_out(
        self,
        write: Callable[[Format, bytes, Path], Path],
        to: Path,
        done: Callable[[Path], None],
        retry: Callable[[], None],
    ) -> None:
        made = self._ready_pdf()
        if not made:
            return
        self.trouble.hide()
        self._note.hide()
        self._outside = True
        self._refresh()

        def ended(path: Path) -> None:
            self._outside = False
            self._refresh()
            done(path)

        jobs.run(
            write, self._format, made.pdf, to, done=ended, failed=lambda e: self._fail(e, retry), owner=self
        )

    def _on_ready_to_view(self, path: Path) -> None:
        words = _("“{name}” could not be opened here. It is in the folder {folder}.")
        if open_outside(path):
            words = _("“{name}” is opening in the PDF viewer.")
        self._say(words.format(name=path.name, folder=path.parent))

    def _on_saved(self, path: Path) -> None:
        self._say(_("Saved: {path}").format(path=path))

    def _fail(self, error: KnownError, retry: Callable[[], None]) -> None:
        self._outside = False
        self._retry = retry
        self.trouble.tell(error, names_taken=False)
        self._refresh()

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()

"""The dialog that exports a plan: choose, watch, open what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
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
from desktop.errors import KnownError
from desktop.i18n import _, ngettext
from desktop.plan.plan import Plan
from desktop.plan.wording import title_line
from desktop.ui import jobs, theme
from desktop.ui.exporting import names
from desktop.ui.exporting.choice import Choice
from desktop.ui.exporting.outcome import Trouble, Written
from desktop.ui.exporting.task import Task, missing_letters

WIDTH, HEIGHT = 600, 600


class ExportDialog(QDialog):
    """Writes documents of `plan` into `folder`; `folder_changed` tells a folder worth remembering."""

    folder_changed = Signal(object)

    def __init__(self, parent: QWidget | None, plan: Plan, folder: Path) -> None:
        super().__init__(parent)
        self._plan = plan
        self._task: Task | None = None
        self._written: list[Path] = []
        self.setWindowTitle(_("Export the plan"))
        self.resize(WIDTH, HEIGHT)
        self.choice = Choice(FORMATS, folder)
        self.choice.changed.connect(self._refresh)
        self.choice.folder_chosen.connect(self.folder_changed)
        self.trouble = Trouble()
        self.trouble.again.connect(self.start)
        self.trouble.beside.connect(self._start_beside)
        self._letters, self._note, self._doing = (QLabel(wordWrap=True) for _each in range(3))
        self._progress = QProgressBar(textVisible=False)
        self._go, self._close, self._show = QPushButton(), QPushButton(), QPushButton(_("Open the f&older"))
        self._fill()
        self._refresh()
        jobs.run(missing_letters, plan, done=self._warn, failed=lambda _error: None, owner=self)

    # --- parts -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        title = QLabel(_("Export the plan"))
        theme.role(title, "title")
        subject = QLabel(title_line(self._plan), wordWrap=True)
        subject.setTextFormat(Qt.TextFormat.PlainText)
        theme.role(self._letters, "warning")
        for label in (subject, self._note, self._doing):
            theme.role(label, "muted")
        self._middle = QScrollArea(widgetResizable=True)
        self._middle.setFrameShape(QFrame.Shape.NoFrame)
        self._middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle.setWidget(self.choice)
        whole = QVBoxLayout(self)
        margin = theme.SPACE.xl
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.SPACE.m)
        for part in (title, subject):
            whole.addWidget(part)
        whole.addWidget(self._middle, 1)
        for hidden in (self._letters, self.trouble, self._note, self._doing, self._progress):
            hidden.hide()
            whole.addWidget(hidden)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        theme.role(self._go, "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self.start)
        self._close.clicked.connect(self.reject)
        self._show.clicked.connect(self._open_folder)
        self._show.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addStretch(1)
        for button in (self._close, self._show, self._go):
            row.addWidget(button)
        return row

    def _refresh(self) -> None:
        """Words and buttons as the choice and the work stand."""
        working, count = self._task is not None, len(self.choice.formats)
        self.choice.setEnabled(not working)
        self._go.setEnabled(not working and count > 0)
        words = ngettext("E&xport {count} document", "E&xport {count} documents", count)
        self._go.setText(words.format(count=count))
        self._close.setText(_("&Stop") if working else _("&Close"))
        self._progress.setVisible(working)
        self._doing.setVisible(working)

    # --- the work ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Write what is chosen."""
        if self._task or not self.choice.formats:
            return
        self.trouble.hide()
        self._note.hide()
        self._task = task = Task(self._plan, self.choice.folder, self.choice.formats)
        task.step.connect(self._step)
        self._step(0, 0, "")
        self._refresh()
        jobs.run(task.run, done=self._done, failed=self._failed, owner=self)

    def reject(self) -> None:
        """Stop the work, or close when there is none."""
        if not self._task:
            super().reject()
            return
        self._task.stop()
        self._close.setEnabled(False)
        self._doing.setText(_("Stopping…"))

    def _start_beside(self) -> None:
        self.choice.keep_earlier()
        self.start()

    def _step(self, done: int, total: int, name: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        if self._task and not self._task.stopped:
            self._doing.setText(_("Writing {name}…").format(name=name) if name else _("Getting ready…"))

    def _ended(self) -> None:
        self._task = None
        self._close.setEnabled(True)
        self.choice.look_again()
        self._refresh()

    def _done(self, paths: list[Path]) -> None:
        stopped = self._task is not None and len(paths) < len(self._task.formats)
        self._ended()
        if stopped:
            already = _("Stopped. Already written: {names}.").format(names=", ".join(p.name for p in paths))
            self._note.setText(already if paths else _("Stopped. Nothing was written."))
            self._note.show()
            return
        self._written = paths
        self._letters.hide()
        self._middle.setWidget(Written(paths))
        self._go.hide()
        theme.role(self._show, "primary")
        self._show.show()
        self._show.setDefault(True)
        self._show.setFocus()
        self.folder_changed.emit(paths[0].parent)

    def _failed(self, error: KnownError) -> None:
        self._ended()
        self.trouble.tell(error, bool(names.taken(self.choice.folder, self.choice.formats)))

    def _warn(self, letters: str) -> None:
        if letters and not self._written:
            words = _("The font of the paper lacks these letters; “?” will be printed instead: {letters}")
            self._letters.setText(words.format(letters=letters))
            self._letters.show()

    def _open_folder(self) -> None:
        found = self._middle.widget()
        if isinstance(found, Written):
            found.open(self._written[0].parent)

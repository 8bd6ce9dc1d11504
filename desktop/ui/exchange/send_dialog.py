"""The dialog "Gửi cho đơn vị khác": which plans, under which password; then where the file lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.exchange import SUFFIX
from desktop.session.library import Summary
from desktop.ui import jobs, theme
from desktop.ui.backups.scrolled import Scrolled
from desktop.ui.banner import Banner, plain_label
from desktop.ui.desk import Desk
from desktop.ui.exchange import choosing, words
from desktop.ui.exchange.plan_picker import PlanPicker
from desktop.ui.exchange.sealing_form import SealingForm
from desktop.ui.exchange.send_task import Order, SendTask
from desktop.ui.exporting.outcome import open_outside

WIDTH, HEIGHT = 640, 660
SECONDS = 2.0
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


class SendDialog(QDialog):
    """Writes chosen plans of the desk's store into one file; `folder_changed` tells a folder to remember."""

    folder_changed = Signal(object)

    def __init__(self, parent: QWidget | None, desk: Desk, ids: Sequence[str], folder: Path) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = folder if folder.name else Path(QStandardPaths.writableLocation(_DOCUMENTS))
        self._task: SendTask | None = None
        self._written: Path | None = None
        self.banner, self.picker, self.seal = Banner(), PlanPicker(self._read, ids), SealingForm()
        self.pages = QCheckBox(_("Put the PDF of each plan beside it"))
        self.said, self.written = plain_label("", "muted"), plain_label("", "good")
        self.go, self.leave, self.show_folder = (
            QPushButton(_("&Write the file…")),
            QPushButton(_("&Close")),
            QPushButton(_("Open the f&older")),
        )
        self.setWindowTitle(_("Send to another office"))
        self._lay_out()
        self._connect()
        self.resize(WIDTH, HEIGHT)
        self.picker.refresh()
        self._settle()
        (self.go if ids else self.picker.search).setFocus()

    def _read(self, sought: str, limit: int) -> Sequence[Summary]:
        try:
            return self._desk.plans(sought, limit)
        except KnownError as error:
            self.banner.warn(error)
            return ()

    # --- the work ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Ask where, and write."""
        if self._task is not None or not self.go.isEnabled():
            return
        name = words.short(self.picker.first_title, 80) if len(self.picker.ids) == 1 else ""
        target = choosing.target(self, self._folder / (_safe(name or _("Plans")) + SUFFIX))
        if target is None:
            return
        self.banner.hide()
        self.written.hide()
        order = Order(self.picker.ids, self.seal.password, self.pages.isChecked(), target)
        self._task = task = SendTask(self._desk.folder, order)
        task.step.connect(self._step)
        self.said.setText(_("Writing…"))
        self._settle()
        jobs.run(self._work, task, done=self._done, failed=self._failed, owner=self)

    def _work(self, task: SendTask) -> Path | None:
        if not self._desk.saver.flush(SECONDS):
            raise KnownError(
                _("The last changes could not be saved."),
                _("Nothing was sent."),
                _("Put that right first, then try again."),
            )
        return task.run()

    def reject(self) -> None:
        """Stop the work, or close when there is none."""
        if self._task is None:
            super().reject()
            return
        self._task.stop()
        self.leave.setEnabled(False)
        self.said.setText(_("Stopping…"))

    def _step(self, done: int, total: int) -> None:
        if self.leave.isEnabled():
            self.said.setText(_("Setting the pages: {n} of {total}…").format(n=done + 1, total=total))

    def _done(self, path: Path | None) -> None:
        self._task = None
        self.said.setText("" if path else _("Stopped. Nothing was written."))
        if path is not None:
            self._written, self._folder = path, path.parent
            size = words.size(path.stat().st_size) if path.exists() else ""
            self.written.setText(_("Written and read again: {path} ({size})").format(path=path, size=size))
            self.written.show()
            self.folder_changed.emit(path.parent)
        self._settle()
        if path is not None:
            self.show_folder.setFocus()

    def _failed(self, error: KnownError) -> None:
        self._task = None
        self.said.setText("")
        self._settle()
        self.banner.warn(error)
        self.go.setFocus()

    def _settle(self) -> None:
        working = self._task is not None
        self._inside.setEnabled(not working)
        self.leave.setEnabled(True)
        self.leave.setText(_("&Stop") if working else _("&Close"))
        self.go.setEnabled(not working and bool(self.picker.ids) and self.seal.ready)
        self.show_folder.setVisible(self._written is not None and not working)
        self.said.setVisible(bool(self.said.text()))

    def _changed(self) -> None:
        """What was written before is another thing now."""
        self._written = None
        self.written.hide()
        self._settle()

    def _open(self) -> None:
        if self._written is not None and not open_outside(self._written.parent):
            self.said.setText(_("The folder could not be opened here."))
            self.said.show()

    # --- parts -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next, and writes nothing unasked."""
        if event.text() in ("\r", "\n"):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.picker.changed.connect(self._changed)
        self.seal.changed.connect(self._changed)
        self.seal.wanted.toggled.connect(
            lambda _on: QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.seal))
        )
        self.pages.toggled.connect(self._changed)
        self.go.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)
        self.show_folder.clicked.connect(self._open)

    def _lay_out(self) -> None:
        theme.role(self.go, "primary")
        theme.dress_button(self.go, "send", "on_accent")
        self.written.hide()
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, theme.SPACE.s, 0)
        inside.setSpacing(theme.SPACE.m)
        inside.addWidget(self.picker, 1)
        inside.addWidget(self.pages)
        inside.addWidget(self.seal)
        edge = theme.SPACE.xl
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.SPACE.m)
        column.addWidget(plain_label(_("Send to another office"), "title"))
        column.addWidget(self._explained())
        column.addWidget(self.banner)
        self._scroll = Scrolled(self._inside)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.said)
        column.addWidget(self.written)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE.s)
        buttons.addStretch(1)
        for button in (self.show_folder, self.leave, self.go):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _explained(self) -> QWidget:
        return plain_label(
            _(
                "One file with the plans and what is known of their past. What two offices do to a plan "
                "meanwhile can be put together again."
            ),
            "muted",
        )


def _safe(name: str) -> str:
    from desktop.documents.filename import safe

    return safe(name)

"""The files that came with the plans: they are not kept in the store, and saved where the worker says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.exchange import Attachment
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.exchange import words

ROWS = 4


class Attachments(QWidget):
    """`wanted` tells which are to be saved."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Attachment, ...] = ()
        self._folder: Path | None = None
        self.head = plain_label("", "section")
        self.said = plain_label(_("They are not kept with the plans: save those that you need."), "muted")
        self.list = QListWidget()
        self.one, self.all = QPushButton(_("Save &elsewhere…")), QPushButton(_("Save all…"))
        self.open = QPushButton(_("Open the folder"))
        self.one.clicked.connect(lambda: self._ask_one())
        self.all.clicked.connect(lambda: self.wanted.emit(self._files))
        self.open.clicked.connect(lambda: self._open())
        self.list.itemActivated.connect(lambda _row: self._ask_one())
        self._lay_out()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._files)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Names and sizes."""
        self._files = tuple(files)
        self.setVisible(bool(files))
        self.head.setText(
            ngettext("{n} file came along", "{n} files came along", len(files)).format(n=len(files))
        )
        for one in files:
            self.list.addItem(f"{words.short(one.name, 160)}  ·  {words.size(len(one.data))}")
        self.list.setCurrentRow(0)
        self.all.setVisible(len(files) > 1)
        line = self.list.sizeHintForRow(0) if files else 0
        self.list.setFixedHeight(min(ROWS, len(files)) * line + theme.SPACE.s)

    def say(self, paths: Sequence[Path]) -> None:
        """Where they are now."""
        self._folder = paths[0].parent
        names = ", ".join(words.short(path.name, 80) for path in paths[:3])
        said = _("Saved in {folder}: {names}").format(folder=self._folder, names=names)
        self.said.setText(said + ("…" if len(paths) > 3 else ""))
        theme.role(self.said, "good")
        self.open.show()

    def _ask_one(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.wanted.emit(self._files[row : row + 1])

    def _open(self) -> None:
        from desktop.ui.exporting.outcome import open_outside

        if self._folder is not None:
            open_outside(self._folder)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Files that came along"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.dress_button(self.one, "download")
        for button in (self.all, self.open):
            theme.role(button, "quiet")
        self.open.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE.xs)
        for button in (self.one, self.all, self.open):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        for widget in (self.head, self.list, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()

"""What to export and where: a check box a document, the folder, and what will be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.format import Format
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.exporting import names


class Choice(QWidget):
    """`changed` tells of another choice; `folder_chosen` of another folder."""

    changed = Signal()
    folder_chosen = Signal(object)

    def __init__(self, formats: Sequence[Format], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._formats = tuple(formats)
        self._boxes = [self._box(made) for made in formats]
        self._path = QLineEdit(str(folder), readOnly=True)
        self._replaced = QLabel(wordWrap=True)
        self._keep = QCheckBox(_("&Keep the earlier files and write new ones beside them"))
        self._keep.toggled.connect(self._tell)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._fill_documents(whole)
        whole.addSpacing(theme.SPACE.xl)
        self._fill_folder(whole)
        whole.addStretch(1)
        self._tell()

    # --- what is chosen ----------------------------------------------------------------------------

    @property
    def formats(self) -> list[Format]:
        """The documents to write, under the names they will have."""
        chosen = self._chosen()
        return names.beside(self.folder, chosen) if self._keep.isChecked() else chosen

    def keep_earlier(self) -> None:
        """Write beside files of the same name from now on."""
        self._keep.setChecked(True)

    def look_again(self) -> None:
        """Files in the folder may have come or gone."""
        self._tell()

    # --- parts -------------------------------------------------------------------------------------

    def _fill_documents(self, whole: QVBoxLayout) -> None:
        head = QHBoxLayout()
        title = QLabel(_("Documents"))
        theme.role(title, "section")
        self._all = QPushButton()
        self._all.setAutoDefault(False)
        self._all.clicked.connect(self._toggle_all)
        theme.role(self._all, "quiet")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._all)
        whole.addLayout(head)
        for box, made in zip(self._boxes, self._formats, strict=True):
            row = QHBoxLayout()
            name = QLabel(made.name)
            theme.role(name, "muted")
            row.addWidget(box, 1)
            row.addWidget(name)
            whole.addLayout(row)

    def _fill_folder(self, whole: QVBoxLayout) -> None:
        title = QLabel(_("Folder"))
        theme.role(title, "section")
        self._path.setAccessibleName(_("Folder"))
        choose = QPushButton(_("Choose a &folder…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        theme.role(self._replaced, "warning")
        whole.addWidget(title)
        whole.addSpacing(theme.SPACE.xs)
        whole.addLayout(row)
        whole.addSpacing(theme.SPACE.xs)
        whole.addWidget(self._replaced)
        whole.addWidget(self._keep)

    def _box(self, made: Format) -> QCheckBox:
        box = QCheckBox(_(made.title))
        box.setChecked(True)
        box.setAccessibleDescription(made.name)
        box.toggled.connect(self._tell)
        return box

    # --- what happens ------------------------------------------------------------------------------

    def _chosen(self) -> list[Format]:
        return [made for box, made in zip(self._boxes, self._formats, strict=True) if box.isChecked()]

    def _toggle_all(self) -> None:
        wanted = not all(box.isChecked() for box in self._boxes)
        for box in self._boxes:
            box.setChecked(wanted)

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder of the documents"), str(self.folder))
        if found:
            self.folder = Path(found)
            self._path.setText(str(self.folder))
            self._tell()
            self.folder_chosen.emit(self.folder)

    def _tell(self) -> None:
        every = all(box.isChecked() for box in self._boxes)
        self._all.setText(_("Clear all") if every else _("Select all"))
        there = names.taken(self.folder, self._chosen())
        self._keep.setVisible(bool(there))
        self._replaced.setVisible(bool(there))
        if self._keep.isChecked():
            words, files = _("Will be written: {files}."), [made.name for made in self.formats]
        else:
            words, files = _("Will be replaced: {files}."), there
        self._replaced.setText(words.format(files=", ".join(files)))
        self.changed.emit()

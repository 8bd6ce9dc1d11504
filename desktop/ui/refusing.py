"""What is asked before there is a window: another data folder, or patience with a window that hangs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _


def ask_folder(folder: Path, error: KnownError) -> Path | None:
    """The folder of this computer in place of one that is refused, its store brought along; None: go."""
    from desktop.session import where
    from desktop.session.bringing import bring, may_bring

    here = paths.local_folder()
    box = _box(error)
    go = box.addButton(_("Exit"), QMessageBox.ButtonRole.RejectRole)
    use = copy = None
    if where.trouble(here) is None:
        if may_bring(folder, here):
            words = _("Copy the plans to this computer and open them there")
            copy = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        use = box.addButton(_("Use the folder of this computer"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(copy or use or go)
    box.setEscapeButton(go)
    box.exec()
    chosen = box.clickedButton()
    if copy is not None and chosen is copy:
        try:
            bring(folder, here)
        except KnownError as fault:
            return ask_folder(folder, fault)
        return here
    return here if use is not None and chosen is use else None


def ask_patience() -> bool:
    """Whether to look once more for the window that is open and does not answer."""
    error = KnownError(
        _("Sổ Kế hoạch is open with these plans already, and does not answer."),
        _("Your plans are safe: only one window may change them at a time."),
        _("Wait until it answers or close it, perhaps in the session of another user; then try again."),
    )
    box = _box(error)
    again = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
    go = box.addButton(_("Exit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(go)
    box.exec()
    return box.clickedButton() is again


def _box(error: KnownError) -> QMessageBox:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Sổ Kế hoạch")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.what)
    box.setInformativeText(" ".join(filter(None, (error.safe, error.do))))
    return box

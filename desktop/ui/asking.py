"""The few questions asked in a dialog: which file, where to, and whether to leave what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.ui.desk import Desk
    from desktop.ui.places import Looks

SUFFIX = ".kehoach"
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def ask_open(parent: QWidget) -> Path | None:
    """The exchange file to open."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Open a file"), "", _kinds_to_open())
    return Path(name) if name else None


def ask_copy(parent: QWidget, plan: Plan) -> None:
    """Write the plan into a file that the worker names. Raises KnownError."""
    from desktop.documents.export import save_copy
    from desktop.documents.filename import safe

    suggestion = safe(" ".join(plan.title.split()) or _("Plan"))
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save a copy"), suggestion + SUFFIX, _kinds())
    if name:
        path = Path(name)
        save_copy(plan, path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))


def ask_export(parent: QWidget, plan: Plan, looks: Looks) -> None:
    """The documents of the plan."""
    from desktop.ui.exporting import ExportDialog

    folder = Path(looks.text("export") or QStandardPaths.writableLocation(_DOCUMENTS))
    dialog = ExportDialog(parent, plan, folder)
    dialog.folder_changed.connect(lambda chosen: looks.keep("export", str(chosen)))
    dialog.exec()
    dialog.deleteLater()


def ask_print(parent: QWidget, desk: Desk, tell: Callable[[str], None]) -> None:
    """The plan on the desk on paper. Raises KnownError."""
    from desktop.ui.printing import PrintDialog

    if desk.session is None:
        return
    dialog = PrintDialog(parent, desk.session.plan, desk.folder, desk.library.setting("print"))
    dialog.settings_changed.connect(lambda kept: desk.saver.note("print", kept))
    dialog.printed.connect(lambda words: tell(words))
    dialog.exec()
    dialog.deleteLater()


def ask_leave_unsaved(parent: QWidget) -> str:
    """ "stay" (the default), "copy" or "leave"."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Not saved"))
    box.setText(_("The last changes could not be saved."))
    box.setInformativeText(_("Stay and try again, or save a copy elsewhere first."))
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    copy = box.addButton(_("Save a copy…"), QMessageBox.ButtonRole.ActionRole)
    leave = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    return "copy" if chosen is copy else "leave" if chosen is leave else "stay"


def _kinds_to_open() -> str:
    every = _("Plans and calendars (*.kehoach *.ics)")
    return ";;".join((every, _kinds(), _("Calendar files (*.ics)")))


def _kinds() -> str:
    return _("Plans (*.kehoach)")

"""The chart that is shown, on paper or in a file: PDF, picture, drawing, rows for Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.documents.format import Format
from desktop.i18n import _, later
from desktop.plan.plan import Plan, blank
from desktop.ui import jobs
from desktop.ui.gantt.paper import PaperDialog, Subject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_SVG_SIZE = 10.0  # points
KEPT = "gantt_paper"


def print_chart(window: MainWindow, subject: Subject) -> None:
    """The page of options, then the dialog that prints. Raises KnownError."""
    _ask(window, subject, save=False)


def export_chart(window: MainWindow, subject: Subject, kind: str) -> None:
    """Write what is shown into a file that the worker names; `kind` "pdf", "png", "svg" or "xlsx"."""
    if kind == "pdf":
        _ask(window, subject, save=True)
    else:
        _save(window, window, made(subject, kind))


def made(subject: Subject, kind: str) -> Format:
    """The document of a kind, whatever plan it is asked for; call from the GUI thread."""
    from desktop.documents.format import check_zip
    from desktop.documents.gantt_xlsx import make_rows

    agendas, today = subject.shown, subject.moment.date() if subject.moment else None
    if kind == "xlsx":
        words = later("The rows of the Gantt chart (Excel)")
        return Format("gantt.xlsx", words, lambda _plan: make_rows(agendas, subject.by, today), check_zip)
    if kind == "svg":
        make = _drawing(subject, today)
        return Format("gantt.svg", later("The Gantt chart as a drawing (SVG)"), make, _check_svg)
    make = _picture(subject, today)
    return Format("gantt.png", later("The Gantt chart as a picture (PNG)"), make, _check_png)


def _drawing(subject: Subject, today: date | None) -> Callable[[Plan], bytes]:
    def make(_plan: Plan) -> bytes:
        from desktop.documents.gantt_image import Picture
        from desktop.documents.gantt_svg import svg
        from desktop.documents.shape_painter import style

        look = style(_SVG_SIZE)
        picture = Picture(
            subject.shown, subject.days, look, cell=subject.cell * 0.75, by=subject.by, today=today
        )
        return svg(picture, picture.subject)

    return make


def _picture(subject: Subject, today: date | None) -> Callable[[Plan], bytes]:
    from desktop.ui import painter
    from desktop.ui.gantt import image

    fonts, look = image.fonts(), painter.style()

    def make(_plan: Plan) -> bytes:
        from desktop.documents.gantt_image import Picture

        picture = Picture(
            subject.shown, subject.days, fonts.style(look), cell=subject.cell, by=subject.by, today=today
        )
        return image.png(picture, fonts)

    return make


def _check_svg(path: Path) -> None:
    """The drawing reads back whole. Raises Unsound."""
    from xml.etree import ElementTree

    from desktop.documents.format import Unsound

    try:
        ElementTree.parse(path)
    except ElementTree.ParseError as error:
        raise Unsound(str(error)) from error


def _check_png(path: Path) -> None:
    """The picture has its head and its end. Raises Unsound."""
    from desktop.documents.format import Unsound

    data = path.read_bytes()
    if not data.startswith(b"\x89PNG") or b"IEND" not in data[-12:]:
        raise Unsound(path.name)


def _ask(window: MainWindow, subject: Subject, *, save: bool) -> None:
    desk = window.desk
    dialog = PaperDialog(window, subject, desk.library.setting(KEPT), save=save)
    dialog.settings_changed.connect(lambda kept: desk.saver.note(KEPT, kept))
    dialog.save_wanted.connect(lambda ready: dialog.accept() if _save(window, dialog, ready) else None)
    dialog.print_wanted.connect(lambda ready: _print(window, dialog, subject, ready))
    dialog.exec()
    dialog.deleteLater()


def _print(window: MainWindow, paper: PaperDialog, subject: Subject, ready: Format) -> None:
    from desktop.ui.printing import PrintDialog

    desk = window.desk
    dialog = PrintDialog(paper, _named(subject), desk.folder, desk.library.setting("print"), formats=[ready])
    dialog.settings_changed.connect(lambda kept: desk.saver.note("print", kept))
    dialog.printed.connect(lambda words: window.tell(words))
    dialog.accepted.connect(paper.accept)
    dialog.exec()
    dialog.deleteLater()


def _save(window: MainWindow, parent: QWidget, ready: Format) -> bool:
    """Into the file that the worker names; False when none is named."""
    suffix = Path(ready.name).suffix
    start = window.looks.text("export") or QStandardPaths.writableLocation(_DOCUMENTS)
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("Export"), str(Path(start) / ready.name), _file_words(suffix)
    )
    if not name:
        return False
    path = Path(name) if Path(name).suffix.lower() == suffix else Path(name + suffix)
    jobs.run(
        _write,
        ready,
        path,
        done=lambda written: window.tell(_("Saved: {path}").format(path=written)),
        failed=window.show_error,
        owner=window,
    )
    return True


def _file_words(suffix: str) -> str:
    return {
        ".pdf": _("PDF files (*.pdf)"),
        ".png": _("Pictures (*.png)"),
        ".svg": _("Drawings (*.svg)"),
        ".xlsx": _("Excel workbooks (*.xlsx)"),
    }[suffix]


def _write(ready: Format, path: Path) -> Path:
    from desktop.documents.export import write

    return write(path, ready.make(blank(2000)), ready)


def _named(subject: Subject) -> Plan:
    """What the print dialog calls it."""
    from desktop.documents.gantt_image import subject as words

    year = (subject.moment or datetime.now()).year
    return replace(blank(year), title=f"Biểu đồ tiến độ. {words(subject.shown)}")

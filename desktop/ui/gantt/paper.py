"""Before the chart is printed: how it goes on paper, with its first page as it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.format import Format, check_pdf
from desktop.documents.gantt_pdf import GanttOptions
from desktop.drawings.gantt_rows import By
from desktop.errors import KnownError
from desktop.i18n import _, later, ngettext
from desktop.plan.agenda import Agenda
from desktop.plan.workdays import WorkCalendar
from desktop.ui import jobs, theme
from desktop.ui.exporting.outcome import Trouble
from desktop.ui.gantt.first_page import FirstPage
from desktop.ui.gantt.paper_form import PaperForm

LATER_MS = 120
_SIZE = (1000, 660)
_FORM = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be printed: all plans and what the filters leave of them, as they stand at `moment`."""

    every: tuple[Agenda, ...]
    shown: tuple[Agenda, ...]
    days: WorkCalendar
    by: By = By.NONE
    cell: float = 12.0
    moment: datetime | None = None

    @property
    def narrowed(self) -> bool:
        """Whether the filters leave anything out."""
        return self.every != self.shown


class PaperDialog(QDialog):
    """`print_wanted` and `save_wanted` carry the finished document; `settings_changed` what to remember."""

    print_wanted = Signal(object)
    save_wanted = Signal(object)
    settings_changed = Signal(str)

    def __init__(
        self, parent: QWidget | None, subject: Subject, kept: str = "", *, save: bool = False
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._pdf: bytes | None = None
        self._working = self._stale = False
        self.setWindowTitle(_("The chart on paper"))
        self.resize(*_SIZE)
        year = next((known.year for known in subject.shown if known.year), None)
        year = year or (subject.moment or datetime.now()).year
        self.form = PaperForm(subject.by, subject.cell, year, narrowed=subject.narrowed)
        self.form.recall(kept)
        self.page = FirstPage()
        self.page.say(_("Getting the pages ready…"))
        self.trouble = Trouble()
        self.trouble.again.connect(self._make)
        self._count = QLabel()
        theme.role(self._count, "muted")
        self._close = self._button(_("&Close"), self.reject)
        self._save = self._button(_("Save the P&DF…"), lambda: self._hand_out(self.save_wanted.emit))
        self._print = self._button(_("&Print…"), lambda: self._hand_out(self.print_wanted.emit))
        first = self._save if save else self._print
        theme.role(first, "primary")
        first.setDefault(True)
        self._fill()
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._make)
        self.form.changed.connect(self._on_changed)
        self._make()

    @property
    def ready(self) -> bool:
        """Whether the document is made as the form says."""
        return self._pdf is not None

    # --- parts -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        title = QLabel(_("The chart on paper"))
        theme.role(title, "title")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(round(_FORM * theme.points() / theme.LEAST_POINTS))
        scroll.setWidget(self.form)
        middle, row, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        middle.setSpacing(theme.SPACE.xl)
        middle.addWidget(scroll)
        middle.addWidget(self.page, 1)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self._close, self._save, self._print):
            row.addWidget(button)
        margin = theme.SPACE.xl
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.SPACE.l)
        whole.addWidget(title)
        whole.addLayout(middle, 1)
        whole.addWidget(self.trouble)
        whole.addLayout(row)
        self.trouble.hide()

    def _button(self, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        return button

    # --- the document, made anew at every choice ---------------------------------------------------

    def _on_changed(self) -> None:
        self._pdf = None
        self._refresh()
        if self.form.options() is not None:
            self._later.start()

    def _make(self) -> None:
        """One at a time; what is chosen meanwhile is made after it."""
        wanted = self.form.options()
        self.trouble.hide()
        self._stale = self._working
        if wanted is None or self._working:
            return
        self._working = True
        subject = self._subject
        rows = subject.shown if self.form.filtered else subject.every
        jobs.run(
            _made,
            rows,
            subject.days,
            wanted,
            subject.moment,
            done=lambda pdf: self._on_made(wanted, pdf),
            failed=self._failed,
            owner=self,
        )
        self._refresh()

    def _on_made(self, wanted: GanttOptions, pdf: bytes) -> None:
        self._working = False
        if self._stale:
            self._make()
            return
        pages = self.page.put(pdf)
        if self.form.options() == wanted and not self._later.isActive():
            self._pdf = pdf
            words = ngettext("{count} page", "{count} pages", pages).format(count=pages)
            self._count.setText(f"{words} {wanted.paper}")
        self._refresh()

    def _failed(self, error: KnownError) -> None:
        self._working = False
        if self._stale:
            self._make()
            return
        self.trouble.tell(error, names_taken=False)
        self._refresh()

    def _refresh(self) -> None:
        for button in (self._save, self._print):
            button.setEnabled(self.ready)
        if not self.ready:
            wrong = self.form.first.error or self.form.last.error
            self._count.setText("" if wrong or self.trouble.isVisible() else _("Getting the pages ready…"))

    def _hand_out(self, give: Callable[[Format], object]) -> None:
        pdf = self._pdf
        if pdf is not None:
            self.settings_changed.emit(self.form.keep())
            give(Format("gantt.pdf", later("The Gantt chart (PDF)"), lambda _plan: pdf, check_pdf))


def _made(
    agendas: tuple[Agenda, ...], days: WorkCalendar, options: GanttOptions, moment: datetime | None
) -> bytes:
    from desktop.documents.gantt_pdf import make_gantt

    return make_gantt(agendas, days, options, moment)

"""The live preview: the session's plan as the pages that will be printed, made anew after every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.change import Change
from desktop.session.session import Session
from desktop.ui import jobs, theme
from desktop.ui.preview.view import PagesView

if TYPE_CHECKING:
    from desktop.documents.typeset import Typeset

QUIET_MS = 120
LONGEST_MS = 360
"""Someone who types without a pause sees new pages this often."""
LEAST_WIDTH = 260


class Preview(QWidget):
    """Pages of `session.plan`; a click on what is printed tells its record by `place_clicked`."""

    place_clicked = Signal(str)
    refreshed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._composing = False
        self._typing = QElapsedTimer()
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._compose)
        self.view = PagesView(self)
        self.view.place_clicked.connect(self.place_clicked)
        self.view.turned.connect(self._tell)
        self.view.shown.connect(self.refreshed)
        self._page, self._percent, self._note = QLabel(), QLabel(), QLabel()
        self._fill()
        self.view.setMinimumWidth(LEAST_WIDTH)
        self.setFocusProxy(self.view)
        self.destroyed.connect(session.watch(self._changed))

    def show_place(self, source: str) -> None:
        """Bring the record being worked on into view: an item, a section, an annex or a page's key."""
        self.view.show_place(source)

    # --- parts -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        theme.role(self._page, "muted")
        theme.role(self._percent, "muted")
        theme.role(self._note, "warning")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("400 %") + theme.SPACE.s)
        self._note.setWordWrap(True)
        self._note.setContentsMargins(theme.SPACE.l, theme.SPACE.s, theme.SPACE.l, theme.SPACE.s)
        self._note.hide()
        line = QFrame()
        line.setFixedHeight(1)
        theme.role(line, "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._bar())
        for part in (line, self._note):
            whole.addWidget(part)
        whole.addWidget(self.view, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE.l, theme.SPACE.xs, theme.SPACE.s, theme.SPACE.xs)
        bar.setSpacing(theme.SPACE.xs)
        fit = QPushButton(_("Fit width"))
        fit.setToolTip(_("Fit the width of the page (Ctrl+0)"))
        fit.setAutoDefault(False)
        fit.clicked.connect(lambda: self.view.set_zoom(0))
        theme.role(fit, "quiet")
        bar.addWidget(self._page)
        bar.addStretch(1)
        bar.addWidget(self._step("zoom-out", _("Smaller"), "Ctrl+−", -1))
        bar.addWidget(self._percent)
        bar.addWidget(self._step("zoom-in", _("Larger"), "Ctrl++", 1))
        bar.addWidget(fit)
        return bar

    def _step(self, icon: str, name: str, keys: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setIconSize(QSize(theme.ICON, theme.ICON))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.clicked.connect(lambda: self.view.step_zoom(by))
        theme.role(button, "quiet")
        return button

    def _tell(self, page: int, pages: int, zoom: float) -> None:
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages))
        self._percent.setText(f"{round(zoom * 100)} %")

    # --- keeping up with the plan ------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._soon()

    def _soon(self) -> None:
        if not self._wait.isActive():
            self._typing.start()
        if self._typing.elapsed() <= LONGEST_MS - QUIET_MS:
            self._wait.start(QUIET_MS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._wait.start(0)

    def _compose(self) -> None:
        """Set the pages on a worker; one at a time, the newest plan next."""
        if not self._composing:
            self._composing, self._stale = True, False
            jobs.run(_composed, self._session.plan, done=self._put, failed=self._failed, owner=self)

    def _put(self, made: Typeset) -> None:
        readable = self.view.put(made.pdf, made.places)
        self._after(readable)

    def _failed(self, _error: object) -> None:
        self._after(False)

    def _after(self, made: bool) -> None:
        self._composing = False
        self._note.setVisible(not made and not self.view.empty)
        if not made:
            words = _("The pages could not be made anew; these are the earlier ones. Your plan is safe.")
            self._note.setText(words)
            self.view.say(_("The pages could not be made. Your plan is safe."))
        if self._stale and not self._wait.isActive():
            self._compose()


def _composed(plan: Plan) -> Typeset:
    from desktop.documents import plan_pdf

    return plan_pdf.compose(plan)

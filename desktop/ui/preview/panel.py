"""The live preview: the session's plan as the pages that will be printed, made anew after every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.change import Change
from desktop.session.session import Session
from desktop.ui import jobs, theme
from desktop.ui.preview.thumbs import Thumbs
from desktop.ui.preview.view import PagesView

if TYPE_CHECKING:
    from desktop.documents.typeset import Typeset

QUIET_MS, MOST_QUIET_MS = 50, 240
"""The pause after the last change: as long as the last pages took, within these."""
LONGEST_MS = 360
"""Someone who types without a pause sees new pages this often."""
STRIP_REST_MS = 300
"""The small pages follow the large ones at most this often: they must not slow those down."""
LEAST_WIDTH = 260
STRIP_FROM = 640
"""Narrower than this the strip of small pages is hidden, unless it is asked for."""


class Preview(QWidget):
    """Pages of `session.plan`; a click on what is printed tells its record by `place_clicked`."""

    place_clicked = Signal(str)
    refreshed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._composing = False
        self._typing, self._work = QElapsedTimer(), QElapsedTimer()
        self._quiet = QUIET_MS
        self._pdf = b""
        self._strip_wanted: bool | None = None
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._compose)
        self.view = PagesView(self)
        self.view.place_clicked.connect(self.place_clicked)
        self.view.turned.connect(self._tell)
        self.view.shown.connect(self._refreshed)
        self.strip = Thumbs(self)
        self._strip_rest = QTimer(self, singleShot=True, interval=STRIP_REST_MS)
        self._strip_rest.timeout.connect(self._refresh_strip)
        self.strip.page_chosen.connect(self.view.go_to_page)
        self._toggle = self._tool("files", _("Small pages"), self.show_strip)
        self._toggle.setCheckable(True)
        self._page, self._percent, self._note = QLabel(), QLabel(), QLabel()
        self._fill()
        self.view.setMinimumWidth(LEAST_WIDTH)
        self.setFocusProxy(self.view)
        self.destroyed.connect(session.watch(self._changed))

    def show_place(self, source: str) -> None:
        """Bring the record being worked on into view: an item, a section, an annex or a page's key."""
        self.view.show_place(source)

    def show_strip(self, wanted: bool) -> None:
        """Show or hide the strip of small pages; until asked, it shows where there is room."""
        self._strip_wanted = wanted
        self._settle_strip()

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
        whole.addLayout(self._pages(), 1)

    def _pages(self) -> QHBoxLayout:
        edge = QFrame()
        edge.setFixedWidth(1)
        theme.role(edge, "line")
        self._strip_parts = (self.strip, edge)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.strip)
        pages.addWidget(edge)
        pages.addWidget(self.view, 1)
        return pages

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE.s, theme.SPACE.xs, theme.SPACE.s, theme.SPACE.xs)
        bar.setSpacing(theme.SPACE.xs)
        fit = QPushButton(_("Fit width"))
        fit.setToolTip(_("Fit the width of the page (Ctrl+0)"))
        fit.setAutoDefault(False)
        fit.clicked.connect(lambda: self.view.set_zoom(0))
        theme.role(fit, "quiet")
        bar.addWidget(self._toggle)
        bar.addWidget(self._page)
        bar.addStretch(1)
        bar.addWidget(self._tool("zoom-out", _("Smaller"), lambda: self.view.step_zoom(-1), "Ctrl+−"))
        bar.addWidget(self._percent)
        bar.addWidget(self._tool("zoom-in", _("Larger"), lambda: self.view.step_zoom(1), "Ctrl++"))
        bar.addWidget(fit)
        return bar

    def _tool(self, icon: str, name: str, act: Callable[..., None], keys: str = "") -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setIconSize(QSize(theme.ICON, theme.ICON))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})" if keys else name)
        button.clicked.connect(act)
        theme.role(button, "quiet")
        return button

    def _tell(self, page: int, pages: int, zoom: float) -> None:
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages))
        self._percent.setText(f"{round(zoom * 100)} %")
        self.strip.mark(page - 1)

    def _refreshed(self) -> None:
        if self.strip.empty:
            self._refresh_strip()
        elif not self._strip_rest.isActive():
            self._strip_rest.start()
        self.refreshed.emit()

    def _refresh_strip(self) -> None:
        if self._pdf and not self.strip.isHidden():
            self.strip.put(self._pdf)

    def _settle_strip(self) -> None:
        wanted = self.width() >= STRIP_FROM if self._strip_wanted is None else self._strip_wanted
        if wanted != self._toggle.isChecked() or wanted == self.strip.isHidden():
            self._toggle.setChecked(wanted)
            for part in self._strip_parts:
                part.setVisible(wanted)
            self._refresh_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_strip()

    # --- keeping up with the plan ------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._soon()

    def _soon(self) -> None:
        if not self._wait.isActive():
            self._typing.start()
        if self._typing.elapsed() <= LONGEST_MS - self._quiet:
            self._wait.start(self._quiet)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._wait.start(0)

    def _compose(self) -> None:
        """Set the pages on a worker; one at a time, the newest plan next."""
        if not self._composing:
            self._composing, self._stale = True, False
            self._work.start()
            jobs.run(_composed, self._session.plan, done=self._put, failed=self._failed, owner=self)

    def _put(self, made: Typeset) -> None:
        self._quiet = max(QUIET_MS, min(MOST_QUIET_MS, self._work.elapsed()))
        readable = self.view.put(made.pdf, made.places)
        if readable:
            self._pdf = made.pdf
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

"""An open plan: its top line, its parts or one page of the wizard, and the printed page beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.session.change import Change
from desktop.session.outline import keys, page_of
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.home import side
from desktop.ui.home.task_list import TaskList
from desktop.ui.home.top_line import TopLine
from desktop.ui.places import Place

if TYPE_CHECKING:
    from desktop.session.library import Library
    from desktop.ui.preview import Preview
    from desktop.ui.wizard.page import Page

PREVIEW_WIDTH = 460
NARROW = 1000
LEAST_MIDDLE = 520
WORK, LEAST_PREVIEW = 600, 320
"""The work keeps its width in px, the printed page beside it takes what is left, but not less than this."""
ROOMY = 900
"""Width in px that a page with a table keeps for itself before the printed page stands beside it."""
WIDE_PAGES = ("activities",)


class PlanView(QWidget):
    """One session on the screen; `moved` tells when the place of work has changed."""

    left = Signal()
    moved = Signal()
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(
        self,
        session: Session,
        preview: Callable[[Session], Preview] | None = None,
        library: Library | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self._library = library
        self.key = ""
        self.page: Page | None = None
        self.side: QWidget | None = None
        self._wanted_width = PREVIEW_WIDTH
        self._preview_wanted = True
        self._pages_asked = False
        self.top = TopLine(session)
        self.top.left.connect(self.left)
        self.tasks = TaskList(session)
        self.tasks.wanted.connect(self.go_to)
        self.tasks.side_wanted.connect(self.go_to)
        self.tasks.record_wanted.connect(self.go_to_record)
        self.tasks.export_wanted.connect(self.export_wanted)
        self.tasks.print_wanted.connect(self.print_wanted)
        self._crumb, self._foot = self._crumb_line(), self._foot_line()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tasks)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._middle())
        self.preview: Preview | None = None
        if preview:
            self.show_preview_of(preview)
        self._lay_out()
        self._stop = session.watch(self._changed)
        self.destroyed.connect(self._stop)
        self.go_home()

    # --- places ------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """The plan's parts."""
        before = self.key
        self._leave_page()
        self.key = ""
        self.tasks.load(self.session.plan)
        self._show(self.tasks)
        self.tasks.focus_part(before)

    def go_to(self, key: str, field: str = "", cursor: int = 0) -> None:
        """A page of the wizard, a field of it, or a page beside the paper."""
        if key in side.SIDES:
            self._leave_page()
            self.key = key
            self._open_side(key)
            return
        if key not in self._keys():
            self.go_home()
            return
        if key != self.key:
            self._leave_page()
            self.key = key
            self._open_page(key)
        if self.page is not None:
            self.page.go_to(field, cursor)

    def go_to_record(self, source: str) -> None:
        """The page and field that edit a record, or "page/field" itself."""
        page, _slash, field = source.partition("/")
        if field and page in self._keys():
            self.go_to(page, field)
            return
        key = page_of(self.session.plan, source)
        self.go_to(key, "" if source in (key, key.partition(":")[2]) else source)

    def step(self, by: int) -> None:
        """The next or previous page in the order of the paper; before the first and after the last: home."""
        if by > 0 and self.page is not None and self.page.show_problems():
            return
        keys = self._keys()
        if self.key not in keys:
            self.go_to(keys[0]) if by > 0 else self.go_home()
            return
        where = keys.index(self.key) + by
        self.go_to(keys[where]) if 0 <= where < len(keys) else self.go_home()

    def place(self) -> Place:
        """Where the work is, to come back to."""
        field, cursor = self.page.place() if self.page is not None else ("", 0)
        return Place(self.session.plan.id, self.key, field, cursor)

    def close_view(self) -> None:
        """Stop watching the plan."""
        self._leave_page()
        self.tasks.gaps.close_list()
        self._stop()

    # --- the preview -------------------------------------------------------------------------------

    def show_preview_of(self, make: Callable[[Session], Preview]) -> None:
        """Put the live pages at the right."""
        self.preview = make(self.session)
        self.preview.place_clicked.connect(self.go_to_record)
        self._splitter.addWidget(self.preview)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([10_000, self._wanted_width])
        self._splitter.splitterMoved.connect(lambda *_at: self._keep_width())
        self._settle_preview()

    def want_preview(self, wanted: bool) -> None:
        """Show or hide the pages; who asks for them on a page with a table gets them there too."""
        self._preview_wanted = wanted
        self._pages_asked = wanted and self.key in WIDE_PAGES
        self._settle_preview()

    def _ask_pages(self, asked: bool) -> None:
        self._pages_asked = asked
        self._settle_preview()

    @property
    def preview_width(self) -> int:
        """The width that the worker gave the pages, in px."""
        return self._wanted_width

    def set_preview_width(self, width: int) -> None:
        """The width to give the pages, in px."""
        self._wanted_width = max(260, width)
        self._share_width()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._settle_preview()
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def _share_width(self) -> None:
        if self.preview is not None:
            given = min(self._wanted_width, max(LEAST_PREVIEW, self.width() - WORK))
            self._splitter.setSizes([max(400, self.width() - given), given])

    def _settle_preview(self) -> None:
        """A page with a table has the room, the printed page comes when it is asked for."""
        possible = (
            self.preview is not None and self._preview_wanted and self.window().width() >= NARROW * _size()
        )
        crowded = self.key in WIDE_PAGES and self.width() - self._wanted_width < ROOMY
        self.pages.setVisible(possible and crowded)
        self.pages.blockSignals(True)
        self.pages.setChecked(self._pages_asked)
        self.pages.blockSignals(False)
        if self.preview is not None:
            self.preview.setVisible(possible and (self._pages_asked or not crowded))

    def _keep_width(self) -> None:
        self._wanted_width = self._splitter.sizes()[-1]

    # --- inside ------------------------------------------------------------------------------------

    def _keys(self) -> list[str]:
        return list(keys(self.session.plan))

    def _open_page(self, key: str) -> None:
        from desktop.ui import wizard

        page = wizard.make(key, self.session)
        page.field_entered.connect(self._entered)
        page.record_wanted.connect(self.go_to_record)
        self.page = page
        self._stack.addWidget(page)
        self._show(page)

    def _open_side(self, key: str) -> None:
        page = side.make(key, self.session, self._library)
        page.wanted.connect(self.go_to_record)  # type: ignore[attr-defined]
        self.side = page
        self._stack.addWidget(page)
        self._show(page)
        page.focus_first()  # type: ignore[attr-defined]

    def _leave_page(self) -> None:
        self.session.seal()
        gone = (self.page, self.side)
        self.page = self.side = None
        for page in gone:
            if page is not None and shiboken6.isValid(page):
                page.close_page()  # type: ignore[attr-defined]
                self._stack.removeWidget(page)
                page.hide()
                page.deleteLater()

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._crumb.setVisible(bool(self.key))
        self._foot.setVisible(self.page is not None)
        self._settle_preview()
        self.moved.emit()

    def _entered(self, source: str) -> None:
        if self.preview is not None:
            self.preview.show_place(source)
        self.moved.emit()

    def _changed(self, change: Change) -> None:
        self.top.load(change.after)
        if self.page is not None and self.key not in self._keys():
            self.go_home()
        elif not self.key:
            self.tasks.load(change.after)

    # --- parts -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QFrame()
        theme.role(line, "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(line)
        column.addWidget(self._splitter, 1)

    def _middle(self) -> QWidget:
        middle = QWidget()
        middle.setMinimumWidth(LEAST_MIDDLE)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._crumb)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        return middle

    def _crumb_line(self) -> QWidget:
        home = self._button(_("Parts of the plan"), "chevron-left", "accent", self.go_home, "quiet")
        home.setToolTip("Ctrl+Home")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.SPACE.l, theme.SPACE.s, theme.SPACE.xl, 0)
        row.addWidget(home)
        row.addStretch(1)
        self.pages = QPushButton(_("Show the prin&ted page"))
        self.pages.setAccessibleName(_("Show the prin&ted page").replace("&", ""))
        self.pages.setCheckable(True)
        theme.role(self.pages, "quiet")
        theme.dress_button(self.pages, "panel-right", "accent")
        self.pages.toggled.connect(self._ask_pages)
        row.addWidget(self.pages)
        return line

    def _foot_line(self) -> QWidget:
        back = self._button(_("Back"), "chevron-left", "text", lambda: self.step(-1))
        on = self._button(_("Continue"), "chevron-right", "on_accent", lambda: self.step(1), "primary")
        back.setToolTip("Alt+←")
        on.setToolTip("Alt+→")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.l)
        row.setSpacing(theme.SPACE.s)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(on)
        return foot

    def _button(
        self, words: str, icon: str, tone: str, act: Callable[[], object], role: str = ""
    ) -> QPushButton:
        button = QPushButton(words)
        if role:
            theme.role(button, role)
        theme.dress_button(button, icon, tone)
        button.clicked.connect(lambda: act())
        return button


def _size() -> float:
    """How much larger the letters are than usual."""
    return theme.points() / theme.LEAST_POINTS


def live_pages(session: Session) -> Preview:
    """The preview of a session; loaded when the first plan is opened."""
    from desktop.ui.preview import Preview

    return Preview(session)

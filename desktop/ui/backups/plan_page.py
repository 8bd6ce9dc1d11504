"""One plan is damaged: it is not opened, printed or exported, but put right from a sound copy."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session.backups import Keeper, Reason
from desktop.session.kept_plans import Found, copies
from desktop.session.library import Library
from desktop.session.versions import reason_words
from desktop.ui import theme
from desktop.ui.backups import words
from desktop.ui.backups.rescue_page import WIDEST
from desktop.ui.backups.room import Room
from desktop.ui.banner import Banner, clear, plain_label
from desktop.ui.home.row import Row
from desktop.ui.home.words import short, state_words


class DamagedPlanPage(QScrollArea):
    """`mended` tells the plan's id once a sound copy stands in its place, `left` asks for the list."""

    mended = Signal(str)
    left = Signal()

    def __init__(self, room: Room, plan_id: str, title: str) -> None:
        super().__init__()
        self._room, self.plan_id = room, plan_id
        self.banner, self.rows = Banner(), list[Row]()
        self.title = plain_label(short(title) or _("A plan without a title"), "title")
        self.said = plain_label("", "muted")
        self.back = QPushButton(_("All plans"))
        self._lay_out()
        self.back.clicked.connect(lambda: self.left.emit())

    def refresh(self) -> None:
        """Look for sound copies; off the GUI thread."""
        self.said.setText(_("Looking for sound copies…"))
        folder, plan_id = self._room.folder, self.plan_id
        self._room.ask(lambda keeper: _found(keeper, folder, plan_id), self._show, self._fail, self)

    def focus_first(self) -> None:
        """The keyboard on the newest copy."""
        (self.rows[0] if self.rows else self.back).setFocus()

    def _show(self, found: tuple[Found, ...]) -> None:
        clear(self._list)
        self.rows = []
        self.said.setText(
            _("Choose the copy that takes its place:")
            if found
            else _("There is no sound copy of it: neither a version nor a backup on this computer.")
        )
        for one in found:
            row = Row(*_row_words(one))
            row.clicked.connect(partial(self._mend, one))
            self.rows.append(row)
            self._list.addWidget(row)
        self.focus_first()

    def _mend(self, one: Found) -> None:
        for row in self.rows:
            row.setEnabled(False)
        self.said.setText(_("Restoring…"))
        folder = self._room.folder
        self._room.ask(
            lambda keeper: _put(keeper, folder, one),
            lambda _none: self.mended.emit(self.plan_id),
            self._fail,
            self,
        )

    def _fail(self, error: KnownError) -> None:
        for row in self.rows:
            row.setEnabled(True)
        self.said.setText("")
        self.banner.warn(error)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.role(self.back, "quiet")
        theme.dress_button(self.back, "chevron-left", "accent")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.SPACE.xl] * 4)
        column.setSpacing(theme.SPACE.m)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self.banner)
        column.addWidget(plain_label(_happened()))
        column.addWidget(plain_label(_("The other plans are safe."), "good"))
        column.addSpacing(theme.SPACE.s)
        column.addWidget(self.said)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)


def _happened() -> str:
    return _(
        "This plan is not as it was saved: the disk has changed it. It is not opened, printed or exported, so"
        " that no wrong word gets on paper."
    )


def _found(keeper: Keeper, folder: Path, plan_id: str) -> tuple[Found, ...]:
    library = Library(folder)
    try:
        return tuple(copies(library, keeper, plan_id))
    finally:
        library.close()


def _put(keeper: Keeper, folder: Path, one: Found) -> None:
    """The damaged state stays in a backup of its own."""
    keeper.before(Reason.RESTORE)
    library = Library(folder)
    try:
        library.save(one.plan)
    finally:
        library.close()


def _row_words(one: Found) -> tuple[str, str, str, str]:
    now = datetime.now().astimezone()
    title = short(one.plan.title) or _("A plan without a title")
    state = state_words(one.plan.state)[0]
    if one.version is not None:
        when, why = words.at(one.version.moment, now), reason_words(one.version.reason)
        source = _("Version {n}, kept {when}: {why}").format(
            n=one.version.number, when=when, why=one.version.label or why
        )
    elif one.backup is not None:
        source = _("Backup made {when}").format(when=words.at(one.backup.manifest.moment, now))
    else:
        source = ""
    return f"{source}\n{title}", "undo-2", "accent", state

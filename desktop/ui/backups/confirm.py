"""Before a backup is restored: what will change, in plans, and one button that does it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.session.backups import Kept
from desktop.session.restoring import Preview
from desktop.ui import theme
from desktop.ui.backups import words
from desktop.ui.banner import clear, plain_label


class Confirm(QWidget):
    """`confirmed` and `left` answer for the backup that is shown."""

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = plain_label("", "section")
        self.counts = QGridLayout()
        self.changes = QVBoxLayout()
        self.safe = plain_label(
            _("What is there now is backed up first, so this can be undone at any time."), "muted"
        )
        self.back, self.go = QPushButton(_("Back")), QPushButton(_("Restore"))
        self._lay_out()
        self.back.clicked.connect(lambda: self.left.emit())
        self.go.clicked.connect(lambda: self.confirmed.emit())

    def ask(self, kept: Kept) -> None:
        """Begin to ask; the button waits for the preview."""
        when = words.at(kept.manifest.moment, datetime.now().astimezone())
        self.title.setText(_("Restore the backup made {when}?").format(when=when))
        self._clear()
        self.changes.addWidget(plain_label(_("Reading what would change…"), "muted"))
        self.go.setEnabled(False)
        self.back.setEnabled(True)
        self.back.setFocus()

    def show_preview(self, preview: Preview) -> None:
        """What will be other than now."""
        self._clear()
        for row, (name, count) in enumerate(
            ((_("In the list now"), preview.now), (_("After restoring"), preview.then))
        ):
            number = plain_label(words.plans(count) or "?")
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.setWordWrap(False)
            called = plain_label(name, "muted")
            called.setWordWrap(False)
            self.counts.addWidget(called, row, 0)
            self.counts.addWidget(number, row, 1)
        groups = (
            (preview.differ, _turned(len(preview.differ))),
            (preview.go, _gone(len(preview.go))),
            (preview.come, _returned(len(preview.come))),
        )
        for titles, head in groups:
            if titles:
                self.changes.addWidget(plain_label(head))
                for line in words.titles(titles):
                    named = plain_label(line, "muted")
                    named.setIndent(theme.SPACE.m)
                    self.changes.addWidget(named)
                self.changes.addSpacing(theme.SPACE.m)
        if not any(titles for titles, _head in groups):
            self.changes.addWidget(plain_label(_("All plans in the list stay as they are.")))
        self.go.setEnabled(True)

    def set_working(self) -> None:
        """Nothing can be pressed while it is restored."""
        self.go.setEnabled(False)
        self.back.setEnabled(False)
        self._clear()
        self.changes.addWidget(plain_label(_("Restoring…"), "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        clear(self.changes)
        clear(self.counts)

    def _lay_out(self) -> None:
        for button in (self.back, self.go):
            button.setAutoDefault(True)
        theme.role(self.go, "primary")
        theme.dress_button(self.go, "undo-2", "on_accent")
        self.counts.setHorizontalSpacing(theme.SPACE.l)
        self.counts.setVerticalSpacing(theme.SPACE.xs)
        self.counts.setColumnStretch(2, 1)
        self.changes.setSpacing(theme.SPACE.xs)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.SPACE.s, 0)
        column.addLayout(self.changes)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(120)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE.m)
        whole.addWidget(self.title)
        whole.addLayout(self.counts)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.safe)
        whole.addLayout(buttons)


def _turned(count: int) -> str:
    return ngettext(
        "{n} plan turns back to how it was:", "{n} plans turn back to how they were:", count
    ).format(n=words.dotted(count))


def _gone(count: int) -> str:
    return ngettext(
        "{n} plan made since then leaves the list:", "{n} plans made since then leave the list:", count
    ).format(n=words.dotted(count))


def _returned(count: int) -> str:
    return ngettext(
        "{n} plan that is not in the list comes back:",
        "{n} plans that are not in the list come back:",
        count,
    ).format(n=words.dotted(count))

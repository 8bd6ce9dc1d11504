"""Beside the list: what is in the chosen backup, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _, ngettext
from desktop.session.backups import Kept, reason_words
from desktop.session.library import Summary
from desktop.ui import theme
from desktop.ui.backups import words
from desktop.ui.banner import plain_label
from desktop.ui.home.plan_model import title_of
from desktop.ui.home.words import state_words
from desktop.ui.versions.row import Index, VersionRow

ICON = 16


class StateLine(QWidget):
    """An icon and words in the colour of a tone."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self.words = QLabel(), plain_label()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, said: str, icon: str, tone: str) -> None:
        """`tone` is a role of labels: "good", "warning", "error" or "muted"."""
        colour = "danger" if tone in ("error", "danger") else tone
        picture = theme.icon(icon, colour).pixmap(QSize(ICON, ICON), self.devicePixelRatio())
        self._icon.setPixmap(picture)
        self._icon.setFixedHeight(self.words.fontMetrics().height())
        self.words.setText(said)
        theme.role(self.words, "error" if colour == "danger" else colour)


class _PlanLine(VersionRow):
    """A plan of a backup: its title, and below it its state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._rows.hasFocus() and index.row() == self._rows.currentRow():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
            painter.restore()

    def _parts(self, index: Index) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
        (title, _bold), (state, font) = super()._parts(index)
        return (title, font), (state, font)


class Details(QWidget):
    """`restore_wanted`, `check_wanted` and `copy_wanted` are about the backup that is shown."""

    restore_wanted = Signal()
    check_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.when = plain_label("", "section")
        self.why, self.much = plain_label("", "muted"), plain_label("", "muted")
        self.state = StateLine()
        self.inside_head = plain_label("", "small")
        self.inside = QListWidget()
        self.inside.setAccessibleName(_("Plans in this backup"))
        theme.role(self.inside, "plain")
        self.inside.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.inside.setItemDelegate(_PlanLine(self.inside))
        self.inside.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.inside.setMinimumHeight(120)
        self.inside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.inside.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.inside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restore = QPushButton(_("&Restore…"))
        self.check, self.copy = QPushButton(_("Check again")), QPushButton(_("Copy this one…"))
        self._lay_out()
        self.restore.clicked.connect(lambda: self.restore_wanted.emit())
        self.check.clicked.connect(lambda: self.check_wanted.emit())
        self.copy.clicked.connect(lambda: self.copy_wanted.emit())

    def show_kept(self, kept: Kept) -> None:
        """Say what is known of it at once; its plans come with `show_plans`."""
        manifest = kept.manifest
        self.when.setText(words.moment(manifest.moment, datetime.now().astimezone()))
        self.why.setText(reason_words(manifest.reason))
        versions = ngettext("{n} version", "{n} versions", manifest.versions).format(
            n=words.dotted(manifest.versions)
        )
        much = (words.plans(manifest.plans), versions, words.size(kept.size)) if manifest.plans >= 0 else ()
        self.much.setText(" · ".join(much or (words.size(kept.size),)))
        self.state.say(*words.state(kept))
        self.inside.clear()
        self.inside_head.setText(_("Reading what is in it…") if kept.sound else "")
        self.inside.setVisible(kept.sound)
        for button in (self.restore, self.check, self.copy):
            button.setEnabled(kept.sound)

    def show_plans(self, plans: tuple[Summary, ...]) -> None:
        """The plans in the list of that day."""
        self.inside_head.setText(_("In this backup") if plans else _("There is no plan in this backup."))
        for plan in plans:
            self.inside.addItem(f"{title_of(plan)}\n{state_words(plan.state)[0]}")
        self.inside.setCurrentRow(0)

    def say_state(self, said: str, icon: str, tone: str) -> None:
        """What checking it again has found."""
        self.state.say(said, icon, tone)

    def _lay_out(self) -> None:
        theme.dress_button(self.restore, "undo-2")
        for button in (self.check, self.copy):
            theme.role(button, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        for widget in (self.when, self.why, self.much, self.state):
            column.addWidget(widget)
        column.addSpacing(theme.SPACE.s)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        more = QHBoxLayout()
        more.setContentsMargins(-theme.SPACE.s, 0, 0, 0)
        more.setSpacing(0)
        more.addWidget(self.check)
        more.addWidget(self.copy)
        more.addStretch(1)
        column.addLayout(more)
        column.addSpacing(theme.SPACE.m)
        column.addWidget(self.inside_head)
        column.addWidget(self.inside, 1)
        column.addStretch(0)

"""What an empty store shows: one sentence, one picture, one button, and the samples."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home.picture import Picture
from desktop.ui.home.samples import SampleRows


class StartPage(QScrollArea):
    """How to begin."""

    new_wanted = Signal()
    sample_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = SampleRows()
        rows.chosen.connect(self.sample_wanted)
        inside = QWidget()
        inside.setMaximumWidth(800)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.SPACE.l, theme.SPACE.xl)
        column.setSpacing(theme.SPACE.xs)
        column.addLayout(self._invitation())
        column.addSpacing(theme.SPACE.xl)
        column.addWidget(plain_label(_("Or start from a sample"), "section"))
        column.addSpacing(theme.SPACE.xs)
        column.addWidget(rows)
        column.addStretch(1)
        self.setWidget(inside)

    def _invitation(self) -> QHBoxLayout:
        new = QPushButton(_("Write the first plan"))
        theme.role(new, "primary")
        theme.dress_button(new, "plus", "on_accent")
        new.clicked.connect(lambda: self.new_wanted.emit())
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE.m)
        words.addStretch(1)
        words.addWidget(
            plain_label(
                _("Answer a few questions and get a plan set exactly as Decree 30/2020 wants it."), "section"
            )
        )
        words.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.xl)
        row.addWidget(Picture())
        row.addLayout(words, 1)
        return row

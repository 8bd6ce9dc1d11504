"""The quiet bar that says what was deleted and takes it back, for eight seconds."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.i18n import _
from desktop.session.change import Change
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.fields.field import plain_label

_SHOWN = 8000


class UndoBar(QFrame):
    """Goes away by itself, at the next change, or when its button was pressed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._armed = False
        theme.role(self, "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.m, theme.SPACE.xs, theme.SPACE.xs, theme.SPACE.xs)
        self._words = plain_label("")
        row.addWidget(self._words, 1)
        self.button = QPushButton(_("Undo"))
        self.button.setAccessibleName(_("Undo"))
        self.button.clicked.connect(session.undo)
        row.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN)
        self._timer.timeout.connect(self.hide)
        self.destroyed.connect(session.watch(self._changed))
        self.hide()

    def say(self, what: str) -> None:
        """The next change of the session is the deletion of this."""
        self._words.setText(_("Deleted: {what}").format(what=what))
        self._armed = True

    def _changed(self, change: Change) -> None:
        self.setVisible(self._armed)
        if self._armed:
            self._timer.start()
        self._armed = False

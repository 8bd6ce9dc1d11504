"""The line above an open plan: back to all plans, its title and state, whether it is saved, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Plan, State
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import icon_button
from desktop.ui.home.words import state_words


class TopLine(QFrame):
    """Where am I, what state, is it saved."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        back = QPushButton(_("All plans"))
        theme.role(back, "quiet")
        theme.dress_button(back, "chevron-left", "accent")
        back.clicked.connect(lambda: self.left.emit())
        self._title = OneLine()
        theme.role(self._title, "section")
        self.state = QPushButton()
        theme.role(self.state, "quiet")
        self.state.clicked.connect(self._ask_state)
        self.saved = QLabel()
        theme.role(self.saved, "muted")
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.saved.setMinimumWidth(self.saved.fontMetrics().horizontalAdvance(_("Saving…") + "00:00"))
        self.undo = icon_button("undo-2", _("Undo"), "Ctrl+Z")
        self.redo = icon_button("redo-2", _("Redo"), "Ctrl+Y")
        self.undo.clicked.connect(session.undo)
        self.redo.clicked.connect(session.redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.s, theme.SPACE.s, theme.SPACE.l, theme.SPACE.s)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(back)
        row.addWidget(self._title, 1)
        for part in (self.state, self.saved, self.undo, self.redo):
            row.addWidget(part)
        self.load(session.plan)

    def load(self, plan: Plan) -> None:
        """Show the plan's title and state, and the steps that can be taken back."""
        self._title.say(" ".join(plan.title.split()) or _("A plan without a title"))
        word, icon, tone = state_words(plan.state)
        self.state.setText(word)
        theme.dress_button(self.state, icon, tone)
        self.state.setAccessibleName(_("State: {state}").format(state=word))
        self.state.setToolTip(_("Change the state of the plan"))
        for button, words, label, keys in (
            (self.undo, _("Undo"), self._session.undo_label, "Ctrl+Z"),
            (self.redo, _("Redo"), self._session.redo_label, "Ctrl+Y"),
        ):
            button.setEnabled(bool(label))
            button.setToolTip(f"{words}: {label} ({keys})" if label else f"{words} ({keys})")

    def _ask_state(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in State:
            word, icon, tone = state_words(state)
            action = menu.addAction(theme.icon(icon, tone), word)
            action.setCheckable(True)
            action.setChecked(state is self._session.plan.state)
            action.triggered.connect(lambda _checked=False, state=state: self._set_state(state))
        menu.popup(self.state.mapToGlobal(self.state.rect().bottomLeft()))

    def _set_state(self, state: State) -> None:
        self._session.edit(_("Change the state"), edit.set_state, state)


class OneLine(QLabel):
    """Words on one line; what does not fit is behind "…" and in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitted)
        self.setToolTip("" if fitted == self._words else self._words)

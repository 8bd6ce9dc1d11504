"""One finding on the list: its words lead to the place; below them what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.fixes import Fix
from desktop.plan.review import UNCHECKED, Finding, Severity
from desktop.session.findings import say, say_fix, severity_word
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home.reason_box import INDENT, ReasonBox
from desktop.ui.home.row import Row

_LOOKS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.HINT: ("circle-help", "muted"),
}


class FindingCard(QWidget):
    """`went` asks for the place, `fixed` for the quick fix, `waived` carries the reason, `back` undoes it."""

    went = Signal()
    fixed = Signal()
    waived = Signal(str)
    back = Signal()

    def __init__(
        self, finding: Finding, where: str, fix: Fix | None, editable: bool, reason: str = ""
    ) -> None:
        super().__init__()
        self.finding = finding
        icon, tone = _LOOKS[finding.severity] if not reason else ("check", "muted")
        lines = (say(finding), where, _("Set aside: {reason}").format(reason=reason) if reason else "")
        self.row = Row("\n".join(filter(None, lines)), icon, tone)
        kind = _("Could not be checked") if finding.code in UNCHECKED else severity_word(finding.severity)
        self.row.setAccessibleName(f"{kind}: {' '.join(filter(None, lines))}")
        self.row.clicked.connect(self.went)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.SPACE.s)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)
        self.reason: ReasonBox | None = None
        if where:
            self._column.addLayout(self._actions(fix, editable, bool(reason)))

    def _actions(self, fix: Fix | None, editable: bool, aside: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(INDENT - theme.SPACE.m, 0, 0, 0)
        line.setSpacing(0)
        self.go = self._quiet(_("Go there"), _("Go to the place (Enter)"), self.went.emit)
        line.addWidget(self.go)
        if editable and fix is not None:
            self.fix = self._quiet(_("Put it right"), say_fix(fix), self.fixed.emit)
            line.addWidget(self.fix)
        if editable and aside:
            self.again = self._quiet(_("Look at it again"), _("The finding counts again"), self.back.emit)
            line.addWidget(self.again)
        elif editable and self.finding.code not in UNCHECKED:
            self.aside = self._quiet(_("Set aside, because…"), _("Say why this is right as it is"), self._ask)
            line.addWidget(self.aside)
        line.addStretch(1)
        return line

    def _quiet(self, words: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        theme.role(button, "quiet")
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}: {say(self.finding)}")
        button.clicked.connect(lambda: act())
        return button

    def _ask(self) -> None:
        if self.reason is None:
            self.reason = ReasonBox(_("Why this is right as it is"), _("Set aside"))
            self.reason.given.connect(self.waived)
            self.reason.left.connect(self._leave)
            self._column.addWidget(self.reason)
        self.reason.show()
        self.reason.field.setFocus()

    def _leave(self) -> None:
        if self.reason is not None:
            self.reason.hide()
        self.aside.setFocus()


def good_news(words: str) -> QWidget:
    """A calm line with a check mark."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, theme.SPACE.l, 0, 0)
    row.setSpacing(theme.SPACE.m)
    mark = plain_label()
    mark.setPixmap(theme.icon("check", "good").pixmap(theme.ICON, theme.ICON))
    label = plain_label(words, "good")
    row.addWidget(mark)
    row.addWidget(label, 1)
    return line

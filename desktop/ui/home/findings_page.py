"""What is wrong or missing in the plan: one row a finding, leading to where it is put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.plan import Plan
from desktop.plan.review import Finding, Severity, review
from desktop.session.findings import say, severity_word
from desktop.session.outline import outline, page_of
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.home.row import Row
from desktop.ui.home.task_list import page_title

WIDEST = 720
_LOOKS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.HINT: ("circle-help", "muted"),
}


class FindingsPage(QScrollArea):
    """`wanted` tells the record that a finding is about."""

    wanted = Signal(str)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary = plain_label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._findings: tuple[Finding, ...] | None = None
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.SPACE.xl] * 4)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(plain_label(_("Check the plan"), "title"))
        column.addWidget(self._summary)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        self._stop = session.watch(lambda change: self.load(change.after)) if session else lambda: None
        if session:
            self.load(session.plan)

    def close_page(self) -> None:
        """Stop watching the plan."""
        self._stop()

    def load(self, plan: Plan) -> None:
        """Review the plan and show what was found."""
        findings = review(plan)
        if findings == self._findings:
            return
        self._findings = findings
        self._summary.setText(summary(findings))
        clear(self._list)
        titles = {entry.key: page_title(entry) for entry in outline(plan)}
        for severity in Severity:
            found = [finding for finding in findings if finding.severity is severity]
            if found:
                self._list.addSpacing(theme.SPACE.l)
                self._list.addWidget(plain_label(f"{severity_word(severity)} ({len(found)})", "section"))
                self._list.addSpacing(theme.SPACE.xs)
            for finding in found:
                self._list.addWidget(self._row(finding, titles.get(page_of(plan, finding.place), "")))

    def focus_first(self) -> None:
        """The keyboard on the first finding, where there is one."""
        rows = self.findChildren(Row)
        if rows:
            rows[0].setFocus()

    def _row(self, finding: Finding, where: str) -> Row:
        icon, tone = _LOOKS[finding.severity]
        row = Row(f"{say(finding)}\n{where}", icon, tone)
        row.setAccessibleName(f"{severity_word(finding.severity)}: {say(finding)} {where}")
        row.clicked.connect(lambda: self.wanted.emit(finding.place))
        return row


def summary(findings: tuple[Finding, ...]) -> str:
    """One sentence on the whole."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        return ngettext(
            "{n} error must be put right before signing.",
            "{n} errors must be put right before signing.",
            errors,
        ).format(n=errors)
    if findings:
        return _("Nothing stands in the way of signing; look through the points below.")
    return _("Nothing is wrong or missing.")
